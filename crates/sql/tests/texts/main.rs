//! What is written, and the server's text of it: one file for each part of the language.

mod alter;
mod create_database;
mod create_function;
mod create_table;
mod data_type;
mod dictionary;
mod drop;
mod expression;
mod odd_forms;
mod queries;
mod query_layout;
mod settings;
mod support;
mod tables;
mod views;
