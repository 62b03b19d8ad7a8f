//! CREATE DICTIONARY, ATTACH DICTIONARY.

use crate::lexer::TokenKind;
use crate::literal::Value;
use crate::parser::part::Rule;
use crate::parser::{Parsed, Parser};
use crate::tree::create_table::CreateVerb;
use crate::tree::dictionary::{
    AttributeProperty, CreateDictionary, DictionaryAttribute, DictionaryRange, KeyValue, KeyValueFunction,
    KeyValueKind, Lifetime,
};
use crate::tree::{Literal, Name};

impl Parser<'_> {
    /// What follows `CREATE DICTIONARY` or the like.
    pub(super) fn create_dictionary(&mut self, verb: CreateVerb) -> Parsed<CreateDictionary> {
        let if_not_exists = self.accept_words("IF NOT EXISTS");
        let name = self.identified_name()?;
        let cluster = self.on_cluster()?;
        let mut dictionary = CreateDictionary {
            verb,
            if_not_exists,
            name,
            cluster,
            attributes: Vec::new(),
            primary_key: Vec::new(),
            source: None,
            lifetime: None,
            layout: None,
            range: None,
            settings: Vec::new(),
            comment: None,
        };
        if verb == CreateVerb::Attach {
            return Ok(dictionary);
        }
        dictionary.attributes = self.dictionary_attributes()?;
        if self.accept_words("PRIMARY KEY") {
            dictionary.primary_key = self.dictionary_key()?;
        }
        while self.dictionary_clause(&mut dictionary)? {}
        dictionary.comment = self.comment()?;
        Ok(dictionary)
    }

    fn dictionary_attributes(&mut self) -> Parsed<Vec<DictionaryAttribute>> {
        self.in_parentheses(|parser| {
            let mut attributes = vec![parser.dictionary_attribute()?];
            while parser.accept(TokenKind::Comma) && !parser.is(TokenKind::CloseParen) {
                attributes.push(parser.dictionary_attribute()?);
            }
            Ok(attributes)
        })
    }

    fn dictionary_attribute(&mut self) -> Parsed<DictionaryAttribute> {
        let start = self.here();
        let name = self.name()?;
        let data_type = self.data_type()?;
        let mut attribute = DictionaryAttribute {
            name,
            data_type,
            default: None,
            expression: None,
            properties: Vec::new(),
            span: start,
        };
        while self.attribute_clause(&mut attribute)? {}
        attribute.span = self.span_from(start);
        Ok(attribute)
    }

    /// One of the clauses that may come in any order, each once.
    fn attribute_clause(&mut self, attribute: &mut DictionaryAttribute) -> Parsed<bool> {
        if attribute.default.is_none() && self.accept_words("DEFAULT") {
            attribute.default = Some(self.attribute_default()?);
            return Ok(true);
        }
        if attribute.expression.is_none() && self.accept_words("EXPRESSION") {
            attribute.expression = Some(self.expression()?);
            return Ok(true);
        }
        for property in AttributeProperty::ALL {
            if !attribute.properties.contains(&property) && self.accept_words(property.word()) {
                attribute.properties.push(property);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A literal or an array of literals; arrays inside it are such, too, and none is empty.
    fn attribute_default(&mut self) -> Parsed<Literal> {
        if !self.is(TokenKind::OpenBracket) {
            return self.literal();
        }
        let start = self.here();
        let value = self.literal_collection()?;
        if !is_filled_array(&value) {
            return self.mismatch("a value");
        }
        Ok(Literal { value, span: self.span_from(start) })
    }

    fn dictionary_key(&mut self) -> Parsed<Vec<Name>> {
        let names = |parser: &mut Self| parser.comma_list(Self::name);
        if self.is(TokenKind::OpenParen) { self.in_parentheses(names) } else { names(self) }
    }

    /// One of the clauses that may come in any order, each once.
    fn dictionary_clause(&mut self, dictionary: &mut CreateDictionary) -> Parsed<bool> {
        if dictionary.source.is_none() && self.accept_words("SOURCE") {
            let source = self.in_parentheses(Self::key_value_function)?;
            if source.pairs.is_none() {
                return self.mismatch("(");
            }
            dictionary.source = Some(source);
        } else if dictionary.lifetime.is_none() && self.accept_words("LIFETIME") {
            dictionary.lifetime = Some(self.in_parentheses(Self::lifetime)?);
        } else if dictionary.layout.is_none() && self.accept_words("LAYOUT") {
            dictionary.layout = Some(self.in_parentheses(Self::key_value_function)?);
        } else if dictionary.range.is_none() && self.accept_words("RANGE") {
            dictionary.range = Some(self.in_parentheses(Self::dictionary_range)?);
        } else if dictionary.settings.is_empty() && self.accept_words("SETTINGS") {
            dictionary.settings = self.in_parentheses(|parser| parser.comma_list(Self::fixed_setting))?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// `name(key value …)`; the parentheses may be missing.
    fn key_value_function(&mut self) -> Parsed<KeyValueFunction> {
        let start = self.here();
        let name = self.name()?;
        let pairs = if self.is(TokenKind::OpenParen) { Some(self.key_values()?) } else { None };
        Ok(KeyValueFunction { name, pairs, span: self.span_from(start) })
    }

    fn key_values(&mut self) -> Parsed<Vec<KeyValue>> {
        self.part(Rule::Pairs, Self::key_values_part)
    }

    pub(super) fn key_values_part(&mut self) -> Parsed<Vec<KeyValue>> {
        self.in_parentheses(|parser| {
            let mut pairs = Vec::new();
            while !parser.is(TokenKind::CloseParen) {
                pairs.push(parser.key_value()?);
            }
            Ok(pairs)
        })
    }

    fn key_value(&mut self) -> Parsed<KeyValue> {
        let key = self.name()?;
        let value = match self.kind() {
            Some(TokenKind::OpenParen) => KeyValueKind::Pairs(self.key_values()?),
            Some(TokenKind::OpenBracket) => {
                let start = self.here();
                let value = self.literal_collection()?;
                KeyValueKind::Literal(Literal { value, span: self.span_from(start) })
            }
            _ if self.is_call_ahead() => KeyValueKind::Function(Box::new(self.call_or_name()?)),
            _ => match self.attempt(Self::literal)? {
                Some(literal) => KeyValueKind::Literal(literal),
                None => KeyValueKind::Name(self.name()?),
            },
        };
        Ok(KeyValue { key, value })
    }

    /// A number, the longest time; or `MIN number MAX number` in any order.
    fn lifetime(&mut self) -> Parsed<Lifetime> {
        if !matches!(self.kind(), Some(TokenKind::Word | TokenKind::QuotedName)) {
            return Ok(Lifetime { min: 0, max: self.seconds()? });
        }
        let (mut min, mut max) = (0, None);
        for _ in 0..2 {
            if self.accept_name("MIN") {
                min = self.seconds()?;
            } else if self.accept_name("MAX") {
                max = Some(self.seconds()?);
            } else {
                return self.mismatch("MIN");
            }
        }
        match max {
            Some(max) => Ok(Lifetime { min, max }),
            None => self.mismatch("MAX"),
        }
    }

    fn seconds(&mut self) -> Parsed<u64> {
        let is_number = |parser: &mut Self| match parser.number()? {
            Value::Unsigned(number) => Ok(number),
            _ => Err(crate::parser::Mismatch),
        };
        match self.attempt(is_number)? {
            Some(number) => Ok(number),
            None => self.mismatch("a whole number"),
        }
    }

    /// `MIN name MAX name` in any order.
    fn dictionary_range(&mut self) -> Parsed<DictionaryRange> {
        let (mut min, mut max) = (None, None);
        for _ in 0..2 {
            if self.accept_name("MIN") {
                min = Some(self.name()?);
            } else if self.accept_name("MAX") {
                max = Some(self.name()?);
            } else {
                return self.mismatch("MIN");
            }
        }
        match (min, max) {
            (Some(min), Some(max)) => Ok(DictionaryRange { min, max }),
            _ => self.mismatch("MAX"),
        }
    }

    /// Takes a word that the server reads as a name: it may be quoted.
    fn accept_name(&mut self, word: &'static str) -> bool {
        let is_word = match self.peek() {
            Some(token) if token.kind == TokenKind::Word => token.is_word(word),
            Some(token) if token.kind == TokenKind::QuotedName => {
                crate::quote::unquoted(token.text).is_some_and(|name| name.eq_ignore_ascii_case(word))
            }
            _ => false,
        };
        if is_word {
            self.advance();
        } else {
            self.note(word);
        }
        is_word
    }
}

fn is_filled_array(value: &Value) -> bool {
    let mut values = vec![value];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(members) if !members.is_empty() => values.extend(members),
            Value::Array(_) | Value::Tuple(_) | Value::Map(_) => return false,
            _ => {}
        }
    }
    true
}
