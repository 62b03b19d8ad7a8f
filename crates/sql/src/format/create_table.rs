//! CREATE TABLE, ATTACH TABLE, REPLACE TABLE.

use std::borrow::Cow;

use crate::collections::sort_by;
use crate::format::Printer;
use crate::span::Span;
use crate::tree::column::TableElement;
use crate::tree::create_table::{
    Attached, CreateSource, CreateTable, Filling, TargetKind, TargetTable, TimeSeriesTarget,
};
use crate::tree::expression::ExpressionKind;
use crate::tree::output::OutputOptions;
use crate::tree::{Expression, Literal, Path, Query, Storage};

impl<'t> Printer<'t> {
    /// A statement that makes a table.
    pub fn create_table(&mut self, table: &'t CreateTable, output: &'t OutputOptions) {
        self.push(table.verb.words());
        self.push(if table.is_temporary { " TEMPORARY TABLE " } else { " TABLE " });
        if table.if_not_exists {
            self.push("IF NOT EXISTS ");
        }
        self.identified_name(&table.name);
        self.attached(table.attached.as_ref());
        self.on_cluster(table.cluster.as_ref());
        if let Some(uuid) = &table.inner_uuid {
            self.uuid(" TO INNER UUID ", uuid);
        }
        let source = table.source.as_ref();
        let is_query = matches!(source, Some(CreateSource::Query(_)));
        if let Some(CreateSource::Table(name)) = source {
            self.filling(table.filling);
            self.push(" AS ");
            self.whole_object_name(name);
        }
        self.table_elements(&table.elements);
        if let Some(CreateSource::Function(function)) = source {
            self.filling(table.filling);
            self.push(" AS ");
            self.expression(function);
        }
        if let Some(storage) = storage_with_keys(&table.elements, table.storage.as_ref()) {
            let mut apart = self.apart();
            apart.storage(&storage);
            self.push_apart(apart);
        }
        self.targets(&table.targets);
        if is_query && table.filling == Some(Filling::Empty) {
            self.push(" EMPTY");
        }
        self.comment(table.comment.as_ref());
        if let Some(CreateSource::Query(query)) = source {
            self.line_or_space();
            self.push("AS ");
            self.query_of_statement(query, output);
        }
    }

    /// The query of a statement that makes something: in parentheses where what says where rows go follows, which would
    /// be taken for a part of the query.
    pub fn query_of_statement(&mut self, query: &'t Query, output: &'t OutputOptions) {
        let is_followed = output.file.is_some() || output.format.is_some() || !output.settings.is_empty();
        self.push(if is_followed { "(" } else { "" });
        self.query(query);
        self.push(if is_followed { ")" } else { "" });
    }

    fn attached(&mut self, attached: Option<&'t Attached>) {
        match attached {
            None => {}
            Some(Attached::From(path)) => {
                self.push(" FROM ");
                self.literal(path);
            }
            Some(Attached::AsReplicated) => self.push(" AS REPLICATED"),
            Some(Attached::AsNotReplicated) => self.push(" AS NOT REPLICATED"),
        }
    }

    fn filling(&mut self, filling: Option<Filling>) {
        match filling {
            None => {}
            Some(Filling::Empty) => self.push(" EMPTY"),
            Some(Filling::Clone) => self.push(" CLONE"),
        }
    }

    /// `COMMENT '…'` on its line, where there is one.
    pub fn comment(&mut self, comment: Option<&'t Literal>) {
        if let Some(comment) = comment {
            self.line_or_space();
            self.push("COMMENT ");
            self.literal(comment);
        }
    }

    /// The tables behind a `TimeSeries` table: those of one kind together.
    fn targets(&mut self, targets: &'t [TimeSeriesTarget]) {
        let mut kinds: Vec<TargetKind> = Vec::new();
        for target in targets {
            if !kinds.contains(&target.kind) {
                kinds.push(target.kind);
            }
        }
        for kind in kinds {
            let mut of_kind: Vec<&TargetTable> =
                targets.iter().filter(|target| target.kind == kind).map(|target| &target.table).collect();
            sort_by(&mut of_kind, |left, right| left.rank().cmp(&right.rank()));
            for table in of_kind {
                self.target(kind, table);
            }
        }
    }

    fn target(&mut self, kind: TargetKind, table: &'t TargetTable) {
        if matches!(table, TargetTable::InnerUuid(uuid) if uuid.bits == 0) {
            return;
        }
        self.line_or_space();
        self.push(match kind {
            TargetKind::Samples => "SAMPLES",
            TargetKind::Tags => "TAGS",
            TargetKind::Metrics => "METRICS",
        });
        match table {
            TargetTable::Table(name) => {
                self.push(" ");
                if let Some(database) = name.name.database.as_ref().filter(|database| !database.is_parameter) {
                    self.name(database);
                    self.push(".");
                }
                self.name(&name.name.name);
            }
            TargetTable::InnerUuid(uuid) => self.uuid(" INNER UUID ", uuid),
            TargetTable::InnerColumns(columns) => {
                self.push(" INNER COLUMNS");
                self.declarations(columns, Self::listed_column);
            }
            TargetTable::InnerEngine(storage) => {
                self.push(" INNER");
                self.storage(storage);
            }
        }
    }
}

impl TargetTable {
    /// Which comes first where several parts of one target are printed.
    fn rank(&self) -> u8 {
        match self {
            Self::Table(_) => 0,
            Self::InnerUuid(_) => 1,
            Self::InnerColumns(_) => 2,
            Self::InnerEngine(_) => 3,
        }
    }
}

/// How rows are stored, with the primary key that is written among the columns.
pub(crate) fn storage_with_keys<'t>(
    elements: &[TableElement],
    storage: Option<&'t Storage>,
) -> Option<Cow<'t, Storage>> {
    let Some(key) = primary_key(elements) else {
        return storage.map(Cow::Borrowed);
    };
    let mut storage = storage.cloned().unwrap_or_default();
    storage.primary_key = Some(key);
    Some(Cow::Owned(storage))
}

/// The primary key that is written among the elements of a table: on its own, or column by column.
fn primary_key(elements: &[TableElement]) -> Option<Expression> {
    let mut columns = Vec::new();
    for element in elements {
        match element {
            TableElement::PrimaryKey(key) => return Some((**key).clone()),
            TableElement::Column(column) if column.is_primary_key => columns.push(&column.name),
            _ => {}
        }
    }
    (!columns.is_empty()).then(|| tuple_of(&columns))
}

fn tuple_of(columns: &[&Path]) -> Expression {
    let name = |path: &&Path| Expression::new(ExpressionKind::Identifier((*path).clone()), path.span());
    Expression::new(ExpressionKind::Tuple(columns.iter().map(name).collect()), Span::default())
}
