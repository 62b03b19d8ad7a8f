//! Settings: `a = 1, b = DEFAULT, c = {p:UInt64}, param_d = 'x'`.

use crate::facts::needs_value;
use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::quote;
use crate::tree::settings::{ParameterValue, Setting, SettingValue};
use crate::tree::{Literal, Name};

/// What stands before the name of a query parameter where its value is set like a setting.
const PARAMETER_PREFIX: &str = "param_";

impl Parser<'_> {
    /// One or more settings, as behind `SETTINGS`.
    pub fn settings(&mut self) -> Parsed<Vec<Setting>> {
        self.comma_list(Self::setting)
    }

    /// What follows `SET`: settings, or `TIME ZONE`, which is a setting too.
    pub fn set(&mut self) -> Parsed<Vec<Setting>> {
        if self.is_words("TRANSACTION") {
            return self.mismatch("a setting");
        }
        let start = self.here();
        if !self.accept_words("TIME ZONE") {
            return self.settings();
        }
        self.accept_operator("=");
        let value = self.literal_or_map()?;
        let span = self.span_from(start);
        let name = Name { text: "session_timezone".into(), is_parameter: false, span };
        Ok(vec![Setting { name, value: SettingValue::Literal(value), span }])
    }

    fn setting(&mut self) -> Parsed<Setting> {
        let start = self.here();
        let name = self.dotted_name()?;
        let for_parameter = name.text.strip_prefix(PARAMETER_PREFIX);
        if for_parameter == Some("") {
            return self.mismatch("the name of a parameter behind `param_`");
        }
        let value = if !self.accept_operator("=") {
            if for_parameter.is_some() || needs_value(&name.text) {
                return self.mismatch("=");
            }
            SettingValue::Omitted
        } else if for_parameter.is_some() {
            SettingValue::ForParameter(self.parameter_value()?)
        } else {
            self.setting_value()?
        };
        Ok(Setting { name, value, span: self.span_from(start) })
    }

    fn setting_value(&mut self) -> Parsed<SettingValue> {
        if self.accept_words("DEFAULT") {
            return Ok(SettingValue::Default);
        }
        let is_parameter =
            self.is(TokenKind::OpenBrace) && self.peek_at(1).is_some_and(|token| token.kind == TokenKind::Word);
        if is_parameter {
            return Ok(SettingValue::Parameter(self.query_parameter()?));
        }
        self.fixed_value()
    }

    /// `name = value` where the value is neither `DEFAULT` nor a parameter.
    pub fn fixed_setting(&mut self) -> Parsed<Setting> {
        let start = self.here();
        let name = self.dotted_name()?;
        self.expect_operator("=")?;
        let value = self.fixed_value()?;
        Ok(Setting { name, value, span: self.span_from(start) })
    }

    fn fixed_value(&mut self) -> Parsed<SettingValue> {
        if self.is_disk() {
            self.advance();
            return Ok(SettingValue::Disk(self.in_parentheses(|parser| {
                if parser.is(TokenKind::CloseParen) { Ok(Vec::new()) } else { parser.comma_list(Self::expression) }
            })?));
        }
        Ok(SettingValue::Literal(self.literal_or_map()?))
    }

    fn literal_or_map(&mut self) -> Parsed<Literal> {
        if !self.is(TokenKind::OpenBrace) {
            return self.literal();
        }
        let start = self.here();
        let value = self.text_map()?;
        Ok(Literal { value, span: self.span_from(start) })
    }

    fn is_disk(&self) -> bool {
        let is_name = self.peek().is_some_and(|token| match token.kind {
            TokenKind::Word => token.text == "disk",
            TokenKind::QuotedName => quote::unquoted(token.text).is_some_and(|name| name == "disk"),
            _ => false,
        });
        is_name && self.peek_at(1).is_some_and(|token| token.kind == TokenKind::OpenParen)
    }

    fn parameter_value(&mut self) -> Parsed<ParameterValue> {
        let start = self.here();
        match self.kind() {
            Some(TokenKind::Word | TokenKind::QuotedName) => Ok(ParameterValue::Name(self.dotted_name()?)),
            Some(TokenKind::OpenBracket | TokenKind::OpenParen | TokenKind::OpenBrace) => {
                let value = self.literal_collection()?;
                Ok(ParameterValue::Literal(Literal { value, span: self.span_from(start) }))
            }
            _ => Ok(ParameterValue::Literal(self.literal()?)),
        }
    }

    /// A name whose parts belong together: the dots are part of it.
    pub fn dotted_name(&mut self) -> Parsed<Name> {
        let path = self.path()?;
        Ok(Name { text: path.to_name().into(), is_parameter: false, span: path.span() })
    }
}
