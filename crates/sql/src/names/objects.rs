//! Objects that are named where no table stands: `IN t`, `dictGet('d', …)`, `merge('db', 't')`.

use super::collect::Collector;
use super::{Bare, Source};
use crate::literal::Value;
use crate::tree::expression::{BinaryOperator, ExpressionKind};
use crate::tree::function::FunctionCall;
use crate::tree::{Expression, Literal, Name, Path};

impl Collector<'_> {
    /// What stands to the right of IN: a name there is that of a table, whatever else has that name.
    pub(super) fn operand_of_in(&mut self, operand: &Expression, scope: usize) {
        if let ExpressionKind::Identifier(path) = &operand.kind {
            self.object(path, scope);
            if let [only] = path.parts.as_slice()
                && self.named_query(scope, &only.name.text).is_none()
            {
                self.bare(&only.name);
            }
        }
    }

    /// The first argument of `dictGet` and its like. A text that names the database says it with a dot.
    pub(super) fn dictionary(&mut self, argument: &Expression, scope: usize) {
        match &argument.inside_parentheses().kind {
            ExpressionKind::Identifier(path) => {
                self.object(path, scope);
                if let [only] = path.parts.as_slice() {
                    self.bare(&only.name);
                }
            }
            ExpressionKind::Literal(Literal { value: Value::Text(text), span }) if !text.contains('.') => {
                self.names.bare.push(Bare { start: span.start, is_text: true });
            }
            _ => {}
        }
    }

    pub(super) fn bare(&mut self, name: &Name) {
        if !name.is_parameter {
            self.names.bare.push(Bare { start: name.span.start, is_text: false });
        }
    }

    /// `IN name`, or an argument of a table function.
    pub(super) fn object(&mut self, path: &Path, scope: usize) {
        let mut names = path.parts.iter().map(|part| part.name.text.clone());
        match (names.next(), names.next(), names.next()) {
            (Some(name), None, _) if self.named_query(scope, &name).is_none() => self.names.objects.push((None, name)),
            (Some(database), Some(name), None) => self.names.objects.push((Some(database), name)),
            _ => {}
        }
    }

    /// The object that a function names by the text of its first argument: `dictGet('db.d', …)`.
    pub(super) fn named_in_text(&mut self, call: &FunctionCall) {
        let Some(ExpressionKind::Literal(literal)) = call.arguments.first().map(|first| &first.kind) else { return };
        let Value::Text(text) = &literal.value else { return };
        match text.split_once('.') {
            Some((database, name)) => {
                let source = Source { database: Some(database.into()), name: name.into(), scope: None, member: 0 };
                self.names.sources.push(source);
            }
            None => self.names.objects.push((None, text.clone())),
        }
    }
}

impl Path {
    pub(super) fn is(&self, function: &str) -> bool {
        matches!(self.parts.as_slice(), [only] if only.name.text.eq_ignore_ascii_case(function))
    }

    /// Whether a function of this name reads a dictionary or a table that its first argument names.
    pub(super) fn reads_object(&self) -> bool {
        let [only] = self.parts.as_slice() else { return false };
        ["dictGet", "dictHas", "dictIsIn", "joinGet"].iter().any(|prefix| only.name.text.starts_with(prefix))
    }

    /// Whether a function of this name reads a dictionary: the server says which database it is in.
    pub(super) fn reads_dictionary(&self) -> bool {
        let [only] = self.parts.as_slice() else { return false };
        only.name.text.starts_with("dictGet") || matches!(&*only.name.text, "dictHas" | "dictIsIn")
    }

    /// Whether a function of this name is an `IN` that is written as a call.
    pub(super) fn is_in(&self) -> bool {
        let [only] = self.parts.as_slice() else { return false };
        matches!(
            &*only.name.text,
            "in" | "notIn" | "globalIn" | "globalNotIn" | "nullIn" | "notNullIn" | "globalNullIn" | "globalNotNullIn"
        )
    }
}

impl Expression {
    /// The server reads `IN (t)` as `IN t`.
    pub(super) fn inside_parentheses(&self) -> &Self {
        let mut inner = self;
        while let ExpressionKind::Parenthesized(next) = &inner.kind {
            inner = next;
        }
        inner
    }
}

impl BinaryOperator {
    pub(super) fn is_in(self) -> bool {
        matches!(self, Self::In | Self::NotIn | Self::GlobalIn | Self::GlobalNotIn)
    }
}
