//! What a plan does about views, where no server has to be asked.

use chkit_diagnostics::Severity;
use chkit_planner::{Pair, Plan, PlanOptions, plan};
use chkit_schema::table::ColumnDefinition;
use chkit_schema::{Definition, MaterializedViewDefinition, Object, Reader, Schema, TableDefinition, ViewDefinition};

fn table(database: &str, name: &str, columns: &[&str]) -> Definition {
    let column = |name: &&str| ColumnDefinition {
        name: (*name).to_owned(),
        data_type: "String".to_owned(),
        ..Default::default()
    };
    Definition::Table(Box::new(TableDefinition {
        database: database.to_owned(),
        name: name.to_owned(),
        columns: columns.iter().map(column).collect(),
        engine: "MergeTree".to_owned(),
        order_by: vec!["id".to_owned()],
        ..Default::default()
    }))
}

fn view(name: &str, query: &str) -> Definition {
    Definition::View(ViewDefinition {
        database: "app".to_owned(),
        name: name.to_owned(),
        query: query.to_owned(),
        ..Default::default()
    })
}

fn materialized_view(name: &str, target: &str, query: &str) -> Definition {
    Definition::MaterializedView(MaterializedViewDefinition {
        database: "app".to_owned(),
        name: name.to_owned(),
        to_database: "app".to_owned(),
        to_name: target.to_owned(),
        query: query.to_owned(),
        ..Default::default()
    })
}

fn schema(definitions: &[Definition]) -> Schema {
    let mut reader = Reader::default();
    let schema =
        Schema::new(definitions.iter().map(|definition| Object::from_definition(definition.clone(), &mut reader)));
    assert!(reader.diagnostics.is_empty(), "sound definitions");
    schema
}

fn planned(previous: &[Definition], next: &[Definition]) -> Plan {
    let (previous, next) = (schema(previous), schema(next));
    plan(Pair { previous: &previous, next: &next }, &PlanOptions::default())
}

/// How sure a plan is that a view of `app.events` and `app.users` reads the column `c` of `app.events`, which goes.
#[track_caller]
fn check_read(query: &str, expected: Option<Severity>) {
    let users = table("app", "users", &["id", "c"]);
    let others = [table("app", "tags", &["id", "t"]), users, view("v", query)];
    let with = |columns: &[&str]| [&others[..], &[table("app", "events", columns)]].concat();
    let plan = planned(&with(&["id", "a", "c"]), &with(&["id", "a"]));
    let found: Vec<_> = plan.diagnostics.iter().map(|diagnostic| diagnostic.severity).collect();
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{query}");
    assert_eq!(plan.operations.is_empty(), expected == Some(Severity::Error), "{query}");
}

#[test]
fn a_column_is_read() {
    for query in [
        "SELECT c FROM app.events",
        "SELECT lower(c) AS x FROM app.events WHERE id != ''",
        "SELECT id FROM app.events WHERE c != ''",
        "SELECT id FROM app.events PREWHERE c = 'x' ORDER BY id",
        "SELECT e.`c` FROM app.events AS e, app.users AS u",
        "SELECT events.c FROM app.events JOIN app.users AS u ON u.id = events.id",
        "SELECT app.events.c FROM app.events",
        "SELECT lower(c) AS c FROM app.events",
        "SELECT if(a = 'x', c, a) AS c FROM app.events",
        "SELECT x FROM (SELECT c AS x FROM app.events)",
        "WITH recent AS (SELECT id, c FROM app.events) SELECT id FROM recent",
        "SELECT id FROM app.events LEFT JOIN app.tags USING (id) GROUP BY id, c",
        "SELECT EXTRACT(DAY FROM c) FROM app.events",
        "SELECT one.c FROM app.events AS one JOIN app.events AS two ON one.c = two.c",
        "SELECT id FROM app.tags WHERE id IN (SELECT c FROM app.events)",
        "SELECT a FROM app.tags UNION ALL SELECT c FROM app.events",
        "SELECT c FROM (SELECT * FROM app.events) AS x",
        "SELECT x.c FROM (SELECT * FROM app.events) AS x, app.users",
        "WITH x AS (SELECT * FROM app.events) SELECT a, c FROM x",
        "SELECT upper(lower(c)) AS x, x AS c FROM app.events",
    ] {
        check_read(query, Some(Severity::Error));
    }
}

#[test]
fn a_column_is_not_read() {
    for query in [
        "SELECT id FROM app.events",
        "SELECT 'c', c(id) FROM app.events -- c",
        "SELECT u.c AS x FROM app.events AS e JOIN app.users AS u ON u.id = e.id AND u.c != ''",
        "SELECT id::c FROM app.events",
        "SELECT c FROM app.users",
        "SELECT a AS c FROM app.events",
        "SELECT {c:String} FROM app.events",
        "SELECT a.c FROM app.events",
        "SELECT a AS c FROM app.events ORDER BY c",
        "SELECT arrayMap(c -> upper(c), [a]) FROM app.events",
        "SELECT arrayMap((x, c) -> upper(c), [a], [a]) FROM app.events",
        "WITH 'x' AS c SELECT id, c FROM app.events",
        "SELECT id FROM app.events WHERE id IN (SELECT c FROM app.users)",
        "SELECT id FROM app.events, (SELECT c FROM app.users) AS u WHERE u.c != ''",
        "SELECT c FROM (SELECT * EXCEPT c FROM app.events), app.users",
        "SELECT x.c AS y FROM (SELECT id FROM app.events), (SELECT * FROM app.users) AS x",
    ] {
        check_read(query, None);
    }
}

#[test]
fn a_column_may_be_read() {
    for query in [
        "SELECT c FROM app.events, app.users",
        "SELECT c FROM (SELECT * FROM app.events, app.users)",
        "SELECT events.a AS events, events.c FROM app.events",
        "SELECT u.c FROM app.events AS e JOIN app.users AS u ON u.id = e.id",
        "SELECT c FROM app.events JOIN numbers(3) AS n ON 1",
        "SELECT c FROM app.events JOIN app.unknown AS n USING (id)",
        "SELECT id FROM app.events, (SELECT * FROM app.unknown) WHERE c != ''",
    ] {
        check_read(query, Some(Severity::Warning));
    }
}

/// How sure a plan is that a view breaks when `app.tags` goes.
#[track_caller]
fn check_object(query: &str, expected: Option<Severity>) {
    let kept = [table("app", "events", &["id", "a"]), view("v", query)];
    let plan = planned(&[&kept[..], &[table("app", "tags", &["id"])]].concat(), &kept);
    let found: Vec<_> = plan.diagnostics.iter().map(|diagnostic| diagnostic.severity).collect();
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{query}");
    assert_eq!(plan.operations.is_empty(), expected == Some(Severity::Error), "{query}");
}

#[test]
fn a_table_outside_of_from_is_read() {
    check_object("SELECT id FROM app.events WHERE id IN app.tags", Some(Severity::Error));
    check_object("SELECT id FROM app.events WHERE id NOT IN (app.tags)", Some(Severity::Error));
    check_object("SELECT id FROM app.events WHERE dictHas('app.tags', id)", Some(Severity::Error));
    for query in [
        "SELECT id FROM app.events WHERE id IN tags",
        "SELECT id FROM loop(app.tags)",
        "SELECT id FROM merge('app', '^tags$')",
        "SELECT joinGet('tags', 'id', id) AS x FROM app.events",
        "SELECT dictGet('tags', 'id', id) AS x FROM app.events",
    ] {
        check_object(query, Some(Severity::Warning));
    }
    for query in [
        "SELECT id FROM app.events WHERE id IN other.tags",
        "SELECT id FROM app.events WHERE id IN ('tags')",
        "SELECT id FROM merge('other', '^tags$')",
        "WITH tags AS (SELECT id FROM app.events) SELECT id FROM app.events WHERE id IN tags",
    ] {
        check_object(query, None);
    }
}

#[test]
fn the_columns_behind_in_are_compared_in_their_order() {
    let plan = |columns: &[&str], query: &str| {
        let with = |columns: &[&str]| [table("app", "events", columns), view("v", query)];
        let plan = planned(&with(&["id", "c"]), &with(columns));
        plan.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect::<Vec<_>>()
    };
    assert_eq!(plan(&["id"], "SELECT 1 WHERE ('', '') IN app.events"), ["reader_may_break"]);
    assert!(plan(&["id", "c", "d"], "SELECT 1 WHERE ('', '') IN app.events").is_empty());
}

/// The names of objects in the order in which a plan creates them.
fn created(plan: &Plan) -> Vec<&str> {
    let views = plan.operations.iter().filter_map(|operation| operation.key.strip_prefix("view:app."));
    views.collect()
}

#[test]
fn views_are_created_after_what_they_read() {
    let base = [table("app", "events", &["id"])];
    for reads in ["app.events, app.z", "app.events, z", "z", "app.events WHERE id IN z", "app.events WHERE id IN app.z"]
    {
        let next =
            [&base[..], &[view("a", &format!("SELECT id FROM {reads}")), view("z", "SELECT id FROM app.events")]];
        assert_eq!(created(&planned(&base, &next.concat())), ["z", "a"], "{reads}");
    }
}

#[test]
fn a_name_without_a_database_is_pointed_at() {
    let base = [table("app", "events", &["id"]), table("app", "kept", &["id"])];
    let names = |definition: Definition| {
        let plan = planned(&base, &[&base[..], &[definition]].concat());
        let found = plan.operations.iter().flat_map(|operation| operation.diagnostics.iter());
        found.map(|diagnostic| diagnostic.code.name()).collect::<Vec<_>>()
    };
    assert_eq!(names(view("v", "SELECT id FROM events")), ["database_not_named"]);
    assert_eq!(names(view("v", "SELECT id FROM app.events AS e, kept")), ["database_not_named"]);
    assert_eq!(names(materialized_view("v", "kept", "SELECT id FROM events")), ["database_not_named"]);
    let common = "WITH events AS (SELECT id FROM app.events) SELECT id FROM events";
    assert!(names(view("v", common)).is_empty());
    assert!(names(view("v", "SELECT id FROM app.events ARRAY JOIN [1] AS x, [2] AS y")).is_empty());
    assert!(names(view("v", "SELECT number AS id FROM numbers(3)")).is_empty());
}

#[test]
fn values_for_a_column_that_is_gone_are_pointed_at() {
    let plan = |kept: &[&str], query: &str| {
        let with = |kept: &[&str]| {
            [table("app", "events", &["id", "a"]), table("app", "kept", kept), materialized_view("keep", "kept", query)]
        };
        let plan = planned(&with(&["id", "a"]), &with(kept));
        plan.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect::<Vec<_>>()
    };
    assert_eq!(plan(&["id"], "SELECT id, a FROM app.events"), ["values_not_stored"]);
    assert_eq!(plan(&["id"], "SELECT id, upper(id) AS a FROM app.events"), ["values_not_stored"]);
    assert!(plan(&["id"], "SELECT id FROM app.events").is_empty());
}

#[test]
fn names_that_no_server_has_are_pointed_at() {
    let said = |next: Definition| {
        let plan = planned(&[], &[next]);
        let found = plan.operations.iter().flat_map(|operation| operation.diagnostics.iter());
        found
            .map(|found| (found.severity, found.message.clone(), found.help.clone(), found.target.clone()))
            .collect::<Vec<_>>()
    };
    let warning = |message: &str, help: &str, target: &str| {
        vec![(Severity::Warning, message.to_owned(), Some(help.to_owned()), Some(target.to_owned()))]
    };
    assert_eq!(
        said(view("v", "SELECT countt() FROM app.t")),
        warning("The function `countt` is not known; view app.v uses it.", "Write `count`.", "view:app.v"),
    );
    let Definition::Table(table) = table("app", "t", &["id"]) else { panic!("it is a table") };
    let misspelt = Definition::Table(Box::new(TableDefinition { engine: "MergTree".to_owned(), ..*table.clone() }));
    assert_eq!(
        said(misspelt),
        warning("The engine `MergTree` is not known; table app.t uses it.", "Write `MergeTree`.", "table:app.t"),
    );
    assert!(said(Definition::Table(table)).is_empty());
}
