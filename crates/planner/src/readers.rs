//! Whether a view is left that reads or fills what the plan takes away.

use std::collections::{BTreeMap, BTreeSet};

use chkit_diagnostics::{Code, Diagnostic, Diagnostics};
use chkit_schema::{Kind, Object, ObjectKey, QualifiedName, Schema, Table};
use chkit_sql::collections::Gather;
use chkit_sql::names::{Mention, Presence, Source, Use};

use crate::Pair;
use crate::references::{Reference, References};
use crate::renames::Renames;

/// What a plan takes away from those who read it.
struct Losses<'s> {
    schemas: Pair<&'s Schema>,
    /// Objects whose names nothing has any more.
    objects: BTreeMap<&'s QualifiedName, LostObject<'s>>,
    /// Columns that a table of the next schema no longer has, each with its new name.
    columns: BTreeMap<&'s QualifiedName, BTreeMap<&'s str, Option<String>>>,
}

struct LostObject<'s> {
    key: ObjectKey,
    /// Its new name.
    renamed_to: Option<&'s QualifiedName>,
}

/// The names of objects whose change is refused because of a view; `found` says which view and why.
pub(crate) fn refused_changes(
    schemas: Pair<&Schema>,
    renames: &Renames,
    references: &References<'_>,
    found: &mut Diagnostics,
) -> BTreeSet<QualifiedName> {
    let losses = Losses::of(schemas, renames);
    let mut refused = BTreeSet::new();
    if losses.objects.is_empty() && losses.columns.is_empty() {
        return refused;
    }
    for reference in references.iter() {
        let mut findings = Diagnostics::new();
        let mut seen = BTreeSet::new();
        for source in reference.names.sources().iter().filter(|source| seen.insert((&source.database, &source.name))) {
            losses.of_source(reference, source, &mut refused, &mut findings);
        }
        for mention in reference.names.mentions() {
            losses.of_mention(reference, mention, &mut refused, &mut findings);
        }
        if let Some(target) = reference.fills {
            losses.of_target(reference, target, &mut refused, &mut findings);
        }
        // A query may name a table more than once.
        let mut said = BTreeSet::new();
        found.extend(findings.into_iter().filter(|finding| said.insert(finding.message.clone())));
    }
    refused
}

impl<'s> Losses<'s> {
    fn of(schemas: Pair<&'s Schema>, renames: &Renames) -> Self {
        let kept: BTreeSet<&QualifiedName> = schemas.next.objects().map(Object::name).gather();
        let new_names: BTreeMap<&QualifiedName, &QualifiedName> =
            schemas.next.objects().filter_map(|object| Some((renames.former_name(object)?, object.name()))).gather();
        let objects = schemas
            .previous
            .objects()
            .filter(|object| !kept.contains(object.name()))
            .map(|object| {
                let renamed_to = new_names
                    .get(object.name())
                    .and_then(|name| kept.get(name))
                    .copied()
                    .filter(|_| object.kind() == Kind::Table);
                (object.name(), LostObject { key: object.key(), renamed_to })
            })
            .gather();
        let mut columns = BTreeMap::new();
        for table in schemas.next.tables() {
            let former = renames.former_table(&table.name).unwrap_or(&table.name);
            let names = |table: &'s Table| table.columns.iter().map(|column| column.name.as_str());
            // Most tables have the columns they had: nothing is collected for those.
            if former == &table.name
                && schemas.previous.table(former).is_some_and(|previous| names(previous).eq(names(table)))
            {
                continue;
            }
            let new_columns: BTreeMap<String, String> =
                renames.columns(&table.name).into_iter().map(|(to, from)| (from, to)).gather();
            let remaining: BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).gather();
            let lost: BTreeMap<&str, Option<String>> = [former, &table.name]
                .into_iter()
                .filter_map(|name| schemas.previous.table(name))
                .flat_map(|previous| &previous.columns)
                .map(|column| column.name.as_str())
                .filter(|name| !remaining.contains(name))
                .map(|name| (name, new_columns.get(name).cloned()))
                .gather();
            if !lost.is_empty() {
                columns.insert(&table.name, lost);
            }
        }
        Self { schemas, objects, columns }
    }

    fn of_source(
        &self,
        reference: &Reference<'_>,
        source: &Source,
        refused: &mut BTreeSet<QualifiedName>,
        found: &mut Diagnostics,
    ) {
        for (name, lost) in self.objects.iter().filter(|(name, _)| Reference::may_be(source, name)) {
            Self::of_object(reference, (name, lost), source.database.is_some(), refused, found);
        }
        for (table, columns) in self.columns.iter().filter(|(table, _)| Reference::may_be(source, table)) {
            for (column, new_name) in columns {
                self.of_column(reference, source, (table, column, new_name.as_deref()), refused, found);
            }
        }
    }

    /// What a view names besides its sources, it may read.
    fn of_mention(
        &self,
        reference: &Reference<'_>,
        mention: &Mention,
        refused: &mut BTreeSet<QualifiedName>,
        found: &mut Diagnostics,
    ) {
        let is_meant = |name: &QualifiedName| {
            *mention.name == *name.name
                && mention.database.as_deref().is_none_or(|database| *database == *name.database)
        };
        for (name, lost) in self.objects.iter().filter(|(name, _)| is_meant(name)) {
            Self::of_object(reference, (name, lost), reference.names.is_read_whole(mention), refused, found);
        }
        for (table, columns) in self.columns.iter().filter(|(table, _)| is_meant(table)) {
            // IN compares all columns in their order: it fails where there are fewer, and their names do not matter.
            let (true, Some(column)) = (
                reference.names.is_read_whole(mention),
                columns.iter().find(|(_, new_name)| new_name.is_none()).map(|(column, _)| column),
            ) else {
                continue;
            };
            let (subject, view) = (subject(reference), in_words(reference));
            let message = format!("{subject} compares with all columns of {table}, and {column} goes.");
            let target = ObjectKey { kind: Kind::Table, name: (*table).clone() }.to_string();
            let help =
                format!("Write `IN (SELECT … FROM {table})` with the columns that {view} needs, or keep the column.");
            found.push(may_break(message, target, help));
        }
    }

    fn of_object(
        reference: &Reference<'_>,
        (name, lost): (&QualifiedName, &LostObject<'_>),
        is_certain: bool,
        refused: &mut BTreeSet<QualifiedName>,
        found: &mut Diagnostics,
    ) {
        let (subject, view) = (subject(reference), in_words(reference));
        let (what, help) = match lost.renamed_to {
            Some(new_name) => {
                (format!("{name}, which is now called {new_name}"), format!("Say {new_name} in the query of {view}."))
            }
            None => (format!("{name}, which goes"), format!("Drop {view} too, change its query, or keep {name}.")),
        };
        if is_certain {
            refused.insert(lost.renamed_to.unwrap_or(name).clone());
            found.push(broken(format!("{subject} reads {what}."), lost.key.to_string(), help));
        } else {
            found.push(may_break(format!("{subject} may read {what}."), lost.key.to_string(), help));
        }
    }

    fn of_column(
        &self,
        reference: &Reference<'_>,
        source: &Source,
        (table, column, new_name): (&QualifiedName, &str, Option<&str>),
        refused: &mut BTreeSet<QualifiedName>,
        found: &mut Diagnostics,
    ) {
        let (subject, view) = (subject(reference), in_words(reference));
        let target = ObjectKey { kind: Kind::Table, name: table.clone() }.to_string();
        let first = reference.names.leading_source().filter(|_| reference.fills.is_some() && new_name.is_none());
        let is_first = |other: &Source| if Some(other) == first { Presence::Asked } else { Presence::Absent };
        let selects_all =
            first.is_some_and(|first| first.is_same(source)) && reference.names.selects_all(column, &is_first);
        let (mut certainty, what, help) = if selects_all {
            (
                Use::Certain,
                format!("column {column} of {table} with its `*`, and the column goes"),
                format!("Name the columns that {view} needs in its query, or keep the column."),
            )
        } else {
            let presence = |other: &Source| match other.is_same(source) {
                true => Presence::Asked,
                // The same table under another name is no other one.
                false if Reference::may_be(other, table) => Presence::Absent,
                false => self.presence(other, column),
            };
            let certainty = reference.names.column_use(column, &presence);
            match new_name {
                Some(new_name) => (
                    certainty,
                    format!("column {column} of {table}, which is now called {new_name}"),
                    format!("Say {new_name} in the query of {view}."),
                ),
                None => (
                    certainty,
                    format!("column {column} of {table}, which goes"),
                    format!("Change the query of {view} so that it does without {column}, or keep the column."),
                ),
            }
        };
        if source.database.is_none() {
            certainty = certainty.min(Use::Possible);
        }
        match certainty {
            Use::None => {}
            Use::Possible => found.push(may_break(format!("{subject} may read {what}."), target, help)),
            Use::Certain => {
                refused.insert(table.clone());
                found.push(broken(format!("{subject} reads {what}."), target, help));
            }
        }
    }

    /// Whether something that a query reads has a column of this name, as far as the schema tells.
    fn presence(&self, source: &Source, column: &str) -> Presence {
        let table = source
            .database
            .as_deref()
            .and_then(|database| self.schemas.next.table(&QualifiedName::new(database, &source.name)));
        match table.map(|table| table.column(column).is_some()) {
            Some(true) => Presence::Other,
            Some(false) => Presence::Absent,
            None => Presence::Unknown,
        }
    }

    fn of_target(
        &self,
        reference: &Reference<'_>,
        target: &QualifiedName,
        refused: &mut BTreeSet<QualifiedName>,
        found: &mut Diagnostics,
    ) {
        let (subject, view) = (subject(reference), in_words(reference));
        if let Some(lost) = self.objects.get(target) {
            let message = match lost.renamed_to {
                Some(new_name) => format!("{subject} fills {target}, which is now called {new_name}."),
                None => format!("{subject} fills {target}, which goes: every insert into what it reads would fail."),
            };
            refused.insert(lost.renamed_to.unwrap_or(target).clone());
            found.push(broken(message, lost.key.to_string(), format!("Drop {view} too, or keep {target}.")));
        }
        let gives = |column: &str| reference.names.gives(column, &|source| self.presence(source, column));
        for (column, new_name) in self.columns.get(target).into_iter().flatten() {
            let gives_new_name = new_name.as_ref().is_some_and(|name| gives(name));
            if gives(column) && !gives_new_name {
                let key = ObjectKey { kind: Kind::Table, name: target.clone() };
                found.push(
                    Diagnostic::new(
                        Code::ValuesNotStored,
                        format!("{subject} may give values for column {column} of {target}, which the table no longer has: the server drops them without a word."),
                    )
                    .target(key.to_string())
                    .help(match new_name {
                        Some(new_name) => format!("Call the value {new_name} in the query of {view}."),
                        None => format!("Take {column} out of the query of {view}."),
                    }),
                );
            }
        }
    }
}

/// The view with its kind, as a sentence begins.
fn subject(reference: &Reference<'_>) -> String {
    let kind = if reference.fills.is_some() { "Materialized view" } else { "View" };
    format!("{kind} {}", reference.view.name())
}

/// The view with its kind, inside a sentence.
fn in_words(reference: &Reference<'_>) -> String {
    format!("{} {}", reference.view.kind().in_words(), reference.view.name())
}

fn broken(message: String, target: String, help: String) -> Diagnostic {
    Diagnostic::new(Code::ReaderBroken, message).target(target).help(help)
}

fn may_break(message: String, target: String, help: String) -> Diagnostic {
    Diagnostic::new(Code::ReaderMayBreak, message).target(target).help(help)
}
