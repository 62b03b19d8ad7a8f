// A proxy that stands between a client and ClickHouse and lets one request at a time go wrong in a chosen way.
// It forwards everything else untouched, so a suite can run through it.
import http from 'node:http'
import https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What happens to a request.
 * - `cut-before`: the connection is cut when the request has arrived here; the server never sees it.
 * - `cut-after`: the server gets the request and answers; the connection is cut instead of handing that on.
 * - `close-early`: the head of the server's answer and half of its body are handed on, then the connection is cut.
 * - `delay`: the request is handed on after a while.
 * - `delay-answer`: the server gets the request at once; its answer is handed on after a while.
 * - `answer`: the proxy answers in place of the server, which never sees the request.
 * - `raw`: as `answer`, with bytes that need not be HTTP; then the connection is closed.
 * @typedef {(
 *   | { kind: 'cut-before' | 'cut-after' | 'close-early' }
 *   | { kind: 'delay' | 'delay-answer', milliseconds: number }
 *   | { kind: 'answer', status: number, headers?: Record<string, string>, body?: string }
 *   | { kind: 'raw', bytes: string }
 * )} Fault
 */

/**
 * @typedef {object} ProxyOptions
 * @property {string} target URL of the server's HTTP interface
 * @property {import('node:https').ServerOptions} [tls] makes the proxy speak HTTPS to its clients
 */

/**
 * @typedef {object} Proxy
 * @property {string} url
 * @property {{ statement: string, headers: import('node:http').IncomingHttpHeaders }[]} requests
 *   everything that was asked for through the proxy, in order
 * @property {(fault: Fault, when?: (statement: string) => boolean) => void} inject
 *   what happens to the next request whose statement fits; used up by it. Faults wait in line.
 * @property {() => Promise<void>} stop cuts all connections
 */

/**
 * @param {http.IncomingMessage} request
 * @returns {Promise<Buffer>}
 */
async function readAll(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * Starts a proxy on a free port of the loopback interface.
 * @param {ProxyOptions} options
 * @returns {Promise<Proxy>}
 */
export async function startProxy({ target, tls }) {
  /** @type {{ fault: Fault, when: (statement: string) => boolean }[]} */
  const waiting = []
  /** @type {Proxy['requests']} */
  const requests = []
  // Each request on a connection of its own: a cut one must not harm another.
  const agent = new http.Agent({ keepAlive: false })

  /**
   * @param {http.IncomingMessage} request
   * @param {Buffer} body
   * @returns {Promise<http.IncomingMessage>}
   */
  const forward = (request, body) =>
    new Promise((resolve, reject) => {
      const url = new URL(request.url ?? '/', target)
      const { method, headers } = request
      http
        .request(url, { method, agent, headers: { ...headers, host: url.host } }, resolve)
        .on('error', reject)
        .end(body)
    })

  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  const handle = async (request, response) => {
    const body = await readAll(request)
    const parameter = new URL(request.url ?? '/', target).searchParams.get('query')
    const statement = parameter ?? body.toString()
    requests.push({ statement, headers: request.headers })
    const index = waiting.findIndex(({ when }) => when(statement))
    const fault = index === -1 ? undefined : waiting.splice(index, 1)[0]?.fault
    const cut = () => request.socket.destroy()

    if (fault?.kind === 'cut-before') return cut()
    if (fault?.kind === 'answer') return response.writeHead(fault.status, fault.headers).end(fault.body)
    if (fault?.kind === 'raw') return request.socket.end(fault.bytes)
    if (fault?.kind === 'delay') await sleep(fault.milliseconds)
    const answer = await forward(request, body)
    const content = await readAll(answer)
    if (fault?.kind === 'cut-after') return cut()
    if (fault?.kind === 'delay-answer') await sleep(fault.milliseconds)
    const { 'transfer-encoding': _, ...headers } = answer.headers
    response.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': content.length })
    if (fault?.kind !== 'close-early') return response.end(content)
    response.write(content.subarray(0, Math.floor(content.length / 2)), cut)
  }
  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  const onRequest = (request, response) => {
    // A client that has gone, or a server that has: either way the connection is over.
    handle(request, response).catch(() => request.socket.destroy())
  }

  const server = tls ? https.createServer(tls, onRequest) : http.createServer(onRequest)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    requests,
    inject: (fault, when = () => true) => void waiting.push({ fault, when }),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      agent.destroy()
    },
  }
}
