//! Objects that are named where no table stands: `IN t`, `dictGet('d', …)`, `merge('db', 't')`.

use super::collect::Collector;
use super::{Bare, Mention, Source};
use crate::literal::Value;
use crate::tree::expression::{BinaryOperator, ExpressionKind};
use crate::tree::function::FunctionCall;
use crate::tree::{Expression, Literal, Name, Path};

impl Collector<'_> {
    /// What stands to the right of IN: a name there is that of a table, whatever else has that name.
    pub(super) fn operand_of_in(&mut self, operand: &Expression, scope: usize) {
        if let ExpressionKind::Identifier(path) = &operand.kind {
            self.object(path, scope, true);
            if let [only] = path.parts.as_slice()
                && self.named_query(scope, &only.name.text).is_none()
            {
                self.bare(&only.name);
            }
        }
    }

    /// The first argument of `dictGet` and its like. A text that names the database says it with a dot.
    pub(super) fn dictionary(&mut self, argument: &Expression) {
        match &argument.inside_parentheses().kind {
            ExpressionKind::Identifier(path) => {
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

    /// `IN name`, or an argument of a function.
    pub(super) fn object(&mut self, path: &Path, scope: usize, is_operand: bool) {
        let mut names = path.parts.iter().map(|part| part.name.text.clone());
        let (database, name) = match (names.next(), names.next(), names.next()) {
            (Some(name), None, _) if self.named_query(scope, &name).is_none() => (None, name),
            (Some(database), Some(name), None) => (Some(database), name),
            _ => return,
        };
        self.names.mentions.push(Mention { database, name, scope, is_operand });
    }

    /// The object that a function names by its first argument: `dictGet('db.d', …)`, `joinGet(db.j, …)`.
    pub(super) fn first_argument(&mut self, call: &FunctionCall, scope: usize) {
        let Some(first) = call.arguments.first() else { return };
        match &first.inside_parentheses().kind {
            ExpressionKind::Identifier(path) => self.object(path, scope, false),
            ExpressionKind::Literal(Literal { value: Value::Text(text), .. }) => match text.split_once('.') {
                Some((database, name)) => {
                    let source = Source { database: Some(database.into()), name: name.into(), scope: None, member: 0 };
                    self.names.sources.push(source);
                }
                None => self.mention(None, text, scope),
            },
            _ => {}
        }
    }

    /// What a table function reads of this server: `loop('db', 't')`, `merge('db', '^t$')`. Names outside of texts are seen
    /// where all are.
    pub(super) fn arguments_of_reader(&mut self, call: &FunctionCall, scope: usize) {
        let mut database: Option<&str> = None;
        for argument in &call.arguments {
            let text = match &argument.kind {
                ExpressionKind::Literal(Literal { value: Value::Text(text), .. }) => text,
                ExpressionKind::Identifier(path) => match path.parts.as_slice() {
                    [only] => &only.name.text,
                    _ => return,
                },
                _ => return,
            };
            // A pattern that only one name fits.
            let name = text.strip_prefix('^').unwrap_or(text);
            self.mention(database, name.strip_suffix('$').unwrap_or(name), scope);
            database = Some(text);
        }
    }

    fn mention(&mut self, database: Option<&str>, name: &str, scope: usize) {
        self.names.mentions.push(Mention {
            database: database.map(Into::into),
            name: name.into(),
            scope,
            is_operand: false,
        });
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

    /// Whether a table function of this name reads tables of this server that its arguments name.
    pub(super) fn reads_tables(&self) -> bool {
        ["merge", "loop", "cluster", "clusterAllReplicas", "mergeTreeIndex", "mergeTreeProjection"]
            .iter()
            .any(|function| self.is(function))
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
