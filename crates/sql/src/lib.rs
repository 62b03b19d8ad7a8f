//! ClickHouse SQL as text: tokens, statements, data types, quoting, and equality by token.

pub mod classify;
pub mod data_type;
pub mod facts;
pub mod fragment;
pub mod lexer;
pub mod number;
pub mod quote;
pub mod repeatable;
pub mod statements;
