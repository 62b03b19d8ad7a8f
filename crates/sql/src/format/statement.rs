//! Statements.

use crate::format::Printer;
use crate::tree::{Statement, StatementKind};

impl<'t> Printer<'t> {
    /// A statement, without a `;`.
    pub fn statement(&mut self, statement: &'t Statement) {
        let output = &statement.output;
        let settings_follow = !output.settings.is_empty() && output.file.is_none() && output.format.is_none();
        match &statement.kind {
            StatementKind::Select(query) => self.query_before(query, settings_follow),
            StatementKind::CreateTable(table) => self.create_table(table, output),
            StatementKind::CreateView(view) => self.create_view(view, output),
            StatementKind::CreateDictionary(dictionary) => self.create_dictionary(dictionary),
            StatementKind::AlterTable(alter) => self.alter_table(alter, settings_follow),
            StatementKind::AlterDatabase(alter) => self.alter_database(alter),
            StatementKind::Set(settings) => {
                self.push("SET ");
                self.settings(settings);
            }
            StatementKind::Drop(drop) => self.drop_object(drop),
            StatementKind::Undrop(undrop) => self.undrop(undrop),
            StatementKind::Rename(rename) => self.rename(rename),
            StatementKind::CreateNamedCollection(create) => self.create_named_collection(create),
            StatementKind::AlterNamedCollection(alter) => self.alter_named_collection(alter),
            StatementKind::DropNamedCollection(drop) => self.drop_named("DROP NAMED COLLECTION ", drop),
            StatementKind::CreateFunction(create) => self.create_function(create),
            StatementKind::DropFunction(drop) => self.drop_named("DROP FUNCTION ", drop),
            StatementKind::CreateDatabase(create) => self.create_database(create),
            StatementKind::Optimize(optimize) => self.optimize(optimize),
            StatementKind::CreateIndex(create) => self.create_index(create),
            StatementKind::DropHypotheticalIndexes => self.push("DROP ALL HYPOTHETICAL INDEXES"),
            StatementKind::DropIndex(drop) => self.drop_index(drop),
            StatementKind::Parallel(statements) => {
                for (index, statement) in statements.iter().enumerate() {
                    if index > 0 {
                        self.line_or_space();
                        self.push("PARALLEL WITH");
                        self.line_or_space();
                    }
                    self.statement(statement);
                }
            }
        }
        self.output_options(output);
    }
}
