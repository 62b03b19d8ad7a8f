//! `CREATE FUNCTION`

use crate::tree::{DataType, Expression, Literal, Name, Setting};

/// `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS] name …`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateFunction {
    /// `OR REPLACE`
    pub or_replace: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// What it is called.
    pub name: Name,
    /// `ON CLUSTER name`
    pub cluster: Option<Name>,
    /// What it does.
    pub body: FunctionBody,
}

/// What a function does.
#[derive(Debug, Clone, PartialEq)]
pub enum FunctionBody {
    /// `AS (x, y) -> x + y`
    Lambda(Expression),
    /// `LANGUAGE WASM …`
    WebAssembly(WebAssemblyFunction),
    /// `[ARGUMENTS (…)] [RETURNS Type] ENGINE = Executable(…) AS 'code'`
    Executable(ExecutableFunction),
}

/// What a function takes.
#[derive(Debug, Clone, PartialEq)]
pub enum FunctionArguments {
    /// `(a UInt8, b String)`
    Named(Vec<(Name, DataType)>),
    /// `(UInt8, String)`
    Types(Vec<DataType>),
}

/// A function of a WebAssembly module.
#[derive(Debug, Clone, PartialEq)]
pub struct WebAssemblyFunction {
    /// `ARGUMENTS (…)`
    pub arguments: FunctionArguments,
    /// `RETURNS Type`
    pub returns: DataType,
    /// `FROM 'module'`
    pub module: Literal,
    /// `:: 'function'`: what it is called there.
    pub export: Option<Literal>,
    /// `ABI name`
    pub abi: Option<Name>,
    /// `SHA256_HASH '…'`
    pub hash: Option<Literal>,
    /// `DETERMINISTIC`
    pub is_deterministic: bool,
    /// `SETTINGS …`
    pub settings: Vec<Setting>,
}

/// A function that another program computes.
#[derive(Debug, Clone, PartialEq)]
pub struct ExecutableFunction {
    /// `ARGUMENTS (…)`
    pub arguments: Option<FunctionArguments>,
    /// `RETURNS Type`
    pub returns: Option<DataType>,
    /// `ENGINE = name`
    pub engine: Name,
    /// `(key = value, …)` behind the engine.
    pub parameters: Vec<(Name, Literal)>,
    /// `AS 'code'`
    pub code: Literal,
}
