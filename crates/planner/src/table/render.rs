use chkit_schema::{Column, Expression, Index, Projection, QualifiedName, Table};
use chkit_sql::quote;

use super::columns::Position;
use super::conversion::needs_stand_in;
use crate::Pair;
use crate::step::Step;

/// `CREATE TABLE`, without what comes after the last clause.
pub(crate) fn create(table: &Table) -> String {
    let items: Vec<String> = table
        .columns
        .iter()
        .map(column)
        .chain(table.indexes.iter().map(|index| format!("INDEX {}", self::index(index))))
        .chain(table.projections.iter().map(|projection| format!("PROJECTION {}", self::projection(projection))))
        .map(|item| format!("  {item}"))
        .collect();
    let mut sql = format!(
        "CREATE TABLE IF NOT EXISTS {}\n(\n{}\n)\nENGINE = {}",
        table.name.sql(),
        items.join(",\n"),
        table.engine.sql()
    );
    let mut clause = |keyword: &str, text: String| {
        sql.push('\n');
        sql.push_str(keyword);
        sql.push(' ');
        sql.push_str(&text);
    };
    if let Some(partition_key) = &table.partition_by {
        clause("PARTITION BY", partition_key.sql().to_owned());
    }
    if table.primary_key_written {
        clause("PRIMARY KEY", key(&table.primary_key));
    }
    // Engines without a sorting key refuse the clause; the MergeTree family refuses to go without it.
    if table.engine.is_merge_tree() || !table.order_by.is_empty() {
        clause("ORDER BY", key(&table.order_by));
    }
    if !table.unique_key.is_empty() {
        clause("UNIQUE KEY", key(&table.unique_key));
    }
    if let Some(ttl) = &table.ttl {
        clause("TTL", ttl.sql().to_owned());
    }
    if !table.settings.is_empty() {
        let settings: Vec<_> =
            table.settings.iter().map(|(name, value)| format!("{} = {}", quote::name(name), value.sql())).collect();
        clause("SETTINGS", settings.join(", "));
    }
    if !table.comment.is_empty() {
        clause("COMMENT", quote::string(&table.comment));
    }
    sql
}

fn key(entries: &[Expression]) -> String {
    match entries {
        [] => "tuple()".to_owned(),
        [single] if !single.canonical().ends_with(" DESC") => single.sql().to_owned(),
        entries => format!("({})", entries.iter().map(Expression::sql).collect::<Vec<_>>().join(", ")),
    }
}

fn column(column: &Column) -> String {
    let mut sql = format!("{} {}", quote::quoted_name(&column.name), column.data_type.text());
    if let Some(default) = &column.default {
        sql.push_str(" DEFAULT ");
        sql.push_str(default.expression.sql());
    }
    if !column.comment.is_empty() {
        sql.push_str(" COMMENT ");
        sql.push_str(&quote::string(&column.comment));
    }
    sql
}

fn index(index: &Index) -> String {
    let arguments = if index.type_args.is_empty() { String::new() } else { format!("({})", index.type_args) };
    format!(
        "{} {} TYPE {}{arguments} GRANULARITY {}",
        quote::quoted_name(&index.name),
        index.expression.sql(),
        index.index_type,
        index.granularity
    )
}

fn projection(projection: &Projection) -> String {
    format!("{} ({})", quote::quoted_name(&projection.name), projection.query.canonical())
}

/// The commands that a step puts into an ALTER TABLE. Steps that are statements of their own have none.
pub(crate) fn commands(step: &Step<'_>) -> Vec<String> {
    match step {
        Step::AddColumn { column, position, .. } => {
            vec![format!("ADD COLUMN IF NOT EXISTS {}{}", self::column(column), place(position))]
        }
        Step::ModifyColumn { columns, position, .. } => modify_column(*columns, position.as_ref()),
        Step::DropColumn { column, .. } => vec![format!("DROP COLUMN IF EXISTS {}", quote::quoted_name(&column.name))],
        Step::RemoveStandIn { column, .. } => vec![match &column.default {
            Some(default) => {
                format!("MODIFY COLUMN {} DEFAULT {}", quote::quoted_name(&column.name), default.expression.sql())
            }
            None => remove_default(column),
        }],
        Step::RenameColumn { names, .. } => vec![format!(
            "RENAME COLUMN IF EXISTS {} TO {}",
            quote::quoted_name(names.previous),
            quote::quoted_name(names.next)
        )],
        Step::AddIndex { index, position, .. } => {
            vec![format!("ADD INDEX IF NOT EXISTS {}{}", self::index(index), place(position))]
        }
        Step::DropIndex { index, .. } => vec![format!("DROP INDEX IF EXISTS {}", quote::quoted_name(&index.name))],
        Step::AddProjection { projection, position, .. } => {
            vec![format!("ADD PROJECTION IF NOT EXISTS {}{}", self::projection(projection), place(position))]
        }
        Step::DropProjection { projection, .. } => {
            vec![format!("DROP PROJECTION IF EXISTS {}", quote::quoted_name(&projection.name))]
        }
        Step::ModifyOrderBy { keys, .. } => vec![format!("MODIFY ORDER BY {}", key(keys.next))],
        Step::ModifyTtl { ttl, .. } => vec![match ttl.next {
            Some(next) => format!("MODIFY TTL {}", next.sql()),
            None => "REMOVE TTL".to_owned(),
        }],
        Step::ModifyTableComment { comments, .. } => vec![format!("MODIFY COMMENT {}", quote::string(comments.next))],
        Step::CreateDatabase { .. }
        | Step::CreateTable { .. }
        | Step::DropTable { .. }
        | Step::RenameTable { .. }
        | Step::ModifySetting { .. }
        | Step::CreateView { .. }
        | Step::ReplaceView { .. }
        | Step::DropView { .. }
        | Step::CreateMaterializedView { .. }
        | Step::DropMaterializedView { .. }
        | Step::ModifyQuery { .. }
        | Step::ModifyViewComment { .. } => Vec::new(),
    }
}

fn place(position: &Position) -> String {
    match position {
        Position::Last => String::new(),
        Position::First => " FIRST".to_owned(),
        Position::After(other) => format!(" AFTER {}", quote::quoted_name(other)),
    }
}

fn modify_column(columns: Pair<&Column>, position: Option<&Position>) -> Vec<String> {
    let name = quote::quoted_name(&columns.next.name);
    let type_differs = columns.map(|column| &column.data_type).differs();
    let default_differs = columns.map(|column| &column.default).differs();
    let mut commands = Vec::new();
    let stands_in = needs_stand_in(columns);
    let new_default = columns.next.default.as_ref().filter(|_| default_differs && !stands_in);
    if type_differs || new_default.is_some() || position.is_some() {
        let mut command = format!("MODIFY COLUMN {name} {}", columns.next.data_type.text());
        if let Some(default) = new_default {
            command.push_str(" DEFAULT ");
            command.push_str(default.expression.sql());
        } else if stands_in {
            command.push_str(" DEFAULT defaultValueOfTypeName(");
            command.push_str(&quote::string(&columns.next.data_type.text()));
            command.push(')');
        }
        command.push_str(&position.map(place).unwrap_or_default());
        commands.push(command);
    }
    // Leaving the default out of MODIFY COLUMN keeps it.
    if default_differs && columns.next.default.is_none() && !stands_in {
        commands.push(remove_default(columns.next));
    }
    if columns.map(|column| &column.comment).differs() {
        commands.push(format!("COMMENT COLUMN {name} {}", quote::string(&columns.next.comment)));
    }
    commands
}

fn remove_default(column: &Column) -> String {
    format!("MODIFY COLUMN {} REMOVE DEFAULT", quote::quoted_name(&column.name))
}

/// `MODIFY SETTING` and `RESET SETTING`: lists of their own.
pub(crate) fn settings(table: &QualifiedName, steps: &[Step<'_>]) -> String {
    let mut set = Vec::new();
    let mut reset = Vec::new();
    for step in steps {
        if let Step::ModifySetting { name, values, .. } = step {
            match values.next {
                Some(value) => set.push(format!("{} = {}", quote::name(name), value.sql())),
                None => reset.push(quote::name(name)),
            }
        }
    }
    let (verb, list) = if set.is_empty() { ("RESET", reset) } else { ("MODIFY", set) };
    format!("ALTER TABLE {} {verb} SETTING {}", table.sql(), list.join(", "))
}
