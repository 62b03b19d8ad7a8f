//! SAMPLE and STREAM behind a table.

use std::collections::BTreeMap;

use crate::format::Printer;
use crate::literal::Value;
use crate::tree::select::{CursorEntry, CursorValue, Sample, SampleRatio, Stream};

/// A share of a table as the server keeps it; numbers too large for it stay at the largest.
struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    fn of(ratio: &SampleRatio) -> Self {
        let numerator = Self::of_decimal(&ratio.numerator);
        match &ratio.denominator {
            None => numerator,
            Some(denominator) => {
                let denominator = Self::of_decimal(denominator);
                Self {
                    numerator: numerator.numerator.saturating_mul(denominator.denominator),
                    denominator: numerator.denominator.saturating_mul(denominator.numerator),
                }
            }
        }
    }

    fn of_decimal(text: &str) -> Self {
        let text = &*text.replace('_', "");
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let scale = power_of_ten(fraction.len());
        let number = integer(whole).saturating_mul(scale).saturating_add(integer(fraction));
        let is_negative = exponent.starts_with('-');
        let exponent = power_of_ten(exponent.trim_start_matches(['+', '-']).parse().unwrap_or(usize::MAX));
        if is_negative {
            Self { numerator: number, denominator: scale.saturating_mul(exponent) }
        } else {
            Self { numerator: number.saturating_mul(exponent), denominator: scale }
        }
    }
}

fn integer(digits: &str) -> u128 {
    digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |number: u128, digit| number.saturating_mul(10).saturating_add(u128::from(digit - b'0')))
}

fn power_of_ten(exponent: usize) -> u128 {
    u32::try_from(exponent).ok().and_then(|exponent| 10_u128.checked_pow(exponent)).unwrap_or(u128::MAX)
}

/// A cursor with its dotted keys taken apart.
#[derive(Default)]
struct CursorTree {
    position: Option<u64>,
    keys: BTreeMap<String, CursorTree>,
}

impl CursorTree {
    fn insert(&mut self, entries: &[CursorEntry]) {
        for entry in entries {
            let Value::Text(key) = &entry.key.value else {
                continue;
            };
            match &entry.value {
                CursorValue::Nested(entries) if entries.is_empty() => {}
                CursorValue::Nested(entries) => self.at(key).insert(entries),
                CursorValue::Position(position) => self.at(key).position = Some(*position),
            }
        }
    }

    fn at(&mut self, path: &str) -> &mut Self {
        path.split('.').fold(self, |tree, key| tree.keys.entry(key.to_owned()).or_default())
    }
}

impl Printer<'_> {
    /// SAMPLE …
    pub(crate) fn sample(&mut self, sample: &Sample) {
        self.push("SAMPLE ");
        self.sample_ratio(&sample.size);
        if let Some(offset) = &sample.offset {
            self.push(" OFFSET ");
            self.sample_ratio(offset);
        }
    }

    fn sample_ratio(&mut self, ratio: &SampleRatio) {
        let ratio = Ratio::of(ratio);
        self.push(&ratio.numerator.to_string());
        if ratio.denominator != 1 {
            self.push(" / ");
            self.push(&ratio.denominator.to_string());
        }
    }

    /// STREAM …
    pub(crate) fn stream(&mut self, stream: &Stream) {
        self.push("STREAM");
        if let Some(entries) = &stream.cursor {
            let mut tree = CursorTree::default();
            tree.insert(entries);
            self.push(" CURSOR ");
            self.cursor_tree(&tree);
        }
    }

    fn cursor_tree(&mut self, tree: &CursorTree) {
        if let Some(position) = tree.position {
            self.push(&position.to_string());
            return;
        }
        self.push("{");
        for (index, (key, tree)) in tree.keys.iter().enumerate() {
            self.push(if index > 0 { ", " } else { "" });
            self.text(key);
            self.push(": ");
            self.cursor_tree(tree);
        }
        self.push("}");
    }
}
