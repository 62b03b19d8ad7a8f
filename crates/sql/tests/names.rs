//! What a text names: sources, columns, names of its own.

use std::collections::BTreeMap;

use chkit_sql::names::{Names, Presence, Source, Use};
use chkit_sql::parse::{parse_expression, parse_query};
use chkit_sql::tree::visit::Node;

fn query(text: &str) -> Names {
    let tree = parse_query(text);
    assert!(tree.is_ok(), "{text}");
    tree.map(|tree| Names::of(Node::Query(&tree))).unwrap_or_default()
}

fn expression(text: &str) -> Names {
    let tree = parse_expression(text);
    assert!(tree.is_ok(), "{text}");
    tree.map(|tree| Names::of(Node::Expression(&tree))).unwrap_or_default()
}

#[track_caller]
fn check_sources(text: &str, expected: &str) {
    let names = query(text);
    let in_full = |source: &Source| match &source.database {
        Some(database) => format!("{database}.{}", source.name),
        None => source.name.to_string(),
    };
    let found: Vec<_> = names.sources().iter().map(in_full).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

fn known(source: &Source) -> Presence {
    match &*source.name {
        "t" => Presence::Asked,
        "u" => Presence::Other,
        "v" => Presence::Absent,
        _ => Presence::Unknown,
    }
}

/// How the query uses the column `c` of the table `t`, where `u` has it too, `v` has not, and of others nothing is known.
#[track_caller]
fn check_use(expected: Use, texts: &[&str]) {
    for text in texts {
        let names = query(text);
        assert_eq!(names.column_use("c", &known), expected, "{text}");
    }
}

#[test]
fn sources() {
    check_sources("SELECT 1", "");
    check_sources("SELECT (SELECT max(a) FROM u) FROM db.t AS x, v", "u db.t v");
    check_sources("WITH w AS (SELECT * FROM t) SELECT * FROM w JOIN w AS x USING (a)", "t");
    check_sources("WITH t AS (SELECT * FROM t) SELECT * FROM t", "t");
    check_sources("WITH RECURSIVE t AS (SELECT 1 UNION ALL SELECT * FROM t) SELECT * FROM t", "");
    check_sources("WITH w AS (SELECT 1) SELECT * FROM db.w", "db.w");
    check_sources("WITH w AS (SELECT 1) SELECT * FROM (SELECT * FROM w)", "");
    check_sources("WITH w AS (SELECT 1) SELECT 1 UNION ALL SELECT * FROM w", "");
    check_sources("SELECT * FROM (WITH w AS (SELECT 1) SELECT * FROM w), w", "w");
    check_sources("WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a", "");
    check_sources("SELECT * FROM (t JOIN u USING (a)) LEFT ARRAY JOIN b AS d", "t u");
    check_sources("SELECT * FROM view(SELECT * FROM t), numbers((SELECT max(a) FROM u))", "t u");
    check_sources("SELECT dictGet('db.d', 'a', b), joinGet(`j`, 'a', b), dictGet('d', 'a', b) FROM t", "db.d t");
    check_sources("SELECT * FROM dictionary('db.d')", "db.d");
    check_sources("SELECT * FROM {t:Identifier}", "");
}

#[test]
fn the_leading_source() {
    for (text, expected) in [
        ("SELECT (SELECT 1 FROM u) FROM t, v", Some("t")),
        ("SELECT * FROM (SELECT * FROM t), u", Some("t")),
        ("WITH w AS (SELECT * FROM t) SELECT (SELECT 1 FROM u) FROM w", Some("t")),
        ("(SELECT * FROM t) UNION ALL SELECT * FROM u", Some("t")),
        ("SELECT * FROM numbers(3), u", None),
        ("SELECT 1", None),
    ] {
        assert_eq!(query(text).leading_source().map(|source| &*source.name), expected, "{text}");
    }
}

#[test]
fn objects_that_may_be_read() {
    for (text, expected) in [
        ("SELECT a IN db.x, a IN ((y)), a NOT IN w FROM t WHERE (SELECT 1) IN (1, z)", "t db.x y w"),
        ("SELECT 1 FROM loop(db.t)", "db.t"),
        ("SELECT 1 FROM merge('db', '^t$')", "db db.t"),
        ("SELECT 1 FROM cluster('one', 'db', 't')", "one one.db db.t"),
        ("SELECT 1 FROM file('t')", ""),
        ("SELECT joinGet('j', 'v', 1), joinGet(db.j, 'v', 1), dictGet('d', 'v', 1), dictHas((d), 1)", "j db.j d d"),
    ] {
        let names = query(text);
        let found: Vec<_> = names
            .objects()
            .map(|(database, name)| database.map_or(name.to_owned(), |database| format!("{database}.{name}")))
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}

#[test]
fn objects_that_are_surely_read() {
    for (text, expected) in [
        ("SELECT a IN db.x FROM t", true),
        ("SELECT notIn(a, db.x) FROM t", true),
        ("SELECT a IN x FROM t", false),
        ("SELECT a IN db.x FROM t AS db", false),
        ("SELECT a IN db.x FROM (SELECT db FROM t) AS x, (SELECT 1) AS db", false),
        ("SELECT arrayMap(db -> a IN db.x, b) FROM t", false),
        ("SELECT a FROM loop(db.x)", false),
    ] {
        let names = query(text);
        assert_eq!(names.mentions().iter().any(|mention| names.is_read_whole(mention)), expected, "{text}");
    }
}

#[test]
fn columns_that_are_surely_used() {
    check_use(
        Use::Certain,
        &[
            "SELECT c FROM t",
            "SELECT t.c FROM t, u",
            "SELECT x.c FROM t AS x, u",
            "SELECT c.d FROM t",
            "SELECT c[1].2::String FROM t",
            "SELECT lower(c) AS c FROM t",
            "SELECT a FROM t WHERE c",
            "SELECT a FROM t JOIN v ON c = b",
            "SELECT a FROM t, u JOIN v USING (a) ORDER BY t.c",
            "SELECT a FROM t JOIN u USING (c)",
            "SELECT a FROM u JOIN t USING c",
            "SELECT arrayMap(x -> x + c, a) FROM t",
            "SELECT a FROM t ARRAY JOIN c",
            "SELECT a FROM t ARRAY JOIN c AS c",
            "SELECT a FROM u WHERE a IN (SELECT c FROM t)",
            "SELECT x FROM (SELECT c AS x FROM t), u",
            "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM v WHERE c = b)",
            "SELECT a FROM t, (SELECT b FROM u) WHERE c",
            "SELECT sum(a) OVER (PARTITION BY c) FROM t",
            "SELECT a FROM t WINDOW w AS (ORDER BY c)",
            "SELECT a FROM t ORDER BY a WITH FILL STEP c",
            "SELECT * EXCEPT STRICT c FROM t",
            "SELECT COLUMNS(a, c) FROM t",
            "SELECT * REPLACE (c + 1 AS a) FROM t",
            "SELECT 1 UNION ALL SELECT c FROM t",
            "WITH c AS (SELECT 1) SELECT c FROM t",
            "SELECT c FROM (SELECT * FROM t)",
            "SELECT c FROM (SELECT * FROM t) AS x, v",
            "SELECT x.c FROM (SELECT * FROM t) AS x, u",
            "SELECT c.d FROM (SELECT * FROM (SELECT x.* FROM t AS x, u))",
            "WITH x AS (SELECT * FROM t) SELECT a, c FROM x",
            "WITH x AS (SELECT * FROM t), y AS (SELECT * EXCEPT b FROM x) SELECT b FROM y WHERE c",
            "SELECT a FROM v JOIN (SELECT * FROM t) AS x USING (c)",
            "SELECT c FROM t, (SELECT max(*) FROM u)",
            "SELECT c FROM (SELECT * REPLACE (a + 1 AS a) FROM t)",
            "SELECT lower(toString(c)) AS x, x AS c FROM t",
            "SELECT x AS c, lower(toString(c)) AS x FROM t",
            "SELECT toString(c) AS a, a AS c FROM t",
            "SELECT x AS c FROM t ARRAY JOIN [c] AS x",
            "WITH c AS x SELECT a, x AS c FROM t",
            "SELECT length(toString(c)) AS x, x + 1 AS z, z AS c FROM t",
        ],
    );
}

#[test]
fn columns_that_may_be_used() {
    check_use(
        Use::Possible,
        &[
            "SELECT c FROM t, u",
            "SELECT c FROM t, unknown",
            "SELECT c FROM (SELECT * FROM t, u)",
            "SELECT c FROM (SELECT a AS c, * FROM t)",
            "SELECT c FROM (SELECT * FROM t), u",
            "SELECT c FROM (SELECT COLUMNS('^c') FROM t)",
            "SELECT x.c FROM (SELECT * FROM t, unknown) AS x",
            "SELECT t.a AS t, t.c FROM t",
            "WITH c AS x, x AS c SELECT lower(x) AS y FROM t",
            "SELECT c FROM t, numbers(3)",
            "SELECT c FROM t, (SELECT * FROM unknown)",
            "SELECT c FROM t, {p:Identifier}",
            "SELECT u.c FROM t, u",
            "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM unknown WHERE c)",
            "SELECT COLUMNS('^c') FROM t",
            "WITH 1 AS c SELECT (SELECT c FROM t)",
        ],
    );
}

#[test]
fn columns_that_are_not_used() {
    check_use(
        Use::None,
        &[
            "SELECT a FROM t",
            "SELECT a AS c FROM t",
            "SELECT a AS c FROM t ORDER BY c",
            "SELECT a AS c, c + 1 FROM t",
            "SELECT arrayMap(c -> c, a) FROM t",
            "SELECT arrayMap((x, c) -> x + c, a, a) FROM t",
            "WITH 1 AS c SELECT c FROM t",
            "WITH 1 AS c SELECT 1 UNION ALL SELECT c FROM t",
            "SELECT a FROM t ARRAY JOIN a AS c WHERE c",
            "SELECT c(a), a.c, 'c', a::c FROM t",
            "SELECT u.c AS x FROM t, u",
            "SELECT u.c + 1 FROM t, u",
            "SELECT a FROM t WHERE a IN (SELECT c FROM u)",
            "SELECT a FROM t WHERE a IN (SELECT c FROM (SELECT b AS c FROM unknown))",
            "SELECT a FROM t, numbers(c)",
            "SELECT {c:String} FROM t",
            "SELECT * EXCEPT c FROM t",
            "SELECT count(*) FROM t",
            "SELECT ca, c1.c FROM t",
            "SELECT c FROM (SELECT a AS c FROM t)",
            "SELECT c FROM (SELECT * EXCEPT c FROM t), unknown",
            "SELECT c FROM (SELECT x.* FROM t, u AS x)",
            "SELECT x.c AS y FROM (SELECT * FROM t), u AS x",
            "SELECT c FROM (SELECT * FROM t) AS x (c, d), v",
            "SELECT a AS c, c + 1 AS d, d AS e FROM t",
            "SELECT arrayMap(t -> t.c, a) FROM t",
        ],
    );
}

#[test]
fn stars() {
    for (text, has_star, selects_all) in [
        ("SELECT * FROM t", true, true),
        ("SELECT x.* FROM t AS x, u", true, true),
        ("SELECT u.* FROM t, u", false, false),
        ("SELECT * EXCEPT (c, d) FROM t", true, false),
        ("SELECT COLUMNS('a') FROM t", true, false),
        ("SELECT max(*) FROM t", true, true),
        ("SELECT count(*), a * b FROM t", false, false),
        ("SELECT a FROM (SELECT * FROM t)", true, true),
        ("SELECT * FROM (SELECT a FROM t)", false, false),
        ("SELECT x FROM t AS y (x)", true, true),
        ("SELECT tuple(a).* FROM t", false, false),
    ] {
        let names = query(text);
        let found = (names.has_star(&|source| &*source.name == "t"), names.selects_all("c", &known));
        assert_eq!(found, (has_star, selects_all), "{text}");
    }
}

#[test]
fn columns_that_a_query_gives() {
    for (text, expected) in [
        ("SELECT c FROM t", true),
        ("SELECT t.c FROM t", true),
        ("SELECT a AS c FROM t", true),
        ("SELECT a FROM t WHERE c", false),
        ("SELECT lower(c) FROM t", false),
        ("SELECT * FROM u", true),
        ("SELECT * EXCEPT c FROM u", false),
        ("SELECT * FROM v", false),
        ("SELECT * FROM unknown", false),
        ("SELECT * FROM (SELECT a AS c FROM t)", true),
        ("WITH w (c) AS (SELECT a FROM t) SELECT * FROM w", true),
        ("SELECT a FROM t UNION ALL SELECT c FROM u", false),
        ("(SELECT c FROM t) UNION ALL SELECT a FROM u", true),
    ] {
        assert_eq!(query(text).gives("c", &known), expected, "{text}");
    }
}

#[test]
fn columns_of_the_table_around_a_text() {
    for (text, expected) in [
        ("a + f(b.c, 'd')", "a b b.c"),
        ("arrayMap(x -> x + y, z)", "y z"),
        ("f(a, b AS c, c)", "a b"),
        ("a IN (SELECT b FROM t)", "a"),
        ("json.x[].y.:UInt8", "json json.x"),
        ("[1, 2]", ""),
    ] {
        let found: Vec<_> = expression(text).columns().into_iter().collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
    assert!(expression("n.a").uses("n") && expression("n.a").uses("n.a") && !expression("n.a").uses("a"));
}

#[test]
fn other_names_for_columns() {
    let new_names = BTreeMap::from([("a", "x"), ("b", "y z"), ("n.c", "n.d"), ("c", "unused")]);
    for (text, expected) in [
        ("a + f(a, 'a', `b`) -- a", "x + f(x, 'a', `y z`) -- a"),
        ("arrayMap(a -> a, b)", "arrayMap(a -> a, `y z`)"),
        ("n.c + n.e + a.c", "`n.d` + n.e + x.c"),
        ("f(lower(a) AS a, a)", "f(lower(x) AS a, a)"),
        ("COLUMNS(a, d) APPLY max", "COLUMNS(x, d) APPLY max"),
        ("1", "1"),
    ] {
        assert_eq!(expression(text).renamed(text, &new_names), expected, "{text}");
    }
    let text = "SELECT a, * EXCEPT (b) GROUP BY a";
    assert_eq!(query(text).renamed(text, &new_names), "SELECT x, * EXCEPT (`y z`) GROUP BY x");
}

/// What ClickHouse 26.7 stores as `as_select` of a view that is created in a session whose database is `d`.
#[test]
fn names_without_a_database_get_that_of_the_session() {
    for (text, expected) in [
        ("SELECT a FROM t", "SELECT a FROM d.t"),
        ("SELECT t.a, d.t.a, t.*, d FROM t", "SELECT t.a, d.t.a, t.*, d FROM d.t"),
        ("SELECT 'd.t', 't', d.a FROM t AS d", "SELECT 'd.t', 't', d.a FROM d.t AS d"),
        ("SELECT a FROM t UNION ALL SELECT a FROM e.t", "SELECT a FROM d.t UNION ALL SELECT a FROM e.t"),
        (
            "SELECT a FROM t, (SELECT (SELECT 1 FROM u) FROM v)",
            "SELECT a FROM d.t, (SELECT (SELECT 1 FROM d.u) FROM d.v)",
        ),
        ("WITH t AS (SELECT 1 AS a) SELECT a FROM t, d.t AS u", "WITH t AS (SELECT 1 AS a) SELECT a FROM t, d.t AS u"),
        ("WITH t AS (SELECT a FROM t) SELECT a FROM t", "WITH t AS (SELECT a FROM d.t) SELECT a FROM t"),
        (
            "WITH s AS (SELECT 1 AS a) SELECT a FROM t WHERE a IN (s)",
            "WITH s AS (SELECT 1 AS a) SELECT a FROM d.t WHERE a IN (s)",
        ),
        ("SELECT a FROM t WHERE a NOT IN (s)", "SELECT a FROM d.t WHERE a NOT IN (d.s)"),
        ("SELECT a FROM t WHERE a IN (d.s) OR a IN (s, 2)", "SELECT a FROM d.t WHERE a IN (d.s) OR a IN (s, 2)"),
        ("SELECT arrayMap(s -> (a IN (s)), [[1]]) FROM t", "SELECT arrayMap(s -> (a IN (d.s)), [[1]]) FROM d.t"),
        ("SELECT a FROM t WHERE globalNotIn(a, s)", "SELECT a FROM d.t WHERE globalNotIn(a, d.s)"),
        ("SELECT a FROM t WHERE inIgnoreSet(a, s)", "SELECT a FROM d.t WHERE inIgnoreSet(a, s)"),
        (
            "SELECT dictGet('x', 'v', a), dictHas(x, a) FROM t",
            "SELECT dictGet('d.x', 'v', a), dictHas(d.x, a) FROM d.t",
        ),
        ("SELECT dictIsIn(('x'), a, 1), dictHas('e.x', a)", "SELECT dictIsIn(('d.x'), a, 1), dictHas('e.x', a)"),
        (
            "SELECT joinGet('j', 'v', a), joinGet(j, 'v', a) FROM t",
            "SELECT joinGet('j', 'v', a), joinGet(j, 'v', a) FROM d.t",
        ),
        (
            "SELECT * FROM dictionary('x'), dictionary(x), merge('t')",
            "SELECT * FROM dictionary('x'), dictionary(x), merge('t')",
        ),
        ("SELECT * FROM view(SELECT * FROM t), loop(t)", "SELECT * FROM view(SELECT * FROM d.t), loop(t)"),
        ("SELECT * FROM {t:Identifier}", "SELECT * FROM {t:Identifier}"),
    ] {
        assert_eq!(query(text).qualified(text, "d"), expected);
        assert_eq!(query(expected).qualified(expected, "d"), expected);
    }
    let text = "SELECT dictGet('x', 'v', a) FROM t";
    assert_eq!(query(text).qualified(text, "it's"), "SELECT dictGet('it\\'s.x', 'v', a) FROM `it's`.t");
}

#[test]
fn queries_that_read_each_other_are_asked_once() {
    let doubled = (1..40).map(|level| {
        let before = level - 1;
        format!("w{level} AS (SELECT * FROM w{before}, w{before} AS x)")
    });
    let doubled: Vec<_> = doubled.collect();
    let text = format!("WITH w0 AS (SELECT * FROM v), {} SELECT c FROM t, w39", doubled.join(", "));
    check_use(Use::Certain, &[&text]);
}
