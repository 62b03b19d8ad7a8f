//! Names with arguments: engines and types of indexes.

use super::{Refused, canonical, canonical_expression};
use crate::parse::parse_all;
use crate::tree::expression::ExpressionKind;
use crate::tree::{Expression, Storage};

/// A name, possibly with arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The name.
    pub name: String,
    /// Its arguments.
    pub arguments: Vec<Argument>,
}

/// An argument of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its canonical text.
    pub canonical: String,
    /// The name that it is, where it is nothing else.
    pub name: Option<String>,
}

/// Reads an engine: `MergeTree`, `ReplacingMergeTree(version)`.
pub fn engine(text: &str) -> Result<Call, Refused> {
    parse_all(text, |parser| parser.call_or_name()).map(|engine| call(&engine))
}

/// Reads how a table is stored, as `system.tables.engine_full` says it.
pub fn stored_engine(text: &str) -> Result<Storage, Refused> {
    parse_all(text, |parser| parser.stored_engine())
}

/// Reads the type of an index: `minmax`, `set(100)`.
pub fn index_type(text: &str) -> Result<Call, Refused> {
    parse_all(text, |parser| parser.index_type()).map(|index_type| call(&index_type))
}

/// Reads arguments with commas between them, or nothing; their canonical texts.
pub fn arguments(text: &str) -> Result<Vec<String>, Refused> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let list = parse_all(text, |parser| parser.expression_list(false))?;
    Ok(list.iter().map(canonical_expression).collect())
}

/// What an engine or the type of an index calls.
pub fn call(expression: &Expression) -> Call {
    match &expression.kind {
        ExpressionKind::Function(function) => {
            Call { name: function.name.to_name(), arguments: function.arguments.iter().map(argument).collect() }
        }
        ExpressionKind::Identifier(path) => Call { name: path.to_name(), arguments: Vec::new() },
        // Nothing else stands for an engine; what does is one whole name that no server knows.
        _ => Call { name: canonical(|printer| printer.engine(expression)), arguments: Vec::new() },
    }
}

fn argument(expression: &Expression) -> Argument {
    let name = match (&expression.kind, &expression.alias) {
        (ExpressionKind::Identifier(path), None) if path.parts.len() == 1 => Some(path.to_name()),
        _ => None,
    };
    Argument { canonical: canonical_expression(expression), name }
}

#[cfg(test)]
mod tests {
    use super::{Argument, arguments, engine, index_type};

    fn argument(canonical: &str, name: Option<&str>) -> Argument {
        Argument { canonical: canonical.to_owned(), name: name.map(str::to_owned) }
    }

    #[test]
    fn engines_have_names_and_arguments() {
        let read = |text: &str| engine(text).map(|call| (call.name, call.arguments));
        for text in ["MergeTree", "MergeTree()", "`MergeTree` ( )"] {
            assert_eq!(read(text), Ok(("MergeTree".to_owned(), Vec::new())), "{text}");
        }
        let expected = vec![argument("db", Some("db")), argument("'t'", None), argument("rand() + 1", None)];
        assert_eq!(read("Distributed(`db`,'t', RAND()+1)"), Ok(("Distributed".to_owned(), expected)));
        assert!(engine("MergeTree ORDER BY a").is_err());
        assert!(engine("").is_err());
    }

    #[test]
    fn types_of_indexes_have_plain_arguments() {
        let call = index_type("set( 0x64 )").expect("it is a type");
        assert_eq!((call.name.as_str(), call.arguments), ("set", vec![argument("100", None)]));
        assert_eq!(arguments(" 256, 0x2 ,'a'"), Ok(vec!["256".to_owned(), "2".to_owned(), "'a'".to_owned()]));
        assert_eq!(arguments(" "), Ok(Vec::new()));
        assert!(arguments("256,").is_err());
    }
}
