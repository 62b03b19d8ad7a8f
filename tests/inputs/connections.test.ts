import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testServer } from '../support/clickhouse.js'
import { startProxy } from '../support/proxy.mjs'
import { deadUrl, startListener, startWebServer } from './support/impostors.js'
import { generatedProject } from './support/projects.js'
import { expectRefusal, type Refusal } from './support/refusal.js'

const page = '<!DOCTYPE html><html><title>Sign in</title><p>Please sign in.</p></html>'

const web = (status: number, body: string | Buffer, headers: Record<string, string> = {}): RequestListener => {
  return (_request, response) => response.writeHead(status, headers).end(body)
}

/** What may answer where a server should. */
const impostors: Record<string, { start: () => Promise<string>; finding: Refusal['finding']; says?: RegExp }> = {
  nothing: { start: deadUrl, finding: 'connection_refused', says: /127\.0\.0\.1/ },
  'no host': {
    start: async () => 'http://no-such-host.invalid:8123',
    finding: 'host_not_found',
    says: /no-such-host\.invalid/,
  },
  'a web page': {
    start: () => startWebServer(web(200, page, { 'content-type': 'text/html' })),
    finding: 'not_clickhouse',
  },
  'a page that is not there': { start: () => startWebServer(web(404, page)), finding: 'not_clickhouse', says: /404/ },
  'a page that wants a password': {
    start: () => startWebServer(web(401, page)),
    finding: 'not_clickhouse',
    says: /401/,
  },
  'a way elsewhere': {
    start: () => startWebServer(web(302, '', { location: 'https://example.invalid/' })),
    finding: 'not_clickhouse',
    says: /302/,
  },
  'a proxy without a server': { start: () => startWebServer(web(502, page)), finding: 'gateway_error', says: /502/ },
  'a web server that takes no POST': {
    start: () => startWebServer(web(501, page)),
    finding: 'not_clickhouse',
    says: /501/,
  },
  'a server that is down': {
    start: () => startWebServer(web(503, 'Service Unavailable')),
    finding: 'gateway_error',
    says: /503/,
  },
  'a broken server': {
    start: () => startWebServer(web(500, '{"error":"oops"}')),
    finding: 'gateway_error',
    says: /500/,
  },
  'an interface of something else': {
    start: () => startWebServer(web(200, '{"status":"ok"}')),
    finding: 'not_clickhouse',
  },
  'an empty answer': { start: () => startWebServer(web(200, '')), finding: 'not_clickhouse' },
  'an answer that is packed badly': {
    start: () => startWebServer(web(200, gzipSync(page).subarray(0, 20), { 'content-encoding': 'gzip' })),
    finding: 'not_clickhouse',
  },
  'a line that hangs up at once': {
    start: () => startListener((socket) => socket.destroy()),
    finding: 'connection_lost',
  },
  'a line that hangs up after the question': {
    start: () => startListener(hangUpAfter('data')),
    finding: 'connection_lost',
  },
  'half an answer': {
    start: () => startListener(saying('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"a"')),
    finding: 'not_clickhouse',
  },
  'something that does not speak HTTP': {
    start: () => startListener(saying('220 mail.example ESMTP\r\n')),
    finding: 'not_clickhouse',
  },
  noise: { start: () => startListener(saying('\u0000\u0001\u0002\u0003\u00ff\u00fe')), finding: 'not_clickhouse' },
  'something that never answers': {
    start: () => startListener((socket) => socket.resume()),
    finding: 'request_timeout',
    says: /2 s/,
  },
  'an answer that never ends': {
    start: () => startWebServer((_request, response) => void response.writeHead(200).write('{')),
    finding: 'not_clickhouse',
  },
  'a headline that never ends': {
    start: () => startListener(saying(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`)),
    finding: 'not_clickhouse',
  },
  'no TLS': {
    start: async () => (await startWebServer(web(200, page))).replace('http:', 'https:'),
    finding: 'tls_failed',
  },
}

function saying(bytes: string): (socket: Socket) => void {
  return (socket) => void socket.once('data', () => socket.end(bytes, 'latin1'))
}

function hangUpAfter(event: 'data'): (socket: Socket) => void {
  return (socket) => void socket.once(event, () => socket.destroy())
}

describe('in the place of a server', () => {
  test.each(Object.entries(impostors))('%s', async (_name, { start, ...refusal }) => {
    const project = await generatedProject()
    const env = { CLICKHOUSE_URL: await start(), CLICKHOUSE_PASSWORD: 'correct horse' }
    await expectRefusal(project, { args: ['status'], env, ...refusal, secret: 'correct horse' })
  })

  const commands = [['migrate'], ['migrate', '--apply'], ['drift'], ['check']]
  test.each(commands)('nothing, for %s %s', async (...args) => {
    const project = await generatedProject()
    const env = { CLICKHOUSE_URL: await deadUrl() }
    const given = args.filter((argument) => argument !== undefined)
    await expectRefusal(project, { args: given, env, finding: 'connection_refused' })
  })
})

describe('a server', () => {
  const wrong: Record<string, Omit<Refusal, 'args'>> = {
    'that wants another password': {
      env: { CLICKHOUSE_PASSWORD: 'wrong-password' },
      finding: 'authentication_failed',
      says: /`default`/,
      secret: 'wrong-password',
    },
    'that does not know the user': {
      env: { CLICKHOUSE_USER: 'nobody' },
      finding: 'authentication_failed',
      says: /`nobody`/,
    },
    'whose user has an odd name': { env: { CLICKHOUSE_USER: 'näm€' }, finding: 'authentication_failed' },
  }
  test.each(Object.entries(wrong))('%s', async (_name, refusal) => {
    await expectRefusal(await generatedProject(), { args: ['status'], ...refusal })
  })

  test('with a password in its address', async () => {
    const { host } = new URL(testServer().url)
    const env = { CLICKHOUSE_URL: `http://default:hunter-two@${host}` }
    await expectRefusal(await generatedProject(), {
      args: ['migrate', '--apply'],
      env,
      finding: 'authentication_failed',
      secret: 'hunter-two',
    })
  })

  /** Something goes wrong between here and the server, before the first statement of a migration has been sent. */
  const faults = {
    'a page instead of its journal': { fault: { kind: 'answer', status: 200, body: page }, finding: 'not_clickhouse' },
    'a 503 instead of its journal': { fault: { kind: 'answer', status: 503 }, finding: 'gateway_error' },
    'half of its journal': { fault: { kind: 'close-early' }, finding: 'connection_lost' },
    'a late journal': { fault: { kind: 'delay-answer', milliseconds: 3_000 }, finding: 'request_timeout' },
  } as const
  test.each(Object.entries(faults))('that gives %s', async (_name, { fault, finding }) => {
    const project = await generatedProject()
    expect((await project.chkit(['migrate', '--apply'])).exitCode).toBe(0)
    project.write('chkit/migrations/2_more.sql', 'CREATE TABLE more (id UInt8) ENGINE = Memory;')
    const proxy = await startProxy({ target: testServer().url })
    // One for each of the two runs.
    const readsJournal = (statement: string) => statement.includes('FROM _chkit_migrations')
    proxy.inject(fault, readsJournal)
    proxy.inject(fault, readsJournal)
    await expectRefusal(project, { args: ['migrate', '--apply'], env: { CLICKHOUSE_URL: proxy.url }, finding })
    await proxy.stop()
  })
})
