//! Whether a statement may be sent again when nobody knows whether it ran, judged from its syntax tree.

use std::collections::BTreeSet;

use crate::parse::Outcome;
use crate::tree::alter::{
    AlterCommand, AlterCommandKind, ColumnChange, ColumnCommand, ConstraintCommand, DatabaseCommand, IndexCommand,
    Place, ProjectionCommand, StatisticsCommand, TableCommand,
};
use crate::tree::create_table::{CreateSource, CreateVerb, Filling};
use crate::tree::drop::DropVerb;
use crate::tree::expression::ExpressionKind;
use crate::tree::view::{CreateView, ViewFilling, ViewKind};
use crate::tree::visit::{Node, walk};
use crate::tree::{CreateTable, Expression, Path, Statement, StatementKind};

/// Whether a second run surely leaves everything as the first one left it, and does not fail where the first did not.
///
/// What is not known to be so is not: `RENAME`, `INSERT`, `REMOVE TTL`, `CREATE TABLE … AS SELECT`, and `EXPLAIN`, which
/// with `ANALYZE` runs its query. A `SELECT` is taken to read only, unless it says itself that it does more; what a view
/// or a dictionary does that it reads, its text does not tell.
pub fn repeatable(statement: &Outcome) -> bool {
    match statement {
        Outcome::Parsed(statement) => of_statement(statement),
        Outcome::Unread(unread) => {
            !unread.is_parallel && matches!(unread.kind.as_str(), "check" | "desc" | "describe" | "exists" | "show")
        }
        Outcome::Refused(_) => false,
    }
}

fn of_statement(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::Select(_) => statement.output.file.is_none() && only_reads(statement),
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

/// Functions and table functions that do more than read: one counts on, the other runs a program.
const ACTING_FUNCTIONS: &[&str] = &["executable", "generateSerialID"];

/// Settings by which a SELECT takes what it reads: rows of a Kafka table or files of a queue, or the names of files.
const TAKING_SETTINGS: &[&str] = &["rename_files_after_processing", "stream_like_engine_allow_direct_select"];

fn only_reads(statement: &Statement) -> bool {
    let mut only_reads = true;
    walk(Node::Statement(statement), &mut |node| {
        match node {
            Node::Expression(Expression { kind: ExpressionKind::Function(call), .. })
            | Node::Entity(_, Expression { kind: ExpressionKind::Function(call), .. }) => {
                only_reads &= !call.name.parts.iter().any(|part| ACTING_FUNCTIONS.contains(&&*part.name.text));
            }
            Node::Setting(_, setting) => only_reads &= !TAKING_SETTINGS.contains(&&*setting.name.text),
            _ => {}
        }
        only_reads
    });
    only_reads
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

/// Each command by itself, and nothing that one of them drops and another one names: the second time that names nothing,
/// or makes a column again whose new values are lost.
fn of_alter(commands: &[AlterCommand]) -> bool {
    let mut columns = BTreeSet::new();
    let mut constraints = BTreeSet::new();
    for command in commands {
        if let AlterCommandKind::Column(ColumnCommand::Drop { name, .. }) = &command.kind {
            columns.extend(outermost(name));
        }
        if let AlterCommandKind::Constraint(ConstraintCommand::Drop { name, .. }) = &command.kind {
            constraints.extend(outermost(name));
        }
    }
    commands.iter().all(|command| {
        let is_missed = match &command.kind {
            AlterCommandKind::Column(ColumnCommand::Drop { .. }) => false,
            AlterCommandKind::Constraint(ConstraintCommand::Modify { constraint, .. })
                if constraints.contains(&*constraint.name.text) =>
            {
                true
            }
            _ => !columns.is_empty() && names_column(command, &columns),
        };
        of_command(&command.kind) && !is_missed
    })
}

/// What a column belongs to: `n` for `n.a`, of which `` `n.a` `` is another spelling. Dropping `n` drops all of it.
fn outermost(name: &Path) -> Option<&str> {
    name.parts.first().map(|part| outermost_of(&part.name.text))
}

fn outermost_of(name: &str) -> &str {
    name.split_once('.').map_or(name, |(outer, _)| outer)
}

/// Whether a command names one of these columns: as its own, as the one before, or in an expression.
fn names_column(command: &AlterCommand, columns: &BTreeSet<&str>) -> bool {
    let has = |name: &Path| outermost(name).is_some_and(|name| columns.contains(name));
    let is_beside = match &command.kind {
        AlterCommandKind::Column(command) => match command {
            ColumnCommand::Add { place: Some(Place::After(name)), .. } | ColumnCommand::Comment { name, .. } => {
                has(name)
            }
            ColumnCommand::Modify(modify) => match &modify.change {
                ColumnChange::Declaration { place: Some(Place::After(name)), .. }
                | ColumnChange::ModifySetting { name, .. } => has(name),
                _ => false,
            },
            _ => false,
        },
        AlterCommandKind::Statistics(
            StatisticsCommand::Add { statistics, .. } | StatisticsCommand::Modify(statistics),
        ) => statistics.columns.iter().any(|name| columns.contains(outermost_of(&name.text))),
        _ => false,
    };
    let mut is_inside = false;
    walk(Node::AlterCommand(command), &mut |node| {
        match node {
            Node::Column(column) => is_inside |= has(&column.name),
            Node::Expression(Expression { kind: ExpressionKind::Identifier(name), .. }) => is_inside |= has(name),
            _ => {}
        }
        !is_inside
    });
    is_beside || is_inside
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
        ColumnCommand::Comment { .. } => true,
        // Its values are computed once more, and `MATERIALIZED rand()` gives others.
        ColumnCommand::Materialize { .. } | ColumnCommand::Clear { .. } | ColumnCommand::Rename { .. } => false,
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
                "SELECT executable FROM t SETTINGS max_threads = 1",
                "ALTER TABLE d.t ADD COLUMN IF NOT EXISTS a Int8, DROP COLUMN IF EXISTS b, MODIFY COLUMN c UInt8",
                "ALTER TABLE t DROP COLUMN IF EXISTS n, DROP COLUMN IF EXISTS n.b, COMMENT COLUMN m 'n'",
                "ALTER TABLE t DROP COLUMN IF EXISTS n, ADD COLUMN IF NOT EXISTS nn.n Array(Int8) AFTER m",
                "ALTER TABLE t MODIFY CONSTRAINT c CHECK 1, DROP COLUMN IF EXISTS c",
                "ALTER TABLE t (MODIFY STATISTICS x TYPE tdigest), (DROP STATISTICS IF EXISTS x)",
                "ALTER TABLE t MATERIALIZE PROJECTION p, DROP PROJECTION IF EXISTS p",
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
                "ALTER TABLE n DROP COLUMN IF EXISTS n, ADD COLUMN IF NOT EXISTS n.b Array(String)",
                "ALTER TABLE n DROP COLUMN IF EXISTS n.b, ADD COLUMN IF NOT EXISTS n Nested(b String)",
                "ALTER TABLE n DROP COLUMN IF EXISTS n, ADD COLUMN IF NOT EXISTS `n.b` Array(String)",
                "ALTER TABLE t MODIFY COLUMN b UInt8 AFTER x, DROP COLUMN IF EXISTS x",
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS b UInt8 AFTER x, DROP COLUMN IF EXISTS x",
                "ALTER TABLE t MODIFY COLUMN x UInt8, DROP COLUMN IF EXISTS x",
                "ALTER TABLE t MODIFY COLUMN x MODIFY SETTING max_compress_block_size = 1, DROP COLUMN IF EXISTS x",
                "ALTER TABLE t COMMENT COLUMN y 'q', DROP COLUMN IF EXISTS y",
                "ALTER TABLE t (ADD STATISTICS IF NOT EXISTS x TYPE minmax), (DROP COLUMN IF EXISTS x)",
                "ALTER TABLE t ADD INDEX IF NOT EXISTS i x + 1 TYPE minmax, DROP INDEX IF EXISTS i, DROP COLUMN IF EXISTS x",
                "ALTER TABLE t ADD PROJECTION IF NOT EXISTS p (SELECT q), DROP PROJECTION IF EXISTS p, DROP COLUMN IF EXISTS q",
                "ALTER TABLE t MODIFY CONSTRAINT c CHECK 1, DROP CONSTRAINT IF EXISTS c",
                "ALTER TABLE t MATERIALIZE COLUMN r",
                "EXPLAIN ANALYZE SELECT 1",
                "SELECT generateSerialID('a')",
                "SELECT * FROM executable('s.sh', 'TSV', 'a Int8')",
                "SELECT * FROM queue SETTINGS stream_like_engine_allow_direct_select = 1",
                "SHOW TABLES; DROP TABLE t",
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
