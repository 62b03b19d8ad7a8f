//! Whether a statement may be sent again when nobody knows whether it ran, judged from its syntax tree.

use crate::parse::Outcome;
use crate::tree::alter::{
    AlterCommand, AlterCommandKind, ColumnChange, ColumnCommand, ConstraintCommand, DatabaseCommand, IndexCommand,
    ProjectionCommand, StatisticsCommand, TableCommand,
};
use crate::tree::create_table::{CreateSource, CreateVerb, Filling};
use crate::tree::drop::DropVerb;
use crate::tree::view::{CreateView, ViewFilling, ViewKind};
use crate::tree::{CreateTable, Path, Statement, StatementKind};

/// Whether a second run surely leaves everything as the first one left it, and does not fail where the first did not.
///
/// What is not known to be so is not: `RENAME`, `INSERT`, `REMOVE TTL`, `CREATE TABLE … AS SELECT`.
pub fn repeatable(statement: &Outcome) -> bool {
    match statement {
        Outcome::Parsed(statement) => of_statement(statement),
        Outcome::Unread(unread) => {
            !unread.is_parallel
                && matches!(unread.kind.as_str(), "check" | "desc" | "describe" | "exists" | "explain" | "show")
        }
        Outcome::Refused(_) => false,
    }
}

fn of_statement(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::Select(_) => statement.output.file.is_none(),
        StatementKind::Set(_) | StatementKind::DropHypotheticalIndexes => true,
        StatementKind::CreateTable(create) => of_table(create),
        StatementKind::CreateView(create) => of_view(create),
        StatementKind::CreateDictionary(create) => match create.verb {
            CreateVerb::Create => create.if_not_exists,
            CreateVerb::CreateOrReplace => true,
            CreateVerb::Replace | CreateVerb::Attach => false,
        },
        StatementKind::CreateDatabase(create) => create.if_not_exists && !create.is_attach,
        StatementKind::CreateFunction(create) => create.if_not_exists || create.or_replace,
        StatementKind::CreateNamedCollection(create) => create.if_not_exists,
        StatementKind::CreateIndex(create) => create.if_not_exists,
        StatementKind::DropNamedCollection(drop) | StatementKind::DropFunction(drop) => drop.if_exists,
        StatementKind::DropIndex(drop) => drop.if_exists,
        StatementKind::Drop(drop) => match drop.verb {
            DropVerb::Drop => drop.if_exists,
            DropVerb::Detach | DropVerb::Truncate => false,
        },
        StatementKind::AlterTable(alter) => of_alter(&alter.commands),
        StatementKind::AlterDatabase(alter) => alter.commands.iter().all(|command| match command {
            DatabaseCommand::ModifySetting(_) | DatabaseCommand::ModifyComment(_) => true,
        }),
        // Taking away what is gone already is an error.
        StatementKind::AlterNamedCollection(alter) => alter.delete.is_empty(),
        // Which part ran before which is open.
        StatementKind::Parallel(_)
        | StatementKind::Undrop(_)
        | StatementKind::Rename(_)
        | StatementKind::Optimize(_) => false,
    }
}

/// A `CREATE` that also writes rows may have written a part of them before it broke.
fn of_table(create: &CreateTable) -> bool {
    let copies_rows = match (create.filling, &create.source) {
        (Some(Filling::Clone), _) | (None, Some(CreateSource::Query(_))) => true,
        (Some(Filling::Empty), _) | (None, Some(CreateSource::Table(_) | CreateSource::Function(_)) | None) => false,
    };
    create.verb == CreateVerb::Create && create.if_not_exists && !copies_rows
}

fn of_view(create: &CreateView) -> bool {
    let filling = match &create.kind {
        ViewKind::Plain => None,
        ViewKind::Materialized(view) => view.filling,
        ViewKind::Window(view) => view.filling,
    };
    match create.verb {
        CreateVerb::Create => create.if_not_exists && filling != Some(ViewFilling::Populate),
        CreateVerb::CreateOrReplace => create.kind == ViewKind::Plain,
        CreateVerb::Replace | CreateVerb::Attach => false,
    }
}

/// Each command by itself, and no column that one of them drops and another makes: its new values would be lost.
fn of_alter(commands: &[AlterCommand]) -> bool {
    let dropped: Vec<&Path> = commands
        .iter()
        .filter_map(|command| {
            let AlterCommandKind::Column(ColumnCommand::Drop { name, .. }) = &command.kind else { return None };
            Some(name)
        })
        .collect();
    commands.iter().all(|command| {
        let is_made_again = matches!(
            &command.kind,
            AlterCommandKind::Column(ColumnCommand::Add { column, .. }) if dropped.contains(&&column.name)
        );
        of_command(&command.kind) && !is_made_again
    })
}

fn of_command(command: &AlterCommandKind) -> bool {
    match command {
        AlterCommandKind::Column(command) => of_column_command(command),
        AlterCommandKind::Index(command) => match command {
            IndexCommand::Add { if_not_exists, .. } => *if_not_exists,
            IndexCommand::Drop { if_exists, .. } => *if_exists,
            IndexCommand::Materialize(_) => true,
            IndexCommand::Clear(_) => false,
        },
        AlterCommandKind::Projection(command) => match command {
            ProjectionCommand::Add { if_not_exists, .. } => *if_not_exists,
            ProjectionCommand::Drop { if_exists, .. } => *if_exists,
            ProjectionCommand::Materialize(_) => true,
            ProjectionCommand::Clear(_) => false,
        },
        AlterCommandKind::Statistics(command) => match command {
            StatisticsCommand::Add { if_not_exists, .. } => *if_not_exists,
            StatisticsCommand::Drop { if_exists, .. } => *if_exists,
            StatisticsCommand::Modify(_) | StatisticsCommand::Materialize(_) => true,
            StatisticsCommand::Clear(_) => false,
        },
        AlterCommandKind::Constraint(command) => match command {
            ConstraintCommand::Add { if_not_exists, .. } => *if_not_exists,
            ConstraintCommand::Drop { if_exists, .. } => *if_exists,
            ConstraintCommand::Modify { .. } => true,
        },
        AlterCommandKind::Table(command) => of_table_command(command),
        // Rows that came in between would be treated, too.
        AlterCommandKind::Partition(_) | AlterCommandKind::Mutation(_) => false,
    }
}

fn of_column_command(command: &ColumnCommand) -> bool {
    match command {
        ColumnCommand::Add { if_not_exists, .. } => *if_not_exists,
        ColumnCommand::Drop { if_exists, .. } => *if_exists,
        ColumnCommand::Comment { .. } | ColumnCommand::Materialize { .. } => true,
        ColumnCommand::Clear { .. } | ColumnCommand::Rename { .. } => false,
        ColumnCommand::Modify(modify) => match modify.change {
            ColumnChange::Declaration { .. } | ColumnChange::ModifySetting { .. } => true,
            // Taking away what is gone already is an error.
            ColumnChange::Remove { .. } | ColumnChange::ResetSetting { .. } | ColumnChange::AddEnumValues { .. } => {
                false
            }
        },
    }
}

fn of_table_command(command: &TableCommand) -> bool {
    match command {
        TableCommand::ModifyOrderBy(_)
        | TableCommand::ModifySampleBy(_)
        | TableCommand::ModifyTtl(_)
        | TableCommand::ModifySetting(_)
        | TableCommand::ResetSetting(_)
        | TableCommand::ModifyComment(_)
        | TableCommand::ModifyQuery(_)
        | TableCommand::ModifyRefresh(_)
        | TableCommand::ModifySqlSecurity(_) => true,
        TableCommand::RemoveSampleBy
        | TableCommand::RemoveTtl
        | TableCommand::UnlockSnapshot(_)
        | TableCommand::Execute(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::repeatable;
    use crate::parse::read_statement;

    #[track_caller]
    fn check(expected: bool, statements: &[&str]) {
        for statement in statements {
            assert_eq!(repeatable(&read_statement(statement)), expected, "{statement}");
        }
    }

    #[test]
    fn what_leaves_the_same_a_second_time_is_repeatable() {
        check(
            true,
            &[
                "CREATE DATABASE IF NOT EXISTS d",
                "create table if not exists d.t (a Int8, PROJECTION p (SELECT a)) ENGINE = MergeTree ORDER BY a",
                "CREATE TABLE IF NOT EXISTS a AS b",
                "CREATE TABLE IF NOT EXISTS a EMPTY AS SELECT 1",
                "CREATE INDEX IF NOT EXISTS i ON t (a) TYPE minmax",
                "CREATE MATERIALIZED VIEW IF NOT EXISTS m TO t AS SELECT 1",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "DROP TABLE IF EXISTS d.t SYNC",
                "SHOW TABLES",
                "SELECT 1",
                "ALTER TABLE d.t ADD COLUMN IF NOT EXISTS a Int8, DROP COLUMN IF EXISTS b, MODIFY COLUMN c UInt8",
                "ALTER TABLE d.t DROP INDEX IF EXISTS i, ADD INDEX IF NOT EXISTS i a TYPE minmax, MATERIALIZE INDEX i",
                "ALTER TABLE d.t (MODIFY TTL a + INTERVAL 1 DAY), (MODIFY SETTING x = 1), (RESET SETTING y)",
            ],
        );
    }

    #[test]
    fn what_fails_or_does_something_else_a_second_time_is_not() {
        check(
            false,
            &[
                "RENAME TABLE a TO b",
                "EXCHANGE TABLES a AND b",
                "INSERT INTO t SELECT 1",
                "CREATE TABLE t (a Int8) ENGINE = Memory",
                "CREATE OR REPLACE TABLE t (a Int8) ENGINE = Memory",
                "CREATE TABLE IF NOT EXISTS t ENGINE = Memory AS SELECT 1",
                "CREATE TABLE IF NOT EXISTS t ENGINE = Memory AS (SELECT 1)",
                "CREATE TABLE IF NOT EXISTS t CLONE AS s",
                "CREATE MATERIALIZED VIEW IF NOT EXISTS m ENGINE = Memory POPULATE AS SELECT 1",
                "DROP TABLE t",
                "TRUNCATE TABLE t",
                "ALTER TABLE t REMOVE TTL",
                "ALTER TABLE t MODIFY COLUMN a Int8, ADD COLUMN b Int8",
                "ALTER TABLE t DROP COLUMN IF EXISTS n.a, ADD COLUMN IF NOT EXISTS `n`.a String",
                "ALTER TABLE t CLEAR INDEX i",
                "ALTER TABLE t DROP PARTITION 1",
                "CREATE OR REPLACE MATERIALIZED VIEW m TO t AS SELECT 1",
                "DROP NAMED COLLECTION n",
                "SHOW TABLES FROM a PARALLEL WITH DROP TABLE b",
                "DROP TABLE IF EXISTS",
                "ALTER TABLE t MODIFY COLUMN a REMOVE DEFAULT",
                "ALTER TABLE t RENAME COLUMN IF EXISTS a TO b",
                "ALTER TABLE t ADD COLUMN a Int8",
                "ALTER TABLE t DROP COLUMN IF EXISTS `a`, ADD COLUMN IF NOT EXISTS a String",
                "ALTER TABLE t UPDATE a = a + 1 WHERE 1",
                "DROP TABLE IF EXISTS a PARALLEL WITH DROP TABLE IF EXISTS b",
                "",
            ],
        );
    }
}
