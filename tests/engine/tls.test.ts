import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChxUserClickHouseConfig } from '@chkit/core'
import { expect, onTestFinished, test } from 'vitest'
import { makeCertificate } from '../support/certificates.mjs'
import { testExecutor, testServer } from '../support/clickhouse.js'
import { diagnosticOf } from '../support/failure.js'
import { startProxy } from '../support/proxy.mjs'

// The server at hand does not speak TLS: a proxy in front of it does.
const local = makeCertificate('localhost', ['IP:127.0.0.1'])
const elsewhere = makeCertificate('db.example.com')
const client = makeCertificate('app')

async function secureProxy(tls: NonNullable<Parameters<typeof startProxy>[0]['tls']>) {
  const proxy = await startProxy({ target: testServer().url, tls })
  onTestFinished(() => proxy.stop())
  return proxy
}
const secureUrl = async (tls: Parameters<typeof secureProxy>[0]) => (await secureProxy(tls)).url
const connect = (config: ChxUserClickHouseConfig, cwd?: string) =>
  testExecutor({ ...testServer(), ...config }, cwd === undefined ? {} : { cwd })

test('a certificate of an authority that is given is trusted, as text and as a file', async () => {
  const url = await secureUrl(local)
  await connect({ url, tls: { ca: local.cert } }).ping()
  const directory = mkdtempSync(join(tmpdir(), 'chkit-tls-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  writeFileSync(join(directory, 'ca.pem'), local.cert)
  await connect({ url, tls: { ca: 'ca.pem' } }, directory).ping()
})

test('a certificate that nobody vouches for is refused, unless that is switched off', async () => {
  const url = await secureUrl(local)
  const diagnostic = await diagnosticOf(connect({ url }).ping())
  expect(diagnostic).toMatchObject({ name: 'tls_failed', cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
  await connect({ url, tls: { rejectUnauthorized: false } }).ping()
})

test('a certificate of another host is refused, unless its name is given', async () => {
  const url = await secureUrl(elsewhere)
  const diagnostic = await diagnosticOf(connect({ url, tls: { ca: elsewhere.cert } }).ping())
  expect(diagnostic).toMatchObject({ name: 'tls_failed', cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } })
  await connect({ url, tls: { ca: elsewhere.cert, serverName: 'db.example.com' } }).ping()
})

test('`secure` makes the connection one with TLS', async () => {
  const url = (await secureUrl(local)).replace('https:', 'http:')
  await connect({ url, secure: true, tls: { ca: local.cert } }).ping()
  expect(connect({ url, secure: true }).address).toMatch(/^https:/)
})

test('a server without TLS cannot be reached with it, and the other way round', async () => {
  const plain = await diagnosticOf(connect({ url: testServer().url, secure: true }).ping())
  expect(plain.name).toBe('tls_failed')
  const url = (await secureUrl(local)).replace('https:', 'http:')
  expect(['connection_lost', 'not_clickhouse']).toContain((await diagnosticOf(connect({ url }).ping())).name)
})

test('a client certificate is shown to a server that asks for one, and stands for the password when there is none', async () => {
  const proxy = await secureProxy({ ...local, ca: client.cert, requestCert: true, rejectUnauthorized: true })
  const ca = local.cert
  const tls = { ca, cert: client.cert, key: client.key }
  const without = await diagnosticOf(connect({ url: proxy.url, tls: { ca } }).ping())
  expect(without.name).toBe('tls_failed')
  expect(proxy.requests).toEqual([])

  // The server behind the proxy sees no certificate, so it refuses; what counts is what it was asked.
  await diagnosticOf(connect({ url: proxy.url, tls, username: 'app', password: '' }).ping())
  const byCertificate = { 'x-clickhouse-user': 'app', 'x-clickhouse-ssl-certificate-auth': 'on' }
  expect(proxy.requests[0]?.headers).toMatchObject(byCertificate)
  expect(proxy.requests[0]?.headers.authorization).toBeUndefined()

  await diagnosticOf(connect({ url: proxy.url, tls, username: 'app', password: 'secret' }).ping())
  expect(proxy.requests[1]?.headers.authorization).toMatch(/^Basic /)
})
