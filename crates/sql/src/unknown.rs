//! Names that ClickHouse itself does not have: mistyped, or known to a user or to another version.

use std::collections::BTreeSet;

use chkit_diagnostics::{Code, Diagnostic};

use crate::facts;
use crate::lexer::TextProblem;
use crate::refusal::distance;
use crate::span::Span;
use crate::tree::expression::ExpressionKind;
use crate::tree::visit::{EntityKind, Node, walk};
use crate::tree::{DataType, Expression, Name, Statement, StatementKind};

/// For how many names of a script the nearest known one is looked for: that takes time.
const MAX_LOOKUPS: usize = 50;

/// Finds unknown names in the statements of a script, each name once.
#[derive(Debug, Default)]
pub struct UnknownNames {
    /// Functions that the script creates.
    created: BTreeSet<Box<str>>,
    said: BTreeSet<(Code, Box<str>)>,
}

/// A kind of names.
struct Kind {
    code: Code,
    /// What is said in front of the name.
    subject: &'static str,
    is_known: fn(&str) -> bool,
    known: fn() -> Box<dyn Iterator<Item = &'static str>>,
}

const FUNCTION: Kind = Kind {
    code: Code::UnknownFunction,
    subject: "The function",
    is_known: facts::is_function,
    known: || Box::new(facts::functions()),
};

const TABLE_FUNCTION: Kind = Kind {
    code: Code::UnknownTableFunction,
    subject: "The table function",
    is_known: facts::is_table_function,
    known: || Box::new(facts::table_functions()),
};

const ENGINE: Kind = Kind {
    code: Code::UnknownEngine,
    subject: "The engine",
    is_known: facts::is_engine,
    known: || Box::new(facts::engines()),
};

const CODEC: Kind = Kind {
    code: Code::UnknownCodec,
    subject: "The codec",
    is_known: facts::is_codec,
    known: || Box::new(facts::codecs()),
};

const INDEX_TYPE: Kind = Kind {
    code: Code::UnknownIndexType,
    subject: "The index type",
    is_known: facts::is_index_type,
    known: || Box::new(facts::index_types()),
};

const DATA_TYPE: Kind = Kind {
    code: Code::UnknownDataType,
    subject: "The data type",
    is_known: |name| facts::data_type_family(name).is_some(),
    known: || Box::new(facts::data_types()),
};

impl UnknownNames {
    /// What a statement names that is not known, in the order of the text.
    pub fn of(&mut self, statement: &Statement) -> Vec<TextProblem> {
        if let StatementKind::CreateFunction(create) = &statement.kind {
            self.created.insert(create.name.text.clone());
        }
        self.below(Node::Statement(statement))
    }

    /// What a data type names that is not known.
    pub fn of_type(&mut self, data_type: &DataType) -> Vec<TextProblem> {
        self.below(Node::DataType(data_type))
    }

    fn below(&mut self, root: Node<'_>) -> Vec<TextProblem> {
        let mut found = Vec::new();
        walk(root, &mut |node| {
            let (finding, goes_on) = self.at(node);
            found.extend(finding);
            goes_on
        });
        found
    }

    /// What is to be said of a node, and whether names below it mean what they do elsewhere.
    fn at(&mut self, node: Node<'_>) -> (Option<TextProblem>, bool) {
        match node {
            Node::Expression(Expression { kind: ExpressionKind::Function(call), .. }) => {
                match call.name.parts.as_slice() {
                    [only] => (self.function(&only.name), true),
                    _ => (None, true),
                }
            }
            Node::Entity(kind, entity) => (self.entity(kind, entity), matches!(entity.kind, ExpressionKind::View(_))),
            Node::DataType(data_type) => (self.data_type(data_type), true),
            // Keys and values.
            Node::KeyValue(_) | Node::Setting(..) => (None, false),
            _ => (None, true),
        }
    }

    fn function(&mut self, name: &Name) -> Option<TextProblem> {
        if self.created.contains(&name.text) { None } else { self.check(&FUNCTION, &name.text, name.span) }
    }

    fn entity(&mut self, kind: EntityKind, entity: &Expression) -> Option<TextProblem> {
        let path = match &entity.kind {
            ExpressionKind::Identifier(path) => path,
            ExpressionKind::Function(call) => &call.name,
            _ => return None,
        };
        let [only] = path.parts.as_slice() else { return None };
        match kind {
            EntityKind::Engine => self.check(&ENGINE, &only.name.text, only.name.span),
            EntityKind::TableFunction => self.check(&TABLE_FUNCTION, &only.name.text, only.name.span),
            EntityKind::Codec => self.check(&CODEC, &only.name.text, only.name.span),
            EntityKind::IndexType => self.check(&INDEX_TYPE, &only.name.text, only.name.span),
            EntityKind::AggregateFunction => self.function(&only.name),
            EntityKind::Statistics | EntityKind::Command => None,
        }
    }

    fn data_type(&mut self, data_type: &DataType) -> Option<TextProblem> {
        let mut name = data_type.name.text.to_string();
        if let Some(words) = data_type.words {
            name.push(' ');
            name.push_str(words);
        }
        self.check(&DATA_TYPE, &name, data_type.name.span)
    }

    fn check(&mut self, kind: &Kind, name: &str, span: Span) -> Option<TextProblem> {
        if (kind.is_known)(name) || !self.said.insert((kind.code, name.into())) {
            return None;
        }
        let nearest = if self.said.len() > MAX_LOOKUPS { None } else { nearest(name, (kind.known)()) };
        let help = match nearest {
            Some(nearest) => format!("Write `{nearest}`."),
            // It may be a view with parameters, or a type of a newer server, which an error must not keep from being used.
            None if matches!(kind.code, Code::UnknownTableFunction | Code::UnknownDataType) => return None,
            None => "Check how it is spelled, and whether the server's version has it.".to_owned(),
        };
        let message = format!("{} `{name}` is not known.", kind.subject);
        let diagnostic = Diagnostic::new(kind.code, message).help(help);
        Some(TextProblem { start: span.start as usize, end: span.end as usize, diagnostic })
    }
}

/// The known name that is spelled nearly like one that is not, or differs only in case.
fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let limit = if name.len() < 5 { 1 } else { 2 };
    let upper = name.to_ascii_uppercase();
    known
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= limit)
        .map(|candidate| (distance(&upper, &candidate.to_ascii_uppercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
