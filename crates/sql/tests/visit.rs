//! The walk over the tree: what it comes by, in which order, and how deep it goes.

use chkit_sql::parse::parse_statement;
use chkit_sql::tree::expression::ExpressionKind;
use chkit_sql::tree::select::TableSource;
use chkit_sql::tree::visit::{EntityKind, Node, walk};

/// What a walk comes by, in a word each: `f()` a function, `f{}` an entity, `:T` a type, `=s` a setting, `<t>` a table.
fn found(sql: &str) -> Option<String> {
    let statement = parse_statement(sql).ok()?;
    let mut found = Vec::new();
    walk(Node::Statement(&statement), &mut |node| {
        match node {
            Node::Expression(expression) => match &expression.kind {
                ExpressionKind::Identifier(path) => {
                    let parts: Vec<_> = path.parts.iter().map(|part| &*part.name.text).collect();
                    found.push(parts.join("."));
                }
                ExpressionKind::Function(call) => {
                    found.extend(call.name.parts.iter().map(|part| format!("{}()", part.name.text)));
                }
                _ => {}
            },
            Node::Entity(_, entity) => found.extend(entity.function_name().map(|name| format!("{name}{{}}"))),
            Node::DataType(data_type) => found.push(format!(":{}", data_type.name.text)),
            Node::Setting(_, setting) => found.push(format!("={}", setting.name.text)),
            Node::Table(table) => {
                if let TableSource::Table(name) = &table.source {
                    found.push(format!("<{}>", name.name.name.text));
                }
            }
            _ => {}
        }
        true
    });
    Some(found.join(" "))
}

#[track_caller]
fn check(sql: &str, expected: &str) {
    assert_eq!(found(sql).as_deref(), Some(expected), "{sql}");
}

#[test]
fn queries() {
    check(
        "WITH f(a) AS x, c AS (SELECT b FROM t) SELECT d, x.y, e IN (SELECT g FROM u) FROM c \
         JOIN numbers(h) AS n ON i = j ARRAY JOIN k PREWHERE l WHERE m GROUP BY GROUPING SETS ((o), (p)) HAVING q \
         WINDOW w AS (PARTITION BY r ORDER BY s ROWS BETWEEN v PRECEDING AND CURRENT ROW) QUALIFY z \
         ORDER BY aa WITH FILL FROM ab TO ac STEP ad INTERPOLATE (ae AS af) LIMIT ag BY ah LIMIT ai SETTINGS aj = 1",
        "f() a b <t> d x.y e g <u> <c> numbers{} h i j k l m o p q r s v z aa ab ac ad af ag ah ai =aj",
    );
    check("FROM t SELECT DISTINCT ON (a) b", "<t> a b");
    check("SELECT 1 UNION ALL (SELECT a FROM t) EXCEPT SELECT b", "a <t> b");
    check("SELECT * FROM view(SELECT a FROM t)", "a <t>");
    check("SELECT * FROM (t JOIN u USING (a)) INTO OUTFILE 'f' FORMAT CSV SETTINGS b = 1", "<t> <u> a =b");
}

#[test]
fn expressions() {
    check(
        "SELECT a + -b BETWEEN c AND d ? e : f, arrayMap((g, h) -> i, j), k[l].1::Array(String), CASE m WHEN n THEN o ELSE p END",
        "a b c d e f arrayMap() g h i j k l :Array :String m n o p",
    );
    check(
        "SELECT quantile(a)(b) FILTER (WHERE c) OVER (PARTITION BY d), CAST(e AS UInt8), EXTRACT(DAY FROM f), INTERVAL g DAY",
        "quantile() a b c d e :UInt8 f g",
    );
    check(
        "SELECT t.* EXCEPT a REPLACE (b AS c) APPLY quantile(d), COLUMNS(e, f) APPLY (g -> h), tuple(i).*",
        "b d g h i",
    );
    check("SELECT EXISTS (SELECT a FROM t), b = ANY (SELECT c), TRIM(BOTH d FROM e)", "a <t> b c d e");
}

#[test]
fn definitions() {
    check(
        "CREATE TABLE t (a Tuple(x UInt8, y Nullable(String)) DEFAULT b CODEC(Delta(4), ZSTD) STATISTICS(tdigest) TTL c SETTINGS (s = 1), \
         e AggregateFunction(quantile(0.5), Float64), f JSON(p UInt8, SKIP q), INDEX i g(h) TYPE minmax, \
         PROJECTION j (SELECT k ORDER BY l), CONSTRAINT m CHECK n) \
         ENGINE = ReplacingMergeTree(o) PARTITION BY p PRIMARY KEY q ORDER BY (q, r DESC) SAMPLE BY s \
         TTL t + INTERVAL 1 DAY RECOMPRESS CODEC(LZ4), u WHERE v, w GROUP BY x SET y = max(z) SETTINGS aa = 1 AS SELECT ab FROM ac",
        ":Tuple :UInt8 :Nullable :String b Delta{} ZSTD{} tdigest{} c =s :AggregateFunction quantile{} :Float64 :JSON \
         :UInt8 g() h minmax{} k l n ReplacingMergeTree{} o p q q r s t LZ4{} u v w x max() z =aa ab <ac>",
    );
    check(
        "CREATE DICTIONARY d (a UInt8 EXPRESSION b(c)) PRIMARY KEY a SOURCE(CLICKHOUSE(TABLE e(f) HEADERS(HEADER(NAME 'x')))) \
         LAYOUT(FLAT(INITIAL_ARRAY_SIZE 1)) SETTINGS(g = 1)",
        ":UInt8 b() c e() f =g",
    );
    check("CREATE MATERIALIZED VIEW m REFRESH EVERY 1 DAY SETTINGS a = 1 ENGINE = Log AS SELECT b", "=a Log{} b");
    check("CREATE FUNCTION f AS (x, y) -> x + y", "x y x y");
    check("CREATE INDEX i ON t (a, b DESC) TYPE bloom_filter(0.1)", "a b bloom_filter{}");
    check("CREATE DATABASE d ENGINE = Lazy(1) SETTINGS a = 1", "Lazy{} =a");
}

#[test]
fn changes() {
    check(
        "ALTER TABLE t (ADD COLUMN a UInt8 DEFAULT b), (MODIFY TTL c), (MODIFY ORDER BY (d, e)), (MODIFY SETTING f = 1), \
         (ADD INDEX g h TYPE set(1)), (UPDATE i = j IN PARTITION tuple(k) WHERE l), (DROP PARTITION (m, 1)), \
         (MODIFY QUERY SELECT n FROM o)",
        ":UInt8 b c d e =f h set{} j k l m n <o>",
    );
    check("CREATE TABLE t (a Int8) ENGINE = Log PARALLEL WITH CREATE VIEW v AS SELECT b", ":Int8 Log{} b");
    check("SET a = 1, b = 2", "=a =b");
}

#[test]
fn what_is_left_out_is_not_visited() {
    let statement = parse_statement("SELECT f(a), b FROM numbers(c)").expect("a statement");
    let mut names = Vec::new();
    walk(Node::Statement(&statement), &mut |node| {
        if let Node::Expression(expression) = node
            && let Some(name) = expression.function_name()
        {
            names.push(name.to_owned());
            return name != "f";
        }
        !matches!(node, Node::Entity(EntityKind::TableFunction, _))
    });
    assert_eq!(names, ["f", "b"]);
}

#[test]
fn the_deepest_tree_is_walked_on_a_small_stack() {
    let levels = 499;
    let sql = format!(
        "SELECT {}1{} FROM {}t{}",
        "(f(".repeat(levels),
        "))".repeat(levels),
        "(SELECT * FROM ".repeat(levels),
        ")".repeat(levels)
    );
    let statement = std::thread::Builder::new().stack_size(16 << 20).spawn(move || parse_statement(&sql));
    let statement = statement.expect("a thread").join().expect("no overflow").expect("a statement");
    let walked = std::thread::Builder::new().stack_size(32 << 10).spawn(move || {
        let mut count = 0;
        walk(Node::Statement(&statement), &mut |node| {
            count += usize::from(matches!(node, Node::Table(_) | Node::Expression(_)));
            true
        });
        // It is freed where there is room.
        (statement, count)
    });
    let (_, count) = walked.expect("a thread").join().expect("no overflow");
    assert!(count > 4 * levels, "{count} nodes");
}
