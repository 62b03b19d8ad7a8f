//! ClickHouse SQL: tokens, the syntax tree, the parser, and the server's own text of what was parsed.

pub mod classify;
pub mod collections;
pub mod data_type;
pub mod facts;
pub mod format;
pub mod fragment;
pub mod lexer;
pub mod literal;
pub mod lower;
mod mistakes;
pub mod names;
pub mod parse;
pub mod parser;
pub mod quote;
mod refusal;
pub mod repeatable;
pub mod span;
pub mod statements;
pub mod tree;
pub mod unknown;
pub mod unread;
