//! `CREATE FUNCTION`

use crate::lexer::TokenKind;
use crate::parser::{Parsed, Parser};
use crate::tree::create_function::{
    CreateFunction, ExecutableFunction, FunctionArguments, FunctionBody, WebAssemblyFunction,
};
use crate::tree::{DataType, Literal, Name};

impl Parser<'_> {
    /// What follows `CREATE FUNCTION` or `CREATE OR REPLACE FUNCTION`.
    pub(crate) fn create_function(&mut self, or_replace: bool) -> Parsed<CreateFunction> {
        let if_not_exists = !or_replace && self.accept_words("IF NOT EXISTS");
        let name = self.name()?;
        let cluster = self.on_cluster()?;
        let body = if self.accept_words("AS") {
            FunctionBody::Lambda(self.expression()?)
        } else if self.accept_words("LANGUAGE") {
            FunctionBody::WebAssembly(self.web_assembly_function()?)
        } else {
            FunctionBody::Executable(self.executable_function()?)
        };
        Ok(CreateFunction { or_replace, if_not_exists, name, cluster, body })
    }

    /// What follows `LANGUAGE`: clauses in any order, then the settings.
    fn web_assembly_function(&mut self) -> Parsed<WebAssemblyFunction> {
        if self.peek().is_none_or(|token| token.text != "WASM") {
            return self.mismatch("WASM");
        }
        self.advance();
        let (mut arguments, mut returns, mut module, mut export) = (None, None, None, None);
        let (mut abi, mut hash, mut is_deterministic) = (None, None, false);
        loop {
            if arguments.is_none() && self.accept_words("ARGUMENTS") {
                arguments = Some(self.function_arguments()?);
            } else if returns.is_none() && self.accept_words("RETURNS") {
                returns = Some(self.data_type()?);
            } else if module.is_none() && self.accept_words("FROM") {
                module = Some(self.text()?);
                export = if self.accept(TokenKind::DoubleColon) { Some(self.text()?) } else { None };
            } else if abi.is_none() && self.accept_words("ABI") {
                abi = Some(self.name()?);
            } else if hash.is_none() && self.accept_words("SHA256_HASH") {
                hash = Some(self.text()?);
            } else if !is_deterministic && self.accept_words("DETERMINISTIC") {
                is_deterministic = true;
            } else {
                break;
            }
        }
        let (Some(arguments), Some(returns), Some(module)) = (arguments, returns, module) else {
            return self.mismatch("the rest of the function");
        };
        let settings = if self.accept_words("SETTINGS") { self.comma_list(Self::fixed_setting)? } else { Vec::new() };
        Ok(WebAssemblyFunction { arguments, returns, module, export, abi, hash, is_deterministic, settings })
    }

    fn executable_function(&mut self) -> Parsed<ExecutableFunction> {
        let arguments = if self.accept_words("ARGUMENTS") { Some(self.function_arguments()?) } else { None };
        let returns = if self.accept_words("RETURNS") { Some(self.data_type()?) } else { None };
        self.expect_words("ENGINE")?;
        self.accept_operator("=");
        let engine = self.name()?;
        let has_parameters = self.is(TokenKind::OpenParen);
        let parameters = if has_parameters { self.in_parentheses(Self::engine_parameters)? } else { Vec::new() };
        self.expect_words("AS")?;
        Ok(ExecutableFunction { arguments, returns, engine, parameters, code: self.text()? })
    }

    fn engine_parameters(&mut self) -> Parsed<Vec<(Name, Literal)>> {
        if self.is(TokenKind::CloseParen) {
            return Ok(Vec::new());
        }
        self.comma_list(|parser| {
            let name = parser.name()?;
            parser.expect_operator("=")?;
            Ok((name, parser.literal()?))
        })
    }

    /// `(a UInt8, b String)` or `(UInt8, String)`
    fn function_arguments(&mut self) -> Parsed<FunctionArguments> {
        self.in_parentheses(|parser| {
            if parser.is(TokenKind::CloseParen) {
                return Ok(FunctionArguments::Types(Vec::new()));
            }
            if parser.is_name_at(0) && parser.is_name_at(1) {
                return parser.comma_list(Self::named_argument).map(FunctionArguments::Named);
            }
            parser.comma_list(Self::data_type).map(FunctionArguments::Types)
        })
    }

    fn named_argument(&mut self) -> Parsed<(Name, DataType)> {
        Ok((self.name()?, self.data_type()?))
    }

    fn is_name_at(&self, ahead: usize) -> bool {
        self.peek_at(ahead).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::QuotedName))
    }
}
