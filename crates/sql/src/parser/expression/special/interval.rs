//! Intervals.

use crate::lexer::{Token, TokenKind, significant_tokens};
use crate::literal::{Value, number_value, special_number};
use crate::parser::expression::{AliasRule, Ends, Place};
use crate::parser::{Parsed, Parser};
use crate::tree::interval::IntervalUnit;
use crate::tree::special::{IntervalText, SpecialForm};

impl Parser<'_> {
    /// `INTERVAL 1 DAY`, `INTERVAL '1 day 2 hours'`, `INTERVAL '1:30' HOUR TO MINUTE`
    #[inline(never)]
    pub(super) fn interval(&mut self) -> Parsed<SpecialForm> {
        self.expect_words("INTERVAL")?;
        if (self.is(TokenKind::String) || self.is(TokenKind::Heredoc))
            && let Some(interval) = self.interval_text()?
        {
            return Ok(SpecialForm::IntervalText(interval));
        }
        let value = self.member(Place { alias: AliasRule::Bare, ends: Ends::Unit, is_behind_word: true })?;
        Ok(SpecialForm::Interval { value, unit: self.interval_unit()? })
    }

    /// An interval whose text says more than a number; `None`, and nothing read, where it does not.
    #[inline(never)]
    fn interval_text(&mut self) -> Parsed<Option<IntervalText>> {
        let at = self.at;
        let text = self.text()?;
        let spelling = text.value.as_text().unwrap_or_default().to_owned();
        match said(&spelling) {
            Said::Number => {
                self.at = at;
                Ok(None)
            }
            Said::Parts(parts) => Ok(Some(IntervalText { text, range: None, is_negative: false, parts })),
            Said::Other => {
                let from = self.interval_unit()?;
                self.expect_words("TO")?;
                let to = self.interval_unit()?;
                match compound(&spelling, from, to) {
                    Some((is_negative, parts)) => {
                        Ok(Some(IntervalText { text, range: Some((from, to)), is_negative, parts }))
                    }
                    None => self.mismatch("a unit of time"),
                }
            }
            Said::Nothing => self.mismatch("a number and a unit of time"),
        }
    }
}

/// What the text of an interval says.
enum Said {
    /// A number: the unit stands behind the text.
    Number,
    /// Numbers with their units.
    Parts(Vec<(Value, IntervalUnit)>),
    /// Something else, perhaps several numbers: `1:30`.
    Other,
    /// A number without its unit, after others.
    Nothing,
}

fn said(text: &str) -> Said {
    let tokens = significant_tokens(text);
    let mut rest = tokens.as_slice();
    let mut parts = Vec::new();
    while !rest.is_empty() || parts.is_empty() {
        let is_first = parts.is_empty();
        let Some((number, behind)) = leading_number(rest) else {
            return if is_first { Said::Other } else { Said::Nothing };
        };
        let [unit, behind @ ..] = behind else {
            return if is_first { Said::Number } else { Said::Nothing };
        };
        let unit = if unit.kind == TokenKind::Word { IntervalUnit::of(unit.text) } else { None };
        let Some(unit) = unit else {
            return if is_first { Said::Other } else { Said::Nothing };
        };
        parts.push((number, unit));
        rest = behind;
    }
    Said::Parts(parts)
}

/// The number that some tokens begin with, and the other tokens.
fn leading_number<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(Value, &'a [Token<'t>])> {
    let (first, behind) = tokens.split_first()?;
    let is_sign = first.kind == TokenKind::Operator && matches!(first.text, "-" | "+");
    let (number, behind) = if is_sign { behind.split_first()? } else { (first, behind) };
    let is_negative = first.text == "-";
    let value = match number.kind {
        TokenKind::Number => number_value(number.text, is_negative)?,
        TokenKind::Word => special_number(number.text, is_negative)?,
        _ => return None,
    };
    Some((value, behind))
}

/// Units with what separates each from the one before, and the most it may count behind another.
const YEAR_TO_MONTH: &[(IntervalUnit, char, u64)] = &[(IntervalUnit::Year, ' ', 0), (IntervalUnit::Month, '-', 11)];
const DAY_TO_SECOND: &[(IntervalUnit, char, u64)] = &[
    (IntervalUnit::Day, ' ', 0),
    (IntervalUnit::Hour, ' ', 23),
    (IntervalUnit::Minute, ':', 59),
    (IntervalUnit::Second, ':', 59),
];

/// `1:30` as hours and minutes, with its sign.
fn compound(text: &str, from: IntervalUnit, to: IntervalUnit) -> Option<(bool, Vec<(Value, IntervalUnit)>)> {
    let units = [YEAR_TO_MONTH, DAY_TO_SECOND].into_iter().find_map(|group| {
        let first = group.iter().position(|(unit, ..)| *unit == from)?;
        let last = group.iter().position(|(unit, ..)| *unit == to)?;
        group.get(first..=last).filter(|units| units.len() > 1)
    })?;
    let is_negative = text.starts_with('-');
    let mut rest = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut parts = Vec::new();
    for (index, (unit, separator, most)) in units.iter().enumerate() {
        if index > 0 {
            rest = rest.strip_prefix(*separator)?;
        }
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, behind) = rest.split_at_checked(length)?;
        let number: u64 = digits.parse().ok()?;
        let most = if index > 0 { *most } else { i64::MAX.unsigned_abs() };
        if number > most {
            return None;
        }
        parts.push((Value::Unsigned(number), *unit));
        rest = behind;
    }
    rest.is_empty().then_some((is_negative, parts))
}
