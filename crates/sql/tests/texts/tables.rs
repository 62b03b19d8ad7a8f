//! What queries read from, and how it is joined.

use crate::support::check;

#[test]
fn joins_in_every_order_of_words() {
    check(&[
        ("select * from a join b using id", "SELECT * FROM a INNER JOIN b USING (id)"),
        ("select * from a inner join b using (id, day)", "SELECT * FROM a INNER JOIN b USING (id, day)"),
        ("select * from a any left join b on a.x = b.x", "SELECT * FROM a ANY LEFT JOIN b ON a.x = b.x"),
        ("select * from a left any join b on a.x = b.x", "SELECT * FROM a ANY LEFT JOIN b ON a.x = b.x"),
        ("select * from a left outer join b using x", "SELECT * FROM a LEFT JOIN b USING (x)"),
        ("select * from a semi join b using x", "SELECT * FROM a SEMI LEFT JOIN b USING (x)"),
        ("select * from a right anti join b using x", "SELECT * FROM a ANTI RIGHT JOIN b USING (x)"),
        ("select * from a only left join b using x", "SELECT * FROM a ANTI LEFT JOIN b USING (x)"),
        ("select * from a full outer join b using x", "SELECT * FROM a FULL OUTER JOIN b USING (x)"),
        ("select * from a asof join b using (x, t)", "SELECT * FROM a ASOF INNER JOIN b USING (x, t)"),
        ("select * from a all inner join b using x", "SELECT * FROM a ALL INNER JOIN b USING (x)"),
        ("select * from a global any left join b using x", "SELECT * FROM a GLOBAL ANY LEFT JOIN b USING (x)"),
        ("select * from a as l local join b using x", "SELECT * FROM a AS l INNER JOIN b USING (x)"),
        ("select * from a cross join b", "SELECT * FROM a CROSS JOIN b"),
        ("select * from a paste join b", "SELECT * FROM a PASTE JOIN b"),
        ("select * from a, b, c", "SELECT * FROM a, b, c"),
        ("select * from a global cross join b", "SELECT * FROM a GLOBAL CROSS JOIN b"),
        ("select * from a natural join b", "SELECT * FROM a NATURAL INNER JOIN b"),
        ("select * from a natural left join b", "SELECT * FROM a NATURAL LEFT JOIN b"),
        ("select * from a join b using (x as y)", "SELECT * FROM a INNER JOIN b USING (x AS y)"),
        ("select * from a join b on (a.x = b.x as same)", "SELECT * FROM a INNER JOIN b ON (a.x = b.x AS same)"),
        (
            "select * from a l join b r on l.x = r.x join c using x",
            "SELECT * FROM a AS l INNER JOIN b AS r ON l.x = r.x INNER JOIN c USING (x)",
        ),
        ("select * from (a join b using x)", "SELECT * FROM (SELECT * FROM a INNER JOIN b USING (x))"),
        (
            "select * from ((a join b using x) join c using y) as j",
            "SELECT * FROM (SELECT * FROM (SELECT * FROM a INNER JOIN b USING (x)) INNER JOIN c USING (y)) AS j",
        ),
        (
            "select * from ((select 1) as p, (select 2) as q) as r",
            "SELECT * FROM (SELECT * FROM (SELECT 1) AS p, (SELECT 2) AS q) AS r",
        ),
    ]);
}

#[test]
fn array_join() {
    check(&[
        ("select * from t array join a", "SELECT * FROM t ARRAY JOIN a"),
        ("select * from t inner array join a as x, b", "SELECT * FROM t ARRAY JOIN a AS x, b"),
        (
            "select * from t left array join a as x join u using x",
            "SELECT * FROM t LEFT ARRAY JOIN a AS x INNER JOIN u USING (x)",
        ),
        ("select * from t join u using x array join a", "SELECT * FROM t INNER JOIN u USING (x) ARRAY JOIN a"),
    ]);
}

#[test]
fn tables_with_everything() {
    check(&[
        ("select * from db.t", "SELECT * FROM db.t"),
        ("select * from from", "SELECT * FROM `from`"),
        ("select * from from as t", "SELECT * FROM `from` AS t"),
        ("select * from db.from t", "SELECT * FROM db.`from` AS t"),
        ("select {p: Array( UInt8 ) }", "SELECT {p:Array( UInt8 ) }"),
        ("select * from 'my table'", "SELECT * FROM `my table`"),
        ("select * from t as x final", "SELECT * FROM t AS x FINAL"),
        ("select * from t final sample 1/10 offset 0.5", "SELECT * FROM t FINAL SAMPLE 1 / 10 OFFSET 5 / 10"),
        ("select * from t sample 1e-2", "SELECT * FROM t SAMPLE 1 / 100"),
        ("select * from t sample 1000", "SELECT * FROM t SAMPLE 1000"),
        ("select * from t sample 0.25 / 1.5", "SELECT * FROM t SAMPLE 250 / 1500"),
        ("select * from t sample + offset + / 4", "SELECT * FROM t SAMPLE 0 OFFSET 0 / 4"),
        (
            "select * from not(not(a)) join Not(1) as b using c",
            "SELECT * FROM not(NOT (a)) INNER JOIN Not(1) AS b USING (c)",
        ),
        ("select * from `not`(1, 2), not", "SELECT * FROM not(1, 2), not"),
        (
            "select * from t sample 99999999999999999999999999999999999999999",
            "SELECT * FROM t SAMPLE 340282366920938463463374607431768211455",
        ),
        ("select * from t as x(a, b)", "SELECT * FROM t AS x(a, b)"),
        ("select * from t final (a, b)", "SELECT * FROM t FINAL (a, b)"),
        ("select * from {db:Identifier}.{name:Identifier}", "SELECT * FROM {db:Identifier}.{name:Identifier}"),
        ("select * from t uuid '61f0c404-5cb3-11e7-907b-a6006ad3dba0'", "SELECT * FROM t"),
        ("select * from t stream", "SELECT * FROM t STREAM"),
        (
            "select * from t stream cursor {'b': 1, 'a.c': 2, 'a': {'d': 3}}",
            "SELECT * FROM t STREAM CURSOR {'a': {'c': 2, 'd': 3}, 'b': 1}",
        ),
        ("select * from numbers(10) as n limit 1", "SELECT * FROM numbers(10) AS n LIMIT 1"),
        ("select * from numbers(10) (a)", "SELECT * FROM numbers(10)(a)"),
        ("select * from f(quantile(0.5)(a)) (a, b) final", "SELECT * FROM f(quantile(0.5)(a))(a, b) FINAL"),
        ("select * from view(select 1)", "SELECT * FROM view(SELECT 1)"),
        ("select * from view(select 1 union all select 2)", "SELECT * FROM view(SELECT 1 UNION ALL SELECT 2)"),
        (
            "select * from viewIfPermitted(select 1 else null('a Int8'))",
            "SELECT * FROM viewIfPermitted(SELECT 1 ELSE `null`('a Int8'))",
        ),
        ("select * from s3('url', settings a = 1, b = 2)", "SELECT * FROM s3('url', SETTINGS a = 1, b = 2)"),
        ("select * from cluster('c', view(select 1))", "SELECT * FROM cluster('c', view(SELECT 1))"),
        ("select * from my.function(1)", "SELECT * FROM `my.function`(1)"),
    ]);
}

#[test]
fn subqueries_lose_needless_parentheses() {
    check(&[
        ("(select 1)", "SELECT 1"),
        ("(((select 1)))", "SELECT 1"),
        ("select * from (select 1)", "SELECT * FROM (SELECT 1)"),
        ("select * from ((select 1))", "SELECT * FROM (SELECT 1)"),
        ("select ((select 1))", "SELECT (SELECT 1)"),
        ("select ((select 1), 2)", "SELECT ((SELECT 1), 2)"),
        ("select ((select 1) + 1)", "SELECT ((SELECT 1) + 1)"),
        ("select 1 in ((select 1))", "SELECT 1 IN (SELECT 1)"),
        ("select 1 in (((select 1) union all (select 2)))", "SELECT 1 IN (SELECT 1 UNION ALL SELECT 2)"),
        ("select exists(select 1)", "SELECT exists((SELECT 1))"),
        ("select (values (1, 2), (3, 4))", "SELECT (SELECT * FROM SQLStandardValues((1, 2), (3, 4)))"),
        (
            "select * from (values (1), (2)) as v(a)",
            "SELECT * FROM (SELECT * FROM SQLStandardValues((1), (2))) AS v(a)",
        ),
        ("select * from (explain select 1)", "SELECT * FROM (SELECT * FROM viewExplain('EXPLAIN', '', (SELECT 1)))"),
        (
            "select * from (explain pipeline graph = 1, compact = 0 select 1)",
            "SELECT * FROM (SELECT * FROM viewExplain('EXPLAIN PIPELINE', 'graph = 1, compact = 0', (SELECT 1)))",
        ),
        (
            "select (explain syntax select 1 settings a = 1)",
            "SELECT (SELECT * FROM viewExplain('EXPLAIN SYNTAX', '', (SELECT 1 SETTINGS a = 1)))",
        ),
        (
            "select (explain plan a.b = 1, c = 2 select 1)",
            "SELECT (SELECT * FROM viewExplain('EXPLAIN', 'a.b = 1, c = 2', (SELECT 1)))",
        ),
        ("select (select)", "SELECT (`select`)"),
        ("select (select, 1)", "SELECT (`select`, 1)"),
        ("select (with)", "SELECT (with)"),
        ("select (explain, values)", "SELECT (explain, `values`)"),
        ("select (from, 1)", "SELECT (`from`, 1)"),
    ]);
}
