//! Texts drawn at random from a grammar; the same seed always draws the same text.

use std::collections::HashMap;

/// The rules: see the head of the first file.
const RULES: &[&str] = &[
    include_str!("grammar/names.txt"),
    include_str!("grammar/type.txt"),
    include_str!("grammar/expression.txt"),
    include_str!("grammar/query.txt"),
    include_str!("grammar/create.txt"),
    include_str!("grammar/alter.txt"),
    include_str!("grammar/statement.txt"),
];

/// How deep rules hold each other at most before only their first forms are taken.
const DEPTH: usize = 12;

/// How long a text grows before only first forms are taken.
const LENGTH: usize = 2_000;

/// More options of one form are not combined with each other: each is taken alone.
const MAX_COMBINED: usize = 6;

/// A grammar.
pub(crate) struct Grammar {
    rules: HashMap<&'static str, Vec<Form>>,
}

/// What stands one behind the other.
type Form = Vec<Part>;

enum Part {
    /// This text.
    Text(&'static str),
    /// One of a rule's forms: `<rule>`.
    Rule(&'static str),
    /// One to three of them with commas between: `<,rule>`.
    List(&'static str),
    /// One of the forms or nothing: `?{…}`.
    Optional(Vec<Form>),
    /// Up to three of them, with blanks between: `*{…}`.
    Many(Vec<Form>),
    /// One of the forms: `@{…}`.
    Choice(Vec<Form>),
}

impl Grammar {
    /// The project's own, without forms of which the server does not read again what it writes.
    pub(crate) fn new() -> Self {
        Self::reading(|form| (!form.starts_with("! ")).then_some(form))
    }

    /// All of it.
    #[allow(dead_code, reason = "tests of laws about the server's own text leave this to the proofs")]
    pub(crate) fn whole() -> Self {
        Self::reading(|form| Some(form.strip_prefix("! ").unwrap_or(form)))
    }

    fn reading(taken: impl Fn(&'static str) -> Option<&'static str>) -> Self {
        let mut rules: HashMap<&'static str, Vec<Form>> = HashMap::new();
        let mut name = "";
        let lines = RULES.iter().flat_map(|rules| rules.lines());
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.strip_prefix("  ") {
                Some(text) => rules.entry(name).or_default().extend(taken(text).map(form)),
                None => name = line,
            }
        }
        Self { rules }
    }

    /// A text that follows a rule.
    pub(crate) fn draw(&self, rule: &str, seed: u64) -> String {
        let mut draw = Draw::new(self, seed);
        draw.rule(rule, 0);
        draw.text
    }

    /// For each form of a rule one text with every combination of its options. What the options hold is random.
    #[allow(dead_code, reason = "only the example of this file's name asks for it")]
    pub(crate) fn variants(&self, rule: &str, seed: u64) -> Vec<String> {
        let mut texts = Vec::new();
        for form in self.forms(rule) {
            let count = form.iter().filter(|part| matches!(part, Part::Optional(_) | Part::Many(_))).count();
            let all = (1_u64 << count) - 1;
            let choices: Vec<u64> = if count <= MAX_COMBINED {
                (0..=all).collect()
            } else {
                [0, all].into_iter().chain((0..count).map(|option| 1 << option)).collect()
            };
            for chosen in choices {
                let mut draw = Draw::new(self, seed.wrapping_add(texts.len() as u64));
                draw.form_with(form, chosen);
                texts.push(draw.text);
            }
        }
        texts
    }

    fn forms(&self, rule: &str) -> &[Form] {
        let forms = self.rules.get(rule).map(Vec::as_slice).unwrap_or_default();
        assert!(!forms.is_empty(), "there is no rule {rule}");
        forms
    }
}

struct Draw<'g> {
    grammar: &'g Grammar,
    random: Random,
    deepest: usize,
    text: String,
}

impl<'g> Draw<'g> {
    fn new(grammar: &'g Grammar, seed: u64) -> Self {
        let mut random = Random(seed);
        // Mostly flat texts: what goes wrong goes wrong in a few words, and long texts hide it.
        let deepest = DEPTH / 3 + random.below(DEPTH - DEPTH / 3);
        Self { grammar, random, deepest, text: String::new() }
    }

    fn rule(&mut self, rule: &str, depth: usize) {
        self.one_of(self.grammar.forms(rule), depth + 1);
    }

    fn is_deep(&self, depth: usize) -> bool {
        depth > self.deepest || self.text.len() >= LENGTH
    }

    fn one_of(&mut self, forms: &'g [Form], depth: usize) {
        let index = if self.is_deep(depth) { 0 } else { self.random.below(forms.len()) };
        for part in forms.get(index).into_iter().flatten() {
            self.part(part, depth);
        }
    }

    fn part(&mut self, part: &'g Part, depth: usize) {
        match part {
            Part::Text(text) => self.text.push_str(text),
            Part::Rule(rule) => self.rule(rule, depth),
            Part::List(rule) => {
                self.rule(rule, depth);
                for _ in 0..self.random.below(3) {
                    self.text.push_str(", ");
                    self.rule(rule, depth);
                }
            }
            Part::Optional(forms) => {
                if !self.is_deep(depth) && self.random.below(3) == 0 {
                    self.one_of(forms, depth);
                }
            }
            Part::Many(forms) => {
                for _ in 0..self.random.below(4) {
                    self.one_of(forms, depth);
                    self.text.push(' ');
                }
            }
            Part::Choice(forms) => self.one_of(forms, depth),
        }
    }

    /// A form with those of its options whose bits are set.
    fn form_with(&mut self, form: &'g Form, chosen: u64) {
        let mut option = 1;
        for part in form {
            match part {
                Part::Optional(forms) | Part::Many(forms) => {
                    if chosen & option != 0 {
                        self.one_of(forms, 1);
                    }
                    option <<= 1;
                }
                part => self.part(part, 1),
            }
        }
    }
}

/// The parts of a line.
fn form(text: &'static str) -> Form {
    let mut parts = Vec::new();
    let (mut rest, mut plain) = (text, 0);
    while let Some(behind) = rest.get(plain..) {
        let Some((part, end)) = placeholder(behind).or_else(|| group(behind)) else {
            match behind.chars().next() {
                Some(character) => plain += character.len_utf8(),
                None => break,
            }
            continue;
        };
        parts.extend(rest.get(..plain).filter(|text| !text.is_empty()).map(Part::Text));
        parts.push(part);
        (rest, plain) = (behind.get(end..).unwrap_or_default(), 0);
    }
    parts.extend(Some(rest).filter(|text| !text.is_empty()).map(Part::Text));
    parts
}

/// The `<rule>` that a text begins with, and where it ends. Other angle brackets are operators.
fn placeholder(text: &'static str) -> Option<(Part, usize)> {
    let (name, _) = text.strip_prefix('<')?.split_once('>')?;
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let part = match name.strip_prefix(',') {
        Some(rule) if is_name(rule) => Part::List(rule),
        None if is_name(name) => Part::Rule(name),
        _ => return None,
    };
    Some((part, name.len() + 2))
}

/// The group that a text begins with, and where it ends. Its forms stand between bars, with blanks around them.
fn group(text: &'static str) -> Option<(Part, usize)> {
    let make = match text.get(..2)? {
        "?{" => Part::Optional,
        "*{" => Part::Many,
        "@{" => Part::Choice,
        _ => return None,
    };
    let (mut depth, mut begin, mut forms) = (0_usize, 2, Vec::new());
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            '|' if depth == 1 && text.get(..at)?.ends_with(' ') && text.get(at + 1..)?.starts_with(' ') => {
                forms.push(form(text.get(begin..at - 1)?));
                begin = at + 2;
            }
            _ => {}
        }
        if depth == 0 && sign == '}' {
            forms.push(form(text.get(begin..at)?));
            return Some((make(forms), at + 1));
        }
    }
    None
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
