//! Queries on several lines.

use crate::support::check_pretty;

#[test]
fn lines_of_queries() {
    check_pretty(&[
        ("select a, b from t where c", "SELECT\n    a,\n    b\nFROM t\nWHERE c"),
        ("with 1 as x select x", "WITH\n    1 AS x\nSELECT x"),
        (
            "with a as (select 1), b as (select 2) select * from a",
            "WITH\n    a AS\n    (\n        SELECT 1\n    ),\n    b AS\n    (\n        SELECT 2\n    )\nSELECT *\nFROM a",
        ),
        ("select (select 1), 2", "SELECT\n    (\n        SELECT 1\n    ),\n    2"),
        (
            "select * from (select a from (select b, c)) as x join (select 1) as y using (a, b) where a in (select 1)",
            "SELECT *\nFROM\n(\n    SELECT a\n    FROM\n    (\n        SELECT\n            b,\n            c\n    )\n) AS x\nINNER JOIN\n(\n    SELECT 1\n) AS y USING (a, b)\nWHERE a IN (\n    SELECT 1\n)",
        ),
        ("select f((select 1), 2)", "SELECT f((\n        SELECT 1\n    ), 2)"),
        (
            "select a group by a, b with totals order by a, b limit 1, 2 by a, b limit 3",
            "SELECT a\nGROUP BY\n    a,\n    b\n    WITH TOTALS\nORDER BY\n    a ASC,\n    b ASC\nLIMIT 1, 2 BY\n    a,\n    b\nLIMIT 3",
        ),
        (
            "select a group by grouping sets ((a), (b, c))",
            "SELECT a\nGROUP BY\n    GROUPING SETS (\n        (a),\n        (b, c))",
        ),
        ("select a group by grouping sets ((a))", "SELECT a\nGROUP BY\n    GROUPING SETS ((a))"),
        (
            "select * from (select 1 order by a limit 1 with ties)",
            "SELECT *\nFROM\n(\n    SELECT 1\n    ORDER BY a ASC\n    LIMIT 1\n     WITH TIES\n)",
        ),
        (
            "select 1 union all (select 2 union all select 3)",
            "SELECT 1\nUNION ALL\n(\n    SELECT 2\n    UNION ALL\n    SELECT 3\n)",
        ),
        (
            "select * from (select 1 except select 2)",
            "SELECT *\nFROM\n(\n    (\n        SELECT 1\n    )\n    EXCEPT\n    (\n        SELECT 2\n    )\n)",
        ),
        (
            "select a in ((select 1) except select 2)",
            "SELECT a IN (\n        (\n            SELECT 1\n        )\n        EXCEPT\n        (\n            SELECT 2\n        )\n    )",
        ),
        ("(select 1) settings a = 1", "(\n    SELECT 1\n)\nSETTINGS a = 1"),
        ("select * from view(select 1, 2)", "SELECT *\nFROM view(\n    SELECT\n        1,\n        2\n)"),
        (
            "select * from (select * from view(select 1) where x)",
            "SELECT *\nFROM\n(\n    SELECT *\n    FROM view(\n        SELECT 1\n    )\n    WHERE x\n)",
        ),
        (
            "select * from t array join a, b left array join c",
            "SELECT *\nFROM t\nARRAY JOIN\n    a,\n    b\nLEFT ARRAY JOIN c",
        ),
        ("select * from t final sample 1 stream", "SELECT *\nFROM t\nFINAL\nSAMPLE 1\nSTREAM"),
        (
            "select * from (select a from t sample 1 (x, y))",
            "SELECT *\nFROM\n(\n    SELECT a\n    FROM t\n    SAMPLE 1     (x, y    )\n)",
        ),
        ("select 1 window v as (), w as (v)", "SELECT 1\nWINDOW\n    v AS (),\n    w AS (v)"),
        (
            "select 1 order by a with fill interpolate (b, c)",
            "SELECT 1\nORDER BY a ASC WITH FILL\nINTERPOLATE (`b` AS b, `c` AS c)",
        ),
        (
            "select * from (explain select 1), (values (1))",
            "SELECT *\nFROM\n(\n    SELECT *\n    FROM viewExplain('EXPLAIN', '', (\n        SELECT 1\n    ))\n),\n(\n    SELECT *\n    FROM SQLStandardValues((1))\n)",
        ),
        (
            "select 1 into outfile 'f' format CSV settings a = 1",
            "SELECT 1\nINTO OUTFILE 'f'\nFORMAT CSV\nSETTINGS a = 1",
        ),
        ("select * from a, (select 1), b cross join c", "SELECT *\nFROM a,\n(\n    SELECT 1\n), b\nCROSS JOIN c"),
        ("select distinct on (a, b) c from t", "SELECT c\nFROM t\nLIMIT 1 BY\n    a,\n    b"),
    ]);
}
