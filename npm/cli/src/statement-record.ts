import { createHash } from 'node:crypto'
import type { UnitReport } from '@chkit/clickhouse'
import type { ExecutionUnit } from '@chkit/core'

/** What the journal keeps of one statement of a migration. */
export interface StatementRecord {
  /** See {@link statementHash}; empty when another program wrote the record. */
  hash: string
  key: string
  type: string
  queryId: string
  /** `running`: it was sent, and nothing was heard of it since. */
  status: 'running' | 'done' | 'failed' | 'unknown'
  startedAt: string
  finishedAt: string | null
  error: string
}

/** The columns of the journal that hold records; the first two and their members are the original's. */
export const RECORD_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['migration_completed', 'Bool DEFAULT true'],
  [
    'operations',
    "Array(Tuple(operation_index Int32, operation_key String, operation_type String, query_id String, status LowCardinality(String), started_at DateTime64(3, 'UTC'), finished_at Nullable(DateTime64(3, 'UTC')), last_error String))",
  ],
  ['statement_hashes', 'Array(String)'],
])

/** A record as the column `operations` holds it. */
export interface OperationRow {
  operation_key: string
  operation_type: string
  query_id: string
  status: string
  started_at: string
  finished_at: string | null
  last_error: string
}

/** What tells a statement from another: sha256 of its text, in hexadecimal. */
export function statementHash({ statement }: ExecutionUnit): string {
  return createHash('sha256').update(statement, 'utf8').digest('hex')
}

/** The record of a statement that is about to be sent. */
export function beginRecord(unit: ExecutionUnit, queryId: string, startedAt: string): StatementRecord {
  const { key = '', type = 'statement' } = unit.operations[0] ?? {}
  return { hash: statementHash(unit), key, type, queryId, status: 'running', startedAt, finishedAt: null, error: '' }
}

/** The record of a statement of which something is known. */
export function endRecord(record: StatementRecord, report: UnitReport, error: string, now: string): StatementRecord {
  return { ...record, status: report.status, finishedAt: now, error }
}

/** Records as columns of the journal. */
export function toRows(records: readonly StatementRecord[]): Record<string, unknown> {
  return {
    operations: records.map((record, index) => ({
      operation_index: index,
      operation_key: record.key,
      operation_type: record.type,
      query_id: record.queryId,
      status: record.status,
      started_at: record.startedAt.replace('Z', ''),
      finished_at: record.finishedAt?.replace('Z', '') ?? null,
      last_error: record.error,
    })),
    statement_hashes: records.map(({ hash }) => hash),
  }
}

/** Columns of the journal as records. A status that is not known here may mean anything. */
export function fromRows(operations: readonly OperationRow[], hashes: readonly string[]): StatementRecord[] {
  return operations.map((row, index) => ({
    hash: hashes[index] ?? '',
    key: row.operation_key,
    type: row.operation_type,
    queryId: row.query_id,
    status: row.status === 'done' || row.status === 'failed' || row.status === 'running' ? row.status : 'unknown',
    startedAt: `${row.started_at.replace(' ', 'T')}Z`,
    finishedAt: row.finished_at === null ? null : `${row.finished_at.replace(' ', 'T')}Z`,
    error: row.last_error,
  }))
}
