//! Several columns at once: `*`, `COLUMNS('re')`, and what is done to each of them.

use crate::tree::{Expression, Literal, Name, Path};

/// `*`
#[derive(Debug, Clone, PartialEq)]
pub struct Asterisk {
    /// What stands before the dot.
    pub source: ColumnSource,
    /// `LIKE 'pattern'`
    pub like: Option<ColumnPattern>,
    /// What is done to the columns.
    pub transformers: Vec<ColumnTransformer>,
}

/// Where the columns come from.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnSource {
    /// All that is read.
    All,
    /// A table: `t.*`.
    Table(Path),
    /// A tuple: `f(x).*`.
    Expression(Expression),
}

/// `LIKE 'pattern'`, `ILIKE 'pattern'`
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnPattern {
    /// Whether it is `ILIKE`.
    pub ignores_case: bool,
    /// The pattern.
    pub pattern: Literal,
}

/// `COLUMNS('re')`, `COLUMNS(a, b)`
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// What stands before the dot.
    pub source: ColumnSource,
    /// Which columns.
    pub matcher: ColumnMatcher,
    /// What is done to them.
    pub transformers: Vec<ColumnTransformer>,
}

/// Which columns are meant.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnMatcher {
    /// Those whose names match a regular expression.
    Pattern(Literal),
    /// These.
    List(Vec<Path>),
}

/// What is done to each of several columns.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnTransformer {
    /// `APPLY …`
    Apply(Apply),
    /// `EXCEPT …`
    Except {
        /// `STRICT`
        is_strict: bool,
        /// Which ones.
        columns: ExceptColumns,
    },
    /// `REPLACE …`
    Replace {
        /// `STRICT`
        is_strict: bool,
        /// The expressions with the names of the columns whose place they take.
        replacements: Vec<(Expression, Name)>,
    },
}

/// Which columns are left out.
#[derive(Debug, Clone, PartialEq)]
pub enum ExceptColumns {
    /// These.
    List(Vec<Name>),
    /// Those whose names match a regular expression.
    Pattern(Literal),
}

/// `APPLY f`
#[derive(Debug, Clone, PartialEq)]
pub struct Apply {
    /// What is applied.
    pub function: ApplyFunction,
    /// What the names of the results begin with.
    pub prefix: Option<Literal>,
}

/// What APPLY applies.
#[derive(Debug, Clone, PartialEq)]
pub enum ApplyFunction {
    /// `x -> x + 1`
    Lambda(Expression),
    /// `quantile(0.5)`
    Named {
        /// What it is called.
        name: Name,
        /// Its parameters, where there are parentheses.
        parameters: Option<Vec<Expression>>,
    },
}
