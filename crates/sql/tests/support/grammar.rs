//! Texts drawn at random from a grammar; the same seed always draws the same text.

use std::collections::HashMap;

/// The rules: see the head of the file.
const RULES: &str = include_str!("grammar.txt");

/// How deep rules hold each other before only their first forms are taken.
const DEPTH: usize = 12;

/// How long a text grows before only first forms are taken.
const LENGTH: usize = 2_000;

/// A grammar.
pub(crate) struct Grammar {
    rules: HashMap<&'static str, Vec<&'static str>>,
}

impl Grammar {
    /// The project's own.
    pub(crate) fn new() -> Self {
        let mut rules: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        let mut forms: &mut Vec<&'static str> = rules.entry("").or_default();
        for line in RULES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.strip_prefix("  ") {
                Some(form) => forms.push(form),
                None => forms = rules.entry(line).or_default(),
            }
        }
        Self { rules }
    }

    /// A text that follows a rule.
    pub(crate) fn draw(&self, rule: &str, seed: u64) -> String {
        let mut draw = Draw { grammar: self, random: Random(seed), text: String::new() };
        draw.rule(rule, 0);
        draw.text
    }
}

struct Draw<'g> {
    grammar: &'g Grammar,
    random: Random,
    text: String,
}

impl Draw<'_> {
    fn rule(&mut self, rule: &str, depth: usize) {
        let forms = self.grammar.rules.get(rule).map(Vec::as_slice).unwrap_or_default();
        assert!(!forms.is_empty(), "there is no rule {rule}");
        let is_deep = depth >= DEPTH || self.text.len() >= LENGTH;
        let index = if is_deep { 0 } else { self.random.below(forms.len()) };
        let mut rest = forms.get(index).copied().unwrap_or_default();
        while let Some((before, name, behind)) = placeholder(rest) {
            self.text.push_str(before);
            self.placeholder(name, depth + 1);
            rest = behind;
        }
        self.text.push_str(rest);
    }

    fn placeholder(&mut self, name: &str, depth: usize) {
        if let Some(rule) = name.strip_prefix('?') {
            if self.random.below(3) == 0 {
                self.rule(rule, depth);
            }
        } else if let Some(rule) = name.strip_prefix(',') {
            self.rule(rule, depth);
            for _ in 0..self.random.below(3) {
                self.text.push_str(", ");
                self.rule(rule, depth);
            }
        } else if let Some(rule) = name.strip_prefix('*') {
            for _ in 0..self.random.below(4) {
                self.rule(rule, depth);
                self.text.push(' ');
            }
        } else {
            self.rule(name, depth);
        }
    }
}

/// The first `<rule>` of a form, with what stands before and behind it. Other angle brackets are operators.
fn placeholder(form: &str) -> Option<(&str, &str, &str)> {
    form.match_indices('<').find_map(|(open, _)| {
        let (before, behind) = form.split_at_checked(open)?;
        let (name, behind) = behind.strip_prefix('<')?.split_once('>')?;
        let is_name =
            |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_name(name.strip_prefix(['?', ',', '*']).unwrap_or(name)).then_some((before, name, behind))
    })
}

/// Numbers that look random, all from one seed (`SplitMix64`).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next one.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One below a bound, which must not be 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }
}
