/** The small program that every runtime and bundler has to run: it goes through the engine and back, four times. */
const events = {
  kind: 'table',
  database: 'app',
  name: 'events',
  columns: [
    { name: 'id', type: 'UInt64' },
    { name: 'at', type: ' DateTime ' },
  ],
  engine: 'MergeTree()',
  primaryKey: ['id'],
  orderBy: ['id, at'],
}

const withAmount = { ...events, columns: [...events.columns, { name: 'amount', type: 'Decimal(18,2)' }] }

export function report(core) {
  const [canonical] = core.canonicalizeDefinitions([events])
  const plan = core.planDiff([events], [withAmount])
  return JSON.stringify({
    engine: canonical.engine,
    orderBy: canonical.orderBy,
    types: canonical.columns.map((column) => column.type),
    operations: plan.operations.map(({ type, key, risk }) => ({ type, key, risk })),
    statements: plan.statements,
    issues: core.validateDefinitions([{ ...events, orderBy: ['gone'] }]).map((issue) => issue.code),
    created: core.toCreateSQL(events),
  })
}
