/**
 * What `programs/report.mjs` has to say, by reasoning: ClickHouse stores `MergeTree()` as `MergeTree` and writes a blank
 * after the comma in `Decimal(18, 2)`; `id, at` are two key entries; a new column is the only difference.
 */
export const expectedReport = {
  engine: 'MergeTree',
  orderBy: ['id', 'at'],
  types: ['UInt64', 'DateTime'],
  operations: [{ type: 'alter_table_add_column', key: 'table:app.events:column:amount', risk: 'safe' }],
  statements: ['ALTER TABLE app.events ADD COLUMN IF NOT EXISTS `amount` Decimal(18, 2)'],
  issues: ['order_by_missing_column'],
  created: [
    'CREATE TABLE IF NOT EXISTS app.events',
    '(',
    '  `id` UInt64,',
    '  `at` DateTime',
    ')',
    'ENGINE = MergeTree',
    'PRIMARY KEY id',
    'ORDER BY (id, at);',
  ].join('\n'),
}
