use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use chkit_diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use chkit_planner::{Pair, create_statement, drift, plan};
use chkit_schema::validate::{Issue, validate};
use chkit_schema::{Kind, Object, QualifiedName, Reader, Schema};
use chkit_sql::collections::sort_by;
use chkit_sql::statements::split;

use crate::scope::Selector;
use crate::{catalogue, decode, encode, json, migration, snapshot, wire};

/// The canonical form of definitions, in the order of kind, database and name. Two different definitions of one object
/// are an error.
pub fn canonicalize_definitions(definitions: &str) -> String {
    let mut reader = Reader::default();
    let objects = canonical_objects(definitions, &mut reader);
    encode::answer(Some(encode::definitions(objects)), &reader.diagnostics)
}

fn canonical_objects(definitions: &str, reader: &mut Reader) -> Vec<Arc<Object>> {
    let mut objects = distinct(&decode::objects(definitions, "definitions", reader));
    sort_by(&mut objects, |left, right| left.identity().cmp(&right.identity()));
    reader.diagnostics.extend(
        validated(&objects)
            .into_iter()
            .map(|issue| issue.diagnostic)
            .filter(|diagnostic| diagnostic.code == Code::DuplicateObjectName),
    );
    objects
}

/// Objects without repetitions: the very same definition may come twice, as when two files export it.
fn distinct(objects: &[Arc<Object>]) -> Vec<Arc<Object>> {
    let mut first_of: BTreeMap<(Kind, &QualifiedName), &Arc<Object>> = BTreeMap::new();
    let mut distinct = Vec::with_capacity(objects.len());
    for object in objects {
        match first_of.entry(object.identity()) {
            Entry::Occupied(first) if **first.get() == *object => {}
            Entry::Occupied(_) => distinct.push(Arc::clone(object)),
            Entry::Vacant(place) => {
                place.insert(object);
                distinct.push(Arc::clone(object));
            }
        }
    }
    distinct
}

/// The issues of shared objects, in their order.
fn validated(objects: &[Arc<Object>]) -> Vec<Issue> {
    validate(objects.iter().map(AsRef::as_ref))
}

/// What makes definitions unusable.
pub fn validate_definitions(definitions: &str) -> String {
    let mut reader = Reader::default();
    let objects = decode::objects(definitions, "definitions", &mut reader);
    encode::answer(Some(encode::issues(&validated(&objects))), &reader.diagnostics)
}

/// The plan that leads from one set of definitions to another.
pub fn plan_diff(previous: &str, next: &str, options: &str) -> String {
    let mut reader = Reader::default();
    let previous = decode::read_objects(previous, "previous", &mut reader);
    let next = distinct(&decode::objects_like(&previous, next, "next", &mut reader));
    let previous = Schema::new(previous.objects);
    let Some(options) = json::value::<wire::PlanOptions>(options, "options", &mut reader.diagnostics) else {
        return encode::answer::<()>(None, &reader.diagnostics);
    };
    reader.diagnostics.extend(validated(&next).into_iter().map(|issue| issue.diagnostic));
    let planned = plan_next(&previous, next, &options, &mut reader.diagnostics);
    encode::answer(planned.map(|planned| planned.plan), &reader.diagnostics)
}

/// The way from a snapshot file to definitions, and the next snapshot file.
pub fn plan_migration(definitions: &str, request: &str) -> String {
    let mut reader = Reader::default();
    let next = distinct(&decode::objects(definitions, "definitions", &mut reader));
    let Some(request) = json::value::<wire::MigrationRequest>(request, "", &mut reader.diagnostics) else {
        return encode::answer::<()>(None, &reader.diagnostics);
    };
    let source = request.source.as_deref().unwrap_or("snapshot.json");
    let previous = request.previous_snapshot.as_deref().and_then(|text| snapshot::read(text, source, &mut reader));
    reader.diagnostics.extend(validated(&next).into_iter().map(|issue| issue.diagnostic));
    let previous_snapshot = previous.map(|previous| (previous.generated_at, Schema::new(previous.objects)));
    let previous_schema = previous_snapshot.as_ref().map(|(_, schema)| schema.clone()).unwrap_or_default();
    let Some(planned) = plan_next(&previous_schema, next, &request.options, &mut reader.diagnostics) else {
        return encode::answer::<()>(None, &reader.diagnostics);
    };
    let mut next_snapshot = snapshot::of(planned.next.shared().cloned(), request.generated_at);
    // A file that says the same as before keeps its time, so that it does not change for nothing.
    if let Some((generated_at, schema)) = previous_snapshot {
        let previous = snapshot::of(schema.shared().cloned(), generated_at);
        if previous.definitions == next_snapshot.definitions {
            next_snapshot = previous;
        }
    }
    let result = wire::MigrationResult {
        definition_count: next_snapshot.definitions.len(),
        snapshot: snapshot::text(&next_snapshot),
        plan: planned.plan,
        scope: planned.scope,
    };
    encode::answer(Some(result), &reader.diagnostics)
}

/// A plan, and the schema it leads to.
struct Planned {
    plan: wire::MigrationPlan,
    next: Schema,
    scope: wire::TableScope,
}

fn plan_next(
    previous: &Schema,
    next: Vec<Arc<Object>>,
    options: &wire::PlanOptions,
    found: &mut Diagnostics,
) -> Option<Planned> {
    let plan_options = decode::plan_options(options, found);
    let selector = options.scope.as_deref().map(Selector::read).transpose().unwrap_or_else(|diagnostic| {
        found.push(*diagnostic);
        None
    });
    if found.has_errors() {
        return None;
    }
    let warnings = unknown_members(&next);
    let next = Schema::new(next);
    let (next, scope) = match &selector {
        Some(selector) => selector.apply(Pair { previous, next: &next }, &plan_options),
        None => (next, wire::TableScope::default()),
    };
    let plan = plan(Pair { previous, next: &next }, &plan_options);
    Some(Planned { plan: encode::plan(&plan, &warnings), next, scope })
}

/// Members that this chkit does not act on yet, and without which an object would be a different one.
const LATER_MEMBERS: &[&str] =
    &["codec", "constraints", "defaultKind", "refresh", "sampleBy", "settings", "statistics", "ttl"];

/// Members that nothing is done about: said once each, so that nobody believes they have an effect.
fn unknown_members(objects: &[Arc<Object>]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for object in objects {
        let own = match object.as_ref() {
            Object::Table(table) => &table.extra,
            Object::View(view) => &view.extra,
            Object::MaterializedView(view) => &view.extra,
        };
        let mut members: Vec<String> = own.keys().cloned().collect();
        if let Some(table) = object.table() {
            for column in &table.columns {
                members.extend(column.extra.keys().map(|member| format!("columns.{}.{member}", column.name)));
            }
            for index in &table.indexes {
                members.extend(index.extra.keys().map(|member| format!("indexes.{}.{member}", index.name)));
            }
            for projection in &table.projections {
                members
                    .extend(projection.extra.keys().map(|member| format!("projections.{}.{member}", projection.name)));
            }
        }
        found.extend(members.into_iter().map(|member| {
            let finding = Diagnostic::new(
                Code::UnknownMember,
                format!("Member `{member}` of {} {} has no effect.", object.kind().in_words(), object.name()),
            )
            .target(object.key().to_string())
            .help("Correct its name, or remove it.");
            // Members that later definitions have change what the object is: without them it would be another one.
            let is_later = LATER_MEMBERS.iter().any(|later| member.rsplit('.').next() == Some(later));
            if is_later { Diagnostic { severity: Severity::Error, ..finding } } else { finding }
        }));
    }
    found
}

/// The statement that creates an object.
pub fn to_create_sql(definition: &str) -> String {
    let mut reader = Reader::default();
    let objects = decode::objects(&format!("[{definition}]"), "definition", &mut reader);
    reader.diagnostics.extend(validated(&objects).into_iter().map(|issue| issue.diagnostic));
    let sql = objects.first().map(|object| format!("{};", create_statement(object)));
    encode::answer(sql, &reader.diagnostics)
}

/// A snapshot of definitions.
pub fn create_snapshot(definitions: &str, generated_at: &str) -> String {
    let mut reader = Reader::default();
    let objects = canonical_objects(definitions, &mut reader);
    encode::answer(Some(snapshot::of(objects, generated_at.to_owned())), &reader.diagnostics)
}

/// Reads the text of a snapshot file; `source` is its name.
pub fn read_snapshot(text: &str, source: &str) -> String {
    let mut reader = Reader::default();
    let read = snapshot::read(text, source, &mut reader);
    encode::answer(read.map(|read| snapshot::of(read.objects, read.generated_at)), &reader.diagnostics)
}

/// Reads the text of a migration file; `source` is its name.
pub fn read_migration(text: &str, source: &str) -> String {
    encode::analysis(&migration::read(text, source))
}

/// The statements of a text, each from its first to its last token, without the semicolon.
pub fn split_sql_statements(text: &str) -> String {
    let statements: Vec<_> = split(text).iter().filter_map(|range| text.get(range.start..range.end)).collect();
    encode::analysis(&statements)
}

/// The definitions of a server's objects, from the rows of its system tables.
pub fn definitions_from_catalogue(catalogue: &str) -> String {
    let mut reader = Reader::default();
    let catalogue = json::value::<wire::Catalogue>(catalogue, "catalogue", &mut reader.diagnostics);
    encode::answer(catalogue.map(catalogue::definitions), &reader.diagnostics)
}

/// How live definitions differ from expected ones.
pub fn compare_definitions(expected: &str, actual: &str, options: &str) -> String {
    let mut reader = Reader::default();
    let next = Schema::new(decode::objects(expected, "expected", &mut reader));
    let previous = Schema::new(decode::objects(actual, "actual", &mut reader));
    let options = json::value::<wire::CompareOptions>(options, "options", &mut reader.diagnostics);
    let report = options.map(|options| {
        encode::drift(&drift(Pair { previous: &previous, next: &next }, options.default_database.as_deref()))
    });
    encode::answer(report, &reader.diagnostics)
}

/// Tables that a scope may select.
pub(crate) fn table_names(schema: &Schema) -> impl Iterator<Item = &QualifiedName> {
    schema.tables().map(|table| &table.name)
}
