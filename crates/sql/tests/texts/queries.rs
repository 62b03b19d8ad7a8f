//! Queries.

use crate::support::{check, refuse};

#[test]
fn clauses_come_in_the_order_of_the_server() {
    check(&[
        ("select 1", "SELECT 1"),
        ("select a, b c, d as e from t", "SELECT a, b AS c, d AS e FROM t"),
        ("select all a from t", "SELECT a FROM t"),
        ("select distinct a from t", "SELECT DISTINCT a FROM t"),
        ("select a, b, from t", "SELECT a, b FROM t"),
        ("select a,", "SELECT a"),
        ("select (a as b), from t", "SELECT (a) AS b FROM t"),
        ("select a as b, from", "SELECT a AS b, `from`"),
        ("select from, to from t", "SELECT `from`, to FROM t"),
        ("select a, from as f from t", "SELECT a, `from` AS f FROM t"),
        ("from t select a", "SELECT a FROM t"),
        ("with 1 as x from t select x", "WITH 1 AS x SELECT x FROM t"),
        (
            "select a from t prewhere b where c group by d having e window w as (partition by f) qualify g order by h limit i settings max_threads = 1",
            "SELECT a FROM t PREWHERE b WHERE c GROUP BY d HAVING e WINDOW w AS (PARTITION BY f) QUALIFY g ORDER BY h ASC LIMIT i SETTINGS max_threads = 1",
        ),
    ]);
}

#[test]
fn with_names_queries_and_expressions() {
    check(&[
        ("with recent as (select 1) select * from recent", "WITH recent AS (SELECT 1) SELECT * FROM recent"),
        (
            "with recent(day, hits) as (select 1, 2) select day from recent",
            "WITH recent(day, hits) AS (SELECT 1, 2) SELECT day FROM recent",
        ),
        (
            "with recursive tree as (select 1 union all select 2) select * from tree",
            "WITH RECURSIVE tree AS (SELECT 1 UNION ALL SELECT 2) SELECT * FROM tree",
        ),
        ("with recent as materialized (select 1) select 1", "WITH recent AS MATERIALIZED (SELECT 1) SELECT 1"),
        (
            "with 5 as days, x -> x * days as scaled select scaled(2)",
            "WITH 5 AS days, (x -> (x * days)) AS scaled SELECT scaled(2)",
        ),
        ("(with 1 as x select x) union all select 2", "WITH 1 AS x SELECT x UNION ALL SELECT 2"),
        ("with (select 1) as one select one", "WITH (SELECT 1) AS one SELECT one"),
        ("with a as ((select 1) union all (select 2)), select 1", "WITH a AS (SELECT 1 UNION ALL SELECT 2) SELECT 1"),
        (
            "with 'text' as t, other as (select t) select * from other",
            "WITH 'text' AS t, other AS (SELECT t) SELECT * FROM other",
        ),
        ("with as as (select 1) select 1", "WITH as AS (SELECT 1) SELECT 1"),
        ("with recent(day) as other select 1", "WITH recent(day) AS other SELECT 1"),
    ]);
}

#[test]
fn distinct_on_and_top_become_limits() {
    check(&[
        ("select distinct on (a, b) c from t", "SELECT c FROM t LIMIT 1 BY a, b"),
        ("select distinct on (a) c from t limit 5", "SELECT c FROM t LIMIT 1 BY a LIMIT 5"),
        (
            "select distinct on (a) c from t order by c limit 5 offset 6",
            "SELECT c FROM t ORDER BY c ASC LIMIT 1 BY a LIMIT 6, 5",
        ),
        ("select top 5 a from t", "SELECT a FROM t LIMIT 5"),
        ("select top (5) with ties a from t order by a", "SELECT a FROM t ORDER BY a ASC LIMIT 5  WITH TIES"),
        ("select top 5 a from t limit 1 by b", "SELECT a FROM t LIMIT 1 BY b LIMIT 5"),
        ("select distinct top 3 a from t", "SELECT DISTINCT a FROM t LIMIT 3"),
        ("select top 3 a from t offset 4", "SELECT a FROM t LIMIT 4, 3"),
    ]);
}

#[test]
fn set_operations_keep_their_grouping() {
    check(&[
        (
            "select 1 union all select 2 union distinct select 3 union select 4",
            "SELECT 1 UNION ALL SELECT 2 UNION DISTINCT SELECT 3 UNION SELECT 4",
        ),
        ("(select 1) union all (select 2)", "SELECT 1 UNION ALL SELECT 2"),
        ("select 1 union all (select 2 union all select 3)", "SELECT 1 UNION ALL (SELECT 2 UNION ALL SELECT 3)"),
        ("(select 1 union all select 2) union all select 3", "(SELECT 1 UNION ALL SELECT 2) UNION ALL SELECT 3"),
        ("select 1 except select 2", "(SELECT 1) EXCEPT (SELECT 2)"),
        (
            "select 1 union all select 2 except all select 3 union all select 4",
            "SELECT 1 UNION ALL (SELECT 2) EXCEPT ALL (SELECT 3) UNION ALL SELECT 4",
        ),
        (
            "select 1 intersect select 2 intersect distinct select 3",
            "SELECT 1 INTERSECT SELECT 2 INTERSECT DISTINCT SELECT 3",
        ),
        ("select * from t except (select 2)", "(SELECT * FROM t) EXCEPT (SELECT 2)"),
        ("((select 1) union all select 2) except select 3", "(SELECT 1 UNION ALL SELECT 2) EXCEPT (SELECT 3)"),
    ]);
}

#[test]
fn group_by() {
    check(&[
        ("select 1 group by a, b", "SELECT 1 GROUP BY a, b"),
        ("select 1 group by all", "SELECT 1 GROUP BY ALL"),
        ("select 1 group by rollup(a, b)", "SELECT 1 GROUP BY a, b WITH ROLLUP"),
        ("select 1 group by cube(a) with totals", "SELECT 1 GROUP BY a WITH CUBE WITH TOTALS"),
        ("select 1 group by a with rollup with totals", "SELECT 1 GROUP BY a WITH ROLLUP WITH TOTALS"),
        ("select 1 group by a with totals with cube", "SELECT 1 GROUP BY a WITH CUBE WITH TOTALS"),
        ("select 1 group by grouping sets ((a, b), c, ())", "SELECT 1 GROUP BY GROUPING SETS ((a, b), (c), ())"),
        ("select 1 with totals", "SELECT 1 WITH TOTALS"),
        ("select 1 group by (a, b)", "SELECT 1 GROUP BY (a, b)"),
        ("select 1 group by a as k", "SELECT 1 GROUP BY a AS k"),
    ]);
}

#[test]
fn windows() {
    check(&[
        (
            "select 1 window w as (), v as (w), u as (w partition by a order by b), t as (partition by a w order by b), s as (order by a w)",
            "SELECT 1 WINDOW w AS (), v AS (w), u AS (w PARTITION BY a ORDER BY b ASC), t AS (w PARTITION BY a ORDER BY b ASC), s AS (w ORDER BY a ASC)",
        ),
        ("select 1 window w as (rows current row v)", "SELECT 1 WINDOW w AS (v)"),
        (
            "select 1 window w as (v partition by a rows unbounded preceding)",
            "SELECT 1 WINDOW w AS (v PARTITION BY a ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
        ),
    ]);
}

#[test]
fn order_by() {
    check(&[
        ("select 1 order by a, b desc, c asc nulls first", "SELECT 1 ORDER BY a ASC, b DESC, c ASC NULLS FIRST"),
        ("select 1 order by a collate 'en'", "SELECT 1 ORDER BY a ASC COLLATE 'en'"),
        ("select 1 order by all", "SELECT 1 ORDER BY ALL ASC"),
        ("select 1 order by all desc nulls last", "SELECT 1 ORDER BY ALL DESC NULLS LAST"),
        ("select 1 order by all, a", "SELECT 1 ORDER BY `all` ASC, a ASC"),
        ("select 1 order by all desc, a", "SELECT 1 ORDER BY `all` DESC, a ASC"),
        ("select 1 order by `all`", "SELECT 1 ORDER BY `all` ASC"),
        ("select 1 order by a with fill", "SELECT 1 ORDER BY a ASC WITH FILL"),
        (
            "select 1 order by a with fill from 1 to 10 step 2 staleness 3 interpolate",
            "SELECT 1 ORDER BY a ASC WITH FILL FROM 1 TO 10 STEP 2 STALENESS 3 INTERPOLATE",
        ),
        (
            "select 1 order by a with fill interpolate (b as b + 1, c)",
            "SELECT 1 ORDER BY a ASC WITH FILL INTERPOLATE (`b` AS b + 1, `c` AS c)",
        ),
        ("select 1 order by a with fill interpolate ()", "SELECT 1 ORDER BY a ASC WITH FILL INTERPOLATE"),
    ]);
}

#[test]
fn limits() {
    check(&[
        ("select 1 limit 1", "SELECT 1 LIMIT 1"),
        ("select 1 limit 1, 2", "SELECT 1 LIMIT 1, 2"),
        ("select 1 limit 1 offset 2", "SELECT 1 LIMIT 2, 1"),
        ("select 1 offset 2", "SELECT 1 OFFSET 2"),
        ("select 1 offset 2 rows", "SELECT 1 OFFSET 2"),
        ("select 1 limit 1 by a, b", "SELECT 1 LIMIT 1 BY a, b"),
        ("select 1 limit 1 offset 2 by a limit 3, 4", "SELECT 1 LIMIT 2, 1 BY a LIMIT 3, 4"),
        ("select 1 limit 1 by all", "SELECT 1 LIMIT 1 BY ALL"),
        ("select 1 order by a limit 1 with ties", "SELECT 1 ORDER BY a ASC LIMIT 1  WITH TIES"),
        ("select 1 order by a limit 1, 2 with ties", "SELECT 1 ORDER BY a ASC LIMIT 1, 2  WITH TIES"),
        ("select 1 order by a offset 2 rows fetch next 3 rows only", "SELECT 1 ORDER BY a ASC LIMIT 2, 3"),
        ("select 1 order by a fetch first 3 row with ties", "SELECT 1 ORDER BY a ASC LIMIT 3  WITH TIES"),
        ("select 1 order by a limit 1 by b fetch first 3 rows only", "SELECT 1 ORDER BY a ASC LIMIT 1 BY b LIMIT 3"),
        ("select 1 order by a limit 9 fetch first 3 rows only", "SELECT 1 ORDER BY a ASC LIMIT 3"),
        ("select 1 limit -1", "SELECT 1 LIMIT -1"),
        ("select 1 limit (select 1)", "SELECT 1 LIMIT (SELECT 1)"),
    ]);
}

#[test]
fn output() {
    check(&[
        ("select 1 format Null", "SELECT 1 FORMAT `Null`"),
        ("select 1 settings a = 1 format Null settings b = 2", "SELECT 1 SETTINGS a = 1 FORMAT `Null` SETTINGS b = 2"),
        ("select 1 format Null settings b = 2", "SELECT 1 FORMAT `Null` SETTINGS b = 2"),
        ("(select 1) settings b = 2", "(SELECT 1) SETTINGS b = 2"),
        ("select 1 union all (select 2) settings b = 2", "(SELECT 1) UNION ALL (SELECT 2) SETTINGS b = 2"),
        ("(select 1) settings b = 2 format Null", "SELECT 1 FORMAT `Null` SETTINGS b = 2"),
        ("select 1 into outfile 'f'", "SELECT 1 INTO OUTFILE 'f'"),
        (
            "select 1 into outfile 'f' append and stdout compression 'gz' level 3 format CSV settings a = 1",
            "SELECT 1 INTO OUTFILE 'f' APPEND AND STDOUT COMPRESSION 'gz' LEVEL 3 FORMAT CSV SETTINGS a = 1",
        ),
        ("select 1 into outfile 'f' truncate", "SELECT 1 INTO OUTFILE 'f' TRUNCATE"),
    ]);
}

#[test]
fn what_the_server_refuses() {
    refuse(&[
        "select a as b, from t",
        "select a b,",
        "select * from from t",
        "select * from f(1)(2)",
        "with 1 as x, from t select x",
        "select * from 'from' t",
        "select",
        "select distinct",
        "select all distinct a",
        "select distinct on a",
        "select top a",
        "select top 1 a limit 2",
        "from t",
        "select 1 from",
        "select * from t final as x",
        "select * from t sample a",
        "select * from t sample .5",
        "select * from a join b",
        "select * from a cross join b on 1",
        "select * from a any cross join b",
        "select * from a inner semi join b using x",
        "select * from a natural any join b",
        "select * from a left outer any join b using x",
        "select * from a join b using ()",
        "select * from (a)",
        "select * from ((a join b using x))",
        "select * from ((select 1) as x)",
        "select * from ()",
        "select 1 group by",
        "select 1 group by rollup a",
        "select 1 group by rollup(a) with rollup",
        "select 1 with totals with totals",
        "select 1 window w",
        "select 1 order by",
        "select 1 order by all + 1",
        "select 1 order by a interpolate",
        "select 1 limit 1, 2 offset 3",
        "select 1 limit 1 limit 2",
        "select 1 limit 1 with ties",
        "select 1 order by a limit 1 with ties by b",
        "select distinct on (a) b limit 1 by c",
        "select 1 offset 1 row rows",
        "select 1 fetch first 1 rows only",
        "select 1 order by a fetch first 1 rows",
        "select 1 order by a offset 1 fetch first 1 rows only",
        "select 1 settings",
        "select 1 format",
        "select 1 format Null into outfile 'f'",
        "(select 1) limit 1",
        "select 1 union",
        "select 1 union all all select 2",
        "(select 1",
        "with select as (select 1) select 1",
        "with x as (select 1)",
        "with x as (select 1) y select 1",
        "values (1)",
        "select * from view((select 1))",
        "select * from t sample ++",
        "select * from t sample + 1",
        "select * from t sample -1",
        "select * from (explain)",
        "select (from t)",
    ]);
}
