//! Data types.

use crate::lexer::TokenKind;
use crate::literal::Value;
use crate::parser::part::Rule;
use crate::parser::{Mismatch, Parsed, Parser};
use crate::tree::data_type::{
    AggregateArguments, JsonArgument, NestedColumn, TupleElement, TypeArgument, TypeArguments, TypeParameter, Width,
};
use crate::tree::{DataType, Literal, Name};

/// Names that would not be read as a type again behind the name of a column.
const NOT_TYPES: &[&str] =
    &["ALIAS", "AUTO", "CODEC", "COMMENT", "DEFAULT", "EPHEMERAL", "MATERIALIZED", "NOT", "NULL", "PRIMARY", "TTL"];

/// Integers take a display width and a sign.
const INTEGERS: &[&str] = &[
    "BIGINT",
    "INT",
    "INT1",
    "INT128",
    "INT16",
    "INT256",
    "INT32",
    "INT64",
    "INT8",
    "INTEGER",
    "MEDIUMINT",
    "SMALLINT",
    "TINYINT",
    "UINT128",
    "UINT16",
    "UINT256",
    "UINT32",
    "UINT64",
    "UINT8",
];

/// The words that may follow the first one of a name, longer ones first.
fn further_words(first: &str) -> &'static [&'static str] {
    match first {
        "NATIONAL" => &["CHARACTER LARGE OBJECT", "CHARACTER VARYING", "CHAR VARYING", "CHARACTER", "CHAR"],
        "BINARY" | "CHARACTER" | "CHAR" | "NCHAR" => &["LARGE OBJECT", "VARYING"],
        "DOUBLE" => &["PRECISION"],
        _ if is_integer(first) => &["SIGNED", "UNSIGNED"],
        _ => &[],
    }
}

fn is_integer(upper: &str) -> bool {
    INTEGERS.binary_search(&upper).is_ok()
}

/// How the arguments of a type are read.
fn arguments_of<'t>(data_type: &DataType) -> fn(&mut Parser<'t>) -> Parsed<Box<TypeArguments>> {
    if data_type.words.is_some() {
        return Parser::plain_arguments;
    }
    match &*data_type.name.text {
        "Tuple" => |parser| Ok(Box::new(TypeArguments::Tuple(parser.type_list(Parser::tuple_element)?))),
        "Nested" => |parser| Ok(Box::new(TypeArguments::Nested(parser.type_list(Parser::nested_column)?))),
        "Dynamic" => |parser| Ok(Box::new(TypeArguments::Dynamic(parser.type_list(Parser::type_parameter)?))),
        "AggregateFunction" => |parser| parser.aggregate_arguments(true),
        "SimpleAggregateFunction" => |parser| parser.aggregate_arguments(false),
        name if ["ENUM", "ENUM8", "ENUM16"].iter().any(|family| name.eq_ignore_ascii_case(family)) => {
            Parser::enum_arguments
        }
        name if name.eq_ignore_ascii_case("json") => {
            |parser| Ok(Box::new(TypeArguments::Json(parser.type_list(Parser::json_argument)?)))
        }
        _ => Parser::plain_arguments,
    }
}

impl Parser<'_> {
    /// A data type.
    pub fn data_type(&mut self) -> Parsed<DataType> {
        self.part(Rule::DataType, Self::data_type_part)
    }

    pub(super) fn data_type_part(&mut self) -> Parsed<DataType> {
        let mut data_type = self.data_type_words();
        if let Ok(data_type) = &mut data_type
            && self.is(TokenKind::OpenParen)
        {
            self.type_arguments(data_type)?;
        }
        data_type
    }

    /// A data type up to its arguments.
    fn data_type_words(&mut self) -> Parsed<DataType> {
        let start = self.here();
        let name = self.data_type_name()?;
        let upper = name.text.to_ascii_uppercase();
        let alternatives = further_words(&upper);
        let mut words = self.one_of(alternatives);
        let mut width = None;
        if words.is_none() && is_integer(&upper) && self.accept(TokenKind::OpenParen) {
            width = Some(self.display_width());
            self.expect(TokenKind::CloseParen)?;
            words = self.one_of(alternatives);
        }
        self.comma_before_parenthesis();
        Ok(DataType { name, words, width, arguments: None, span: self.span_from(start) })
    }

    /// A word that can be the name of a type wherever it stands.
    fn data_type_name(&mut self) -> Parsed<Name> {
        match self.peek() {
            Some(token) if matches!(token.kind, TokenKind::Word | TokenKind::QuotedName) => {}
            _ => return self.mismatch("a data type"),
        }
        let fits = |name: &Name| {
            name.text.starts_with(|first: char| !first.is_ascii_digit())
                && name.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'))
                && NOT_TYPES.binary_search(&name.text.to_ascii_uppercase().as_str()).is_err()
        };
        match self
            .attempt(|parser| parser.name().and_then(|name| if fits(&name) { Ok(name) } else { Err(Mismatch) }))?
        {
            Some(name) => Ok(name),
            None => self.mismatch("a data type"),
        }
    }

    fn one_of(&mut self, alternatives: &'static [&'static str]) -> Option<&'static str> {
        alternatives.iter().copied().find(|words| self.accept_words(words))
    }

    fn display_width(&mut self) -> Width {
        let number = self.is(TokenKind::Number).then(|| self.advance()).flatten();
        Width { number: number.map(|token| token.text.into()) }
    }

    /// A comma behind the last argument belongs to its type.
    fn comma_before_parenthesis(&mut self) {
        if self.is(TokenKind::Comma) && self.peek_at(1).is_some_and(|token| token.kind == TokenKind::CloseParen) {
            self.advance();
        }
    }

    fn type_arguments(&mut self, data_type: &mut DataType) -> Parsed<()> {
        self.expect(TokenKind::OpenParen)?;
        if !self.is(TokenKind::CloseParen) {
            let rule = arguments_of(data_type);
            data_type.arguments = Some(rule(self)?);
        }
        data_type.span = data_type.span.to(self.expect(TokenKind::CloseParen)?.span());
        Ok(())
    }

    /// One or more with commas between and possibly one behind, up to the closing parenthesis.
    fn type_list<T>(&mut self, member: fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut list = Vec::new();
        loop {
            list.push(member(self)?);
            if !self.accept(TokenKind::Comma) || self.is(TokenKind::CloseParen) {
                return Ok(list);
            }
        }
    }

    /// `name Type` or `Type`. Two names in a row are the former, even where they could be one type (`double precision`).
    fn tuple_element(&mut self) -> Parsed<TupleElement> {
        let is_name = |ahead| {
            self.peek_at(ahead).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::QuotedName))
        };
        let name = if is_name(0) && is_name(1) { Some(self.name()?) } else { None };
        Ok(TupleElement { name, data_type: self.data_type()? })
    }

    fn nested_column(&mut self) -> Parsed<NestedColumn> {
        Ok(NestedColumn { name: self.name()?, data_type: self.data_type()? })
    }

    fn type_parameter(&mut self) -> Parsed<TypeParameter> {
        let name = self.name()?;
        self.expect_operator("=")?;
        Ok(TypeParameter { name, value: self.number_argument()? })
    }

    fn json_argument(&mut self) -> Parsed<JsonArgument> {
        if self.accept_words("SKIP") {
            if self.accept_words("REGEXP") {
                return Ok(JsonArgument::SkipRegexp(self.text()?));
            }
            return Ok(JsonArgument::Skip(self.path()?));
        }
        let path = self.path()?;
        if self.accept_operator("=") {
            return Ok(JsonArgument::Parameter { path, value: self.number_argument()? });
        }
        Ok(JsonArgument::Path { path, data_type: self.data_type()? })
    }

    /// `[version,] function, types…`
    fn aggregate_arguments(&mut self, has_version: bool) -> Parsed<Box<TypeArguments>> {
        let version = if has_version { self.version()? } else { None };
        let mut arguments = AggregateArguments { version, function: None, types: Vec::new() };
        if arguments.version.is_some() && (!self.accept(TokenKind::Comma) || self.is(TokenKind::CloseParen)) {
            return Ok(Box::new(TypeArguments::Aggregate(arguments)));
        }
        arguments.function = Some(self.call_or_name()?);
        if self.accept(TokenKind::Comma) && !self.is(TokenKind::CloseParen) {
            arguments.types = self.type_list(Self::data_type)?;
        }
        Ok(Box::new(TypeArguments::Aggregate(arguments)))
    }

    fn version(&mut self) -> Parsed<Option<Literal>> {
        if !self.is(TokenKind::Number) {
            return Ok(None);
        }
        let start = self.here();
        let value = Value::Unsigned(self.unsigned()?);
        Ok(Some(Literal { value, span: self.span_from(start) }))
    }

    fn plain_arguments(&mut self) -> Parsed<Box<TypeArguments>> {
        Ok(Box::new(TypeArguments::List(self.type_list(Self::type_argument)?)))
    }

    fn type_argument(&mut self) -> Parsed<TypeArgument> {
        if self.is_literal_ahead() { self.literal_arguments() } else { self.data_type().map(TypeArgument::Type) }
    }

    /// A value, or several that are said to equal. `==` is no sign for that here.
    fn literal_arguments(&mut self) -> Parsed<TypeArgument> {
        let first = self.literal()?;
        if !self.is_equals_sign() {
            self.note("=");
            return Ok(TypeArgument::Literal(first));
        }
        let mut values = vec![first];
        while self.is_equals_sign() {
            self.advance();
            values.push(self.literal()?);
        }
        Ok(TypeArgument::Equality(values))
    }

    fn is_equals_sign(&self) -> bool {
        self.peek().is_some_and(|token| token.kind == TokenKind::Operator && token.text == "=")
    }

    /// Members of an enumeration. Where each is a text with a plain number, `==` may stand between them, too.
    fn enum_arguments(&mut self) -> Parsed<Box<TypeArguments>> {
        if !self.is_explicit_enum() {
            return self.plain_arguments();
        }
        let members = self.type_list(|parser| {
            let name = parser.text()?;
            parser.expect_operator("=")?;
            Ok(TypeArgument::Equality(vec![name, parser.number_argument()?]))
        })?;
        Ok(Box::new(TypeArguments::List(members)))
    }

    fn is_explicit_enum(&self) -> bool {
        let mut ahead = 0;
        loop {
            let is_text = self.peek_at(ahead).is_some_and(|token| token.kind == TokenKind::String);
            let is_equality = self.peek_at(ahead + 1).is_some_and(|token| token.operator() == Some("="));
            let is_negative = self.peek_at(ahead + 2).is_some_and(|token| token.operator() == Some("-"));
            ahead += 2 + usize::from(is_negative);
            let is_number = self.peek_at(ahead).is_some_and(|token| {
                token.kind == TokenKind::Number
                    && token.text.bytes().all(|byte| byte.is_ascii_digit())
                    && token.text.parse::<i64>().is_ok()
            });
            if !(is_text && is_equality && is_number) {
                return false;
            }
            match self.peek_at(ahead + 1).map(|token| token.kind) {
                Some(TokenKind::CloseParen) => return true,
                Some(TokenKind::Comma) => ahead += 2,
                _ => return false,
            }
        }
    }

    fn is_literal_ahead(&self) -> bool {
        match self.peek() {
            Some(token) if token.kind == TokenKind::Word => {
                ["NULL", "TRUE", "FALSE", "INF", "INFINITY", "NAN"].into_iter().any(|word| token.is_word(word))
            }
            Some(token) => {
                matches!(token.kind, TokenKind::Number | TokenKind::String | TokenKind::Heredoc | TokenKind::Operator)
            }
            None => false,
        }
    }

    fn number_argument(&mut self) -> Parsed<Literal> {
        let start = self.here();
        let value = self.number()?;
        Ok(Literal { value, span: self.span_from(start) })
    }
}
