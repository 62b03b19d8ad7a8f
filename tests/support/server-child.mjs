// Becomes a ClickHouse server: calls the program entry that the chdb library exports, with this process's
// arguments, and returns only when that server has ended. Started by `server.mjs`, never imported.
// The first argument is a directory to delete at the end when nobody else is left to do it, or nothing.
//
// `query_stable_v2` is not a documented function. That is why it is called here and nowhere else, why both
// packages are pinned exactly, and why `tests/engine/server.test.ts` starts it for real.
import { rmSync } from 'node:fs'
import { libchdbPath } from 'chdb/libchdb'
import { DataType, load, open } from 'ffi-rs'

const parent = process.ppid
open({ library: 'chdb', path: libchdbPath() })
const [directory, ...rest] = process.argv.slice(2)
const argv = ['clickhouse-local', ...rest]
load({
  library: 'chdb',
  funcName: 'query_stable_v2',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [argv.length, argv],
})

if (directory && process.ppid !== parent) rmSync(directory, { recursive: true, force: true })
// The library keeps threads that an orderly exit would wait for, or crash with.
process.kill(process.pid, 'SIGKILL')
