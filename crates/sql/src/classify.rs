//! Whether a statement may destroy data, judged from its syntax tree.

use crate::facts::is_merge_tree_setting;
use crate::parse::{Outcome, parse_all};
use crate::tree::alter::{
    AlterCommandKind, AlterDatabase, ColumnChange, ColumnCommand, DatabaseCommand, Destination, MutationCommand,
    PartitionCommand, TableCommand,
};
use crate::tree::column::{ColumnDeclaration, ColumnDefault};
use crate::tree::create_table::CreateVerb;
use crate::tree::drop::DropVerb;
use crate::tree::optimize::Optimize;
use crate::tree::rename::RenamePairs;
use crate::tree::storage::{TtlAction, TtlElement};
use crate::tree::view::{CreateView, ViewKind};
use crate::tree::{Name, Statement, StatementKind};
use crate::unread::Unread;

/// What is known about a statement's effect on data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It deletes no rows and no values.
    Harmless,
    /// It may, depending on the data or on what the statement does not tell.
    Uncertain(&'static str),
    /// It deletes rows, values or objects.
    Destructive(&'static str),
}

impl Effect {
    /// What two of them do together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Destructive(_), _) | (_, Self::Harmless) | (Self::Uncertain(_), Self::Uncertain(_)) => self,
            (Self::Harmless, _) | (Self::Uncertain(_), Self::Destructive(_)) => other,
        }
    }

    fn of_all(effects: impl Iterator<Item = Self>) -> Self {
        effects.fold(Self::Harmless, Self::and)
    }
}

/// Judges one statement. What is not surely harmless is at least [`Effect::Uncertain`].
pub fn effect(statement: &Outcome) -> Effect {
    match statement {
        Outcome::Parsed(statement) => of_statement(statement),
        Outcome::Unread(unread) => of_unread(unread),
        Outcome::Refused(_) => Effect::Uncertain("chkit cannot read it"),
    }
}

fn of_unread(unread: &Unread) -> Effect {
    if unread.is_parallel {
        return Effect::Uncertain("it runs several statements at once, and chkit does not read all of them");
    }
    match unread.kind.as_str() {
        "insert" if unread.may_overwrite => Effect::Uncertain("INSERT may empty what it writes to"),
        "check" | "desc" | "describe" | "exists" | "explain" | "insert" | "set_default_role" | "set_role" | "show"
        | "use" => Effect::Harmless,
        "delete" => Effect::Destructive("DELETE deletes rows"),
        "update" => Effect::Destructive("UPDATE overwrites values"),
        kind if kind.starts_with("drop_") => Effect::Destructive("DROP removes an object and what it holds"),
        kind if kind.starts_with("create_") && unread.is_replacement => REPLACEMENT,
        kind if kind.starts_with("create_") => Effect::Harmless,
        _ => Effect::Uncertain("chkit does not know this statement"),
    }
}

const REPLACEMENT: Effect = Effect::Destructive("CREATE OR REPLACE drops what it replaces");

fn of_statement(statement: &Statement) -> Effect {
    match &statement.kind {
        StatementKind::Select(_)
        | StatementKind::CreateDictionary(_)
        | StatementKind::Set(_)
        | StatementKind::Undrop(_)
        | StatementKind::CreateNamedCollection(_)
        | StatementKind::CreateDatabase(_)
        | StatementKind::CreateFunction(_)
        | StatementKind::CreateIndex(_)
        | StatementKind::DropIndex(_)
        | StatementKind::DropHypotheticalIndexes => Effect::Harmless,
        StatementKind::CreateTable(create) => match create.verb {
            CreateVerb::Create | CreateVerb::Attach => Effect::Harmless,
            CreateVerb::CreateOrReplace => REPLACEMENT,
            CreateVerb::Replace => Effect::Destructive("REPLACE drops what it replaces"),
        },
        StatementKind::CreateView(create) => of_view(create),
        StatementKind::AlterTable(alter) => {
            Effect::of_all(alter.commands.iter().map(|command| of_command(&command.kind)))
        }
        StatementKind::AlterDatabase(alter) => of_database(alter),
        StatementKind::Drop(drop) => match drop.verb {
            DropVerb::Drop => Effect::Destructive("DROP removes an object and what it holds"),
            DropVerb::Detach => Effect::Destructive("DETACH takes an object away from the server"),
            DropVerb::Truncate => Effect::Destructive("TRUNCATE deletes all rows"),
        },
        StatementKind::DropNamedCollection(_) | StatementKind::DropFunction(_) => {
            Effect::Destructive("DROP removes an object and what it holds")
        }
        StatementKind::Rename(rename) => match &rename.pairs {
            RenamePairs::Database { .. } | RenamePairs::Tables(_) | RenamePairs::Dictionaries(_) => Effect::Harmless,
            RenamePairs::ExchangedTables(_) | RenamePairs::ExchangedDictionaries(_) => {
                Effect::Uncertain("EXCHANGE swaps what two names stand for")
            }
        },
        StatementKind::AlterNamedCollection(alter) if alter.delete.is_empty() => {
            Effect::Uncertain("it overwrites values of the collection")
        }
        StatementKind::AlterNamedCollection(_) => Effect::Destructive("DELETE removes values of the collection"),
        StatementKind::Optimize(optimize) => of_optimize(optimize),
        StatementKind::Parallel(statements) => Effect::of_all(statements.iter().map(of_statement)),
    }
}

fn of_view(create: &CreateView) -> Effect {
    match (&create.kind, create.verb) {
        (ViewKind::Materialized(_) | ViewKind::Window(_), CreateVerb::CreateOrReplace) => REPLACEMENT,
        (ViewKind::Materialized(_) | ViewKind::Window(_), CreateVerb::Replace) => {
            Effect::Destructive("REPLACE drops what it replaces")
        }
        (ViewKind::Materialized(view), CreateVerb::Create | CreateVerb::Attach) => {
            let replaces_rows = view.refresh.as_ref().is_some_and(|refresh| !refresh.is_append);
            if replaces_rows && view.target.is_some() {
                Effect::Uncertain("a refresh replaces the rows of the table that it fills")
            } else {
                Effect::Harmless
            }
        }
        (ViewKind::Plain, CreateVerb::CreateOrReplace | CreateVerb::Replace) => {
            Effect::Uncertain("what a view replaces may be a table, whose rows go with it")
        }
        (ViewKind::Plain | ViewKind::Window(_), CreateVerb::Create | CreateVerb::Attach) => Effect::Harmless,
    }
}

fn of_database(alter: &AlterDatabase) -> Effect {
    Effect::of_all(alter.commands.iter().map(|command| match command {
        DatabaseCommand::ModifySetting(_) => Effect::Uncertain("a setting may say which tables the database has"),
        DatabaseCommand::ModifyComment(_) => Effect::Harmless,
    }))
}

fn of_optimize(optimize: &Optimize) -> Effect {
    if !optimize.dry_run_parts.is_empty() {
        Effect::Harmless
    } else if optimize.is_deduplicated || optimize.is_cleanup {
        Effect::Destructive("OPTIMIZE with DEDUPLICATE or CLEANUP deletes rows")
    } else {
        Effect::Uncertain("OPTIMIZE merges rows, and some engines then keep fewer")
    }
}

fn of_command(command: &AlterCommandKind) -> Effect {
    match command {
        AlterCommandKind::Column(command) => of_column_command(command),
        // They hold nothing that is not in the columns.
        AlterCommandKind::Index(_)
        | AlterCommandKind::Projection(_)
        | AlterCommandKind::Statistics(_)
        | AlterCommandKind::Constraint(_) => Effect::Harmless,
        AlterCommandKind::Partition(command) => of_partition_command(command),
        AlterCommandKind::Mutation(command) => of_mutation(command),
        AlterCommandKind::Table(command) => of_table_command(command),
    }
}

fn of_column_command(command: &ColumnCommand) -> Effect {
    match command {
        ColumnCommand::Add { .. } | ColumnCommand::Rename { .. } | ColumnCommand::Comment { .. } => Effect::Harmless,
        ColumnCommand::Drop { .. } => Effect::Destructive("DROP COLUMN deletes the column's data"),
        ColumnCommand::Clear { .. } => Effect::Destructive("CLEAR deletes values"),
        ColumnCommand::Materialize { .. } => Effect::Uncertain("MATERIALIZE COLUMN computes values anew"),
        ColumnCommand::Modify(modify) => match &modify.change {
            ColumnChange::Declaration { column, place: _ } => of_changed_column(column),
            ColumnChange::Remove { .. }
            | ColumnChange::ModifySetting { .. }
            | ColumnChange::ResetSetting { .. }
            | ColumnChange::AddEnumValues { .. } => Effect::Harmless,
        },
    }
}

fn of_changed_column(column: &ColumnDeclaration) -> Effect {
    if column.ttl.is_some() {
        Effect::Destructive("a TTL deletes values that are old enough")
    } else if matches!(column.default, Some(ColumnDefault::Alias(_) | ColumnDefault::Ephemeral(_))) {
        Effect::Destructive("ALIAS and EPHEMERAL columns are not stored, and merges drop the values that are")
    } else if column.data_type.is_some() || column.nullability.is_some() {
        Effect::Uncertain("a changed type may not hold every value")
    } else {
        Effect::Harmless
    }
}

fn of_partition_command(command: &PartitionCommand) -> Effect {
    match command {
        PartitionCommand::Drop(_) => Effect::Destructive("it deletes rows"),
        PartitionCommand::DropDetached(_) => Effect::Destructive("it deletes rows that were put aside"),
        PartitionCommand::Replace { .. } => Effect::Destructive("REPLACE PARTITION deletes the rows it replaces"),
        PartitionCommand::Unfreeze { .. } => Effect::Destructive("UNFREEZE deletes a backup"),
        PartitionCommand::Detach(_) => Effect::Uncertain("it takes rows out of the table"),
        PartitionCommand::Forget(_) => Effect::Uncertain("it takes a partition out of the keeper"),
        PartitionCommand::Move { what: _, to } => match to {
            Destination::Disk(_) | Destination::Volume(_) => Effect::Harmless,
            Destination::Table(_) | Destination::Shard(_) => Effect::Uncertain("it takes rows out of the table"),
        },
        PartitionCommand::Attach(_)
        | PartitionCommand::AttachPart { .. }
        | PartitionCommand::AttachFrom { .. }
        | PartitionCommand::Fetch { .. }
        | PartitionCommand::Freeze { .. } => Effect::Harmless,
    }
}

fn of_mutation(command: &MutationCommand) -> Effect {
    match command {
        MutationCommand::Delete { .. } => Effect::Destructive("DELETE deletes rows"),
        MutationCommand::Update { .. } => Effect::Destructive("UPDATE overwrites values"),
        MutationCommand::MaterializeTtl(_) => Effect::Destructive("it deletes the rows that the TTL has expired"),
        MutationCommand::ApplyDeletedMask(_) => Effect::Destructive("it deletes the rows that are marked as deleted"),
        MutationCommand::RewriteParts(_) | MutationCommand::ApplyPatches(_) => Effect::Harmless,
    }
}

fn of_table_command(command: &TableCommand) -> Effect {
    match command {
        TableCommand::ModifyTtl(elements) if elements.iter().any(deletes_rows) => {
            Effect::Destructive("a TTL deletes rows that are old enough")
        }
        TableCommand::ModifyOrderBy(_) => Effect::Uncertain(
            "some engines keep one row of those whose key is the same, and a shorter key makes more so",
        ),
        TableCommand::ModifySetting(settings) => of_settings(settings.iter().map(|setting| &setting.name)),
        TableCommand::ResetSetting(names) => of_settings(names.iter()),
        TableCommand::ModifyTtl(_)
        | TableCommand::ModifySampleBy(_)
        | TableCommand::RemoveSampleBy
        | TableCommand::RemoveTtl
        | TableCommand::ModifyComment(_)
        | TableCommand::ModifyQuery(_)
        | TableCommand::ModifyRefresh(_)
        | TableCommand::ModifySqlSecurity(_) => Effect::Harmless,
        TableCommand::UnlockSnapshot(_) => Effect::Uncertain("it gives up a backup"),
        TableCommand::Execute(_) => Effect::Uncertain("chkit does not know what the command does"),
    }
}

/// Settings of MergeTree by which merges delete the rows that are marked as deleted.
const CLEANUP_SETTINGS: &[&str] =
    &["clean_deleted_rows", "enable_replacing_merge_with_cleanup_for_min_age_to_force_merge"];

/// Only of MergeTree tables it is known what their settings do. By those of others a Memory table forgets rows at once
/// (`max_rows_to_keep`), and a queue deletes the files that it has read (`after_processing`).
fn of_settings<'t>(mut names: impl Iterator<Item = &'t Name>) -> Effect {
    if names.all(|name| is_merge_tree_setting(&name.text) && !CLEANUP_SETTINGS.contains(&&*name.text)) {
        Effect::Harmless
    } else {
        Effect::Uncertain("a setting may say which rows are kept")
    }
}

/// Whether a TTL deletes rows or merges them into fewer, and does not only move or pack them. One that cannot be read may.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the bare method takes parsers of one lifetime only")]
pub fn ttl_deletes_rows(text: &str) -> bool {
    parse_all(text, |parser| parser.ttl_elements()).map_or(true, |elements| elements.iter().any(deletes_rows))
}

fn deletes_rows(element: &TtlElement) -> bool {
    match element.action {
        TtlAction::Delete { .. } | TtlAction::GroupBy { .. } => true,
        TtlAction::ToDisk(_) | TtlAction::ToVolume(_) | TtlAction::Recompress(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Effect, effect, ttl_deletes_rows};
    use crate::parse::read_statement;

    #[track_caller]
    fn check(expected: &str, statements: &[&str]) {
        for statement in statements {
            let found = match effect(&read_statement(statement)) {
                Effect::Harmless => "harmless",
                Effect::Uncertain(_) => "uncertain",
                Effect::Destructive(_) => "destructive",
            };
            assert_eq!(found, expected, "{statement}");
        }
    }

    #[test]
    fn what_deletes_is_destructive() {
        check(
            "destructive",
            &[
                "DROP TABLE t",
                "/* quick */ drop view v",
                "DROP FUNCTION f",
                "DROP NAMED COLLECTION n",
                "DROP USER u",
                "TRUNCATE TABLE t",
                "TRUNCATE t",
                "TRUNCATE ALL TABLES FROM d",
                "DETACH TABLE t PERMANENTLY",
                "DELETE FROM t WHERE 1",
                "UPDATE t SET a = 1 WHERE 1",
                "CREATE OR REPLACE TABLE t (a Int8) ENGINE = Memory",
                "REPLACE TABLE t (a Int8) ENGINE = Memory",
                "CREATE OR REPLACE MATERIALIZED VIEW m TO t AS SELECT 1",
                "CREATE USER OR REPLACE u",
                "CREATE OR REPLACE WORKLOAD w",
                "OPTIMIZE TABLE t FINAL DEDUPLICATE BY a",
                "OPTIMIZE TABLE t FINAL CLEANUP",
                "ALTER NAMED COLLECTION n SET a = 1 DELETE b",
                "ALTER TABLE db.t ADD COLUMN a Int8, DROP COLUMN b",
                "ALTER TABLE `t` ON CLUSTER c (DROP PARTITION 1)",
                "ALTER TABLE t DROP DETACHED PARTITION ALL",
                "ALTER TABLE t REPLACE PARTITION 1 FROM s",
                "ALTER TABLE t UNFREEZE WITH NAME 'b'",
                "ALTER TABLE t DELETE WHERE 1",
                "ALTER TABLE t UPDATE a = 1 WHERE 1",
                "ALTER TABLE t APPLY DELETED MASK",
                "ALTER TABLE t CLEAR COLUMN c",
                "ALTER TABLE t MATERIALIZE TTL",
                "ALTER TABLE t MODIFY COLUMN c String TTL ts + INTERVAL 1 DAY",
                "ALTER TABLE t MODIFY COLUMN b ALIAS a + 1",
                "ALTER TABLE t MODIFY COLUMN b Int8 ALIAS 1, ADD COLUMN c Int8",
                "ALTER TABLE t MODIFY COLUMN b EPHEMERAL 3, MODIFY COLUMN c Int8 EPHEMERAL",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY TO DISK 'cold', ts + INTERVAL 1 YEAR",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY GROUP BY id SET v = max(v)",
                "CREATE TABLE a (x Int8) ENGINE = Memory PARALLEL WITH DROP TABLE b",
                "OPTIMIZE TABLE a PARALLEL WITH CREATE TABLE c (x Int8) ENGINE = Memory PARALLEL WITH TRUNCATE b",
            ],
        );
    }

    #[test]
    fn what_cannot_delete_is_harmless() {
        check(
            "harmless",
            &[
                "CREATE TABLE t (a Int8 DEFAULT 1) ENGINE = Memory",
                "ATTACH TABLE t",
                "CREATE VIEW v AS SELECT 1",
                "CREATE OR REPLACE FUNCTION f AS x -> x",
                "CREATE MATERIALIZED VIEW m TO t AS SELECT 1",
                "CREATE MATERIALIZED VIEW m REFRESH EVERY 1 HOUR APPEND TO t AS SELECT 1",
                "CREATE USER u",
                "INSERT INTO t SELECT 1",
                "INSERT INTO t SELECT 'engine_file_truncate_on_insert'",
                "EXPLAIN SELECT 1",
                "EXPLAIN ANALYZE SELECT 1",
                "SET ROLE r",
                "UNDROP TABLE t",
                "DROP INDEX i ON t",
                "OPTIMIZE TABLE t DRY RUN PARTS 'all_1_1_0'",
                "ALTER DATABASE d MODIFY COMMENT 'x'",
                "ALTER TABLE t ADD COLUMN `drop` Int8 DEFAULT f(1, 2), ADD INDEX i a TYPE minmax",
                "ALTER TABLE t ADD COLUMN a Int8 TTL ts + INTERVAL 1 DAY",
                "ALTER TABLE t MODIFY COLUMN a REMOVE DEFAULT",
                "ALTER TABLE t MODIFY COLUMN a DEFAULT 1, MODIFY COLUMN b CODEC(LZ4), ALTER COLUMN c COMMENT 'x'",
                "ALTER TABLE t MODIFY COLUMN a DEFAULT 1 FIRST, MODIFY COLUMN b MODIFY SETTING max_compress_block_size = 1",
                "ALTER TABLE t MODIFY TTL ts + INTERVAL 1 DAY TO DISK 'cold', ts + INTERVAL 2 DAY RECOMPRESS CODEC(ZSTD)",
                "ALTER TABLE t REMOVE TTL",
                "ALTER TABLE t MODIFY COLUMN a MATERIALIZED b + 1, ADD COLUMN c Int8 ALIAS 1",
                "ALTER TABLE t MODIFY SETTING merge_with_ttl_timeout = 5, max_parts_in_total = 9",
                "ALTER TABLE t RESET SETTING parts_to_throw_insert",
                "ALTER TABLE t DROP INDEX i, COMMENT COLUMN a 'DROP COLUMN a'",
                "ALTER TABLE t CLEAR INDEX i, CLEAR PROJECTION p, CLEAR STATISTICS ALL",
                "ALTER TABLE t MOVE PARTITION 1 TO DISK 'd', ATTACH PARTITION 2 FROM s, FREEZE",
                "ALTER TABLE t REWRITE PARTS, APPLY PATCHES",
                "RENAME TABLE a TO b",
                "SELECT 'DROP TABLE t'",
                "(SELECT 1)",
                "CREATE TABLE a (x Int8) ENGINE = Memory PARALLEL WITH CREATE TABLE b (x Int8) ENGINE = Memory",
            ],
        );
    }

    #[test]
    fn the_rest_is_uncertain() {
        check(
            "uncertain",
            &[
                "SYSTEM STOP MERGES",
                "GRANT SELECT ON *.* TO u",
                "RESTORE TABLE t FROM Disk('d', 'b')",
                "OPTIMIZE TABLE t FINAL",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "ALTER TABLE t MODIFY ORDER BY a",
                "ALTER TABLE t MODIFY SETTING max_rows_to_keep = 2",
                "ALTER TABLE t MODIFY SETTING merge_with_ttl_timeout = 5, after_processing = 'delete'",
                "ALTER TABLE t MODIFY SETTING clean_deleted_rows = 'Always'",
                "ALTER TABLE t RESET SETTING max_rows_to_keep",
                "INSERT INTO FUNCTION file('f.csv') SELECT 1",
                "INSERT INTO TABLE FUNCTION s3('u') SETTINGS s3_truncate_on_insert = 1 SELECT 1",
                "WITH 1 AS x INSERT INTO FUNCTION file('f.csv') SELECT x",
                "INSERT INTO t SETTINGS engine_file_truncate_on_insert = 1 VALUES (1)",
                "INSERT INTO t SELECT 1 SETTINGS `s3_truncate_on_insert` = 1",
                "CREATE MATERIALIZED VIEW m REFRESH EVERY 1 HOUR TO t AS SELECT 1",
                "ALTER TABLE t MODIFY COLUMN a UInt8",
                "ALTER TABLE t MODIFY COLUMN a NOT NULL",
                "ALTER TABLE t MATERIALIZE COLUMN a",
                "ALTER TABLE t DETACH PARTITION 1",
                "ALTER TABLE t MOVE PARTITION 1 TO TABLE s",
                "ALTER TABLE t MODIFY SETTING min_rows_to_keep = 1, max_rows_to_keep = 2",
                "ALTER TABLE t EXECUTE expire_snapshots('2026-01-01')",
                "ALTER NAMED COLLECTION n SET a = 1",
                "EXCHANGE TABLES a AND b",
                "ALTER USER u IDENTIFIED BY 'x'",
                "INSERT INTO t SELECT 1 PARALLEL WITH DROP TABLE b",
            ],
        );
    }

    #[test]
    fn what_cannot_be_read_is_never_harmless() {
        check(
            "uncertain",
            &[
                "",
                "SELECT 1 FROM",
                "SELEKT 1",
                "CREATE TABLE t (a Int8",
                "RENAME TABLE a b",
                "ALTER TABLE IF EXISTS t DELETE WHERE 1",
                "SELECT 1; DROP TABLE t",
                "EXPLAIN SELECT 1; DROP TABLE t",
                "SHOW TABLES;; DROP TABLE t",
                "INSERT INTO t VALUES (1); DROP TABLE t;",
                "ALTER TABLE t ADD COLUMN a Int8 'unclosed",
            ],
        );
    }

    #[test]
    fn a_ttl_that_only_moves_or_packs_deletes_nothing() {
        assert!(!ttl_deletes_rows("ts + INTERVAL 1 DAY TO VOLUME 'cold', ts RECOMPRESS CODEC(ZSTD(3))"));
        assert!(ttl_deletes_rows("ts + toIntervalDay(1)"));
        assert!(ttl_deletes_rows("ts TO DISK 'd', ts WHERE a = 1"));
        assert!(ttl_deletes_rows("ts + INTERVAL 1"));
    }
}
