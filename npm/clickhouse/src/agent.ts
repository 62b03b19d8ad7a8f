import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { ServerTarget } from './target.js'

/** Thrown into a request whose connection was not made in time. */
export class ConnectTimeoutError extends Error {
  override readonly name = 'ConnectTimeoutError'

  constructor(
    /** The time that was allowed. */
    readonly milliseconds: number,
  ) {
    super(`No connection within ${milliseconds} ms.`)
  }
}

/** Connections of one executor, and what went wrong before they could carry anything. */
export interface ConnectionPool {
  agent: http.Agent | https.Agent
  /** Whether an error came before its connection was made, so that the server cannot have seen the request. */
  wasUnsent(error: unknown): boolean
}

/** Parallel requests to one server. */
const MAX_CONNECTIONS = 10

/** Connections that are kept alive between requests, with a limit on how long making one may take. */
export function createConnectionPool({ url, tls, connectTimeout }: ServerTarget): ConnectionPool {
  const secure = url.protocol === 'https:'
  const agent: http.Agent = secure
    ? new https.Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS, ...tls })
    : new http.Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS })
  const established = secure ? 'secureConnect' : 'connect'
  const unsent = new WeakSet<Error>()

  const watch = (socket: Socket): void => {
    const onError = (error: Error) => unsent.add(error)
    const timer = setTimeout(() => socket.destroy(new ConnectTimeoutError(connectTimeout)), connectTimeout)
    socket.once('error', onError)
    socket.once('close', () => clearTimeout(timer))
    socket.once(established, () => {
      clearTimeout(timer)
      socket.off('error', onError)
    })
  }

  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (...args) => {
    const socket = connect(...args)
    if (socket) watch(socket as Socket)
    return socket
  }
  return { agent, wasUnsent: (error) => error instanceof Error && unsent.has(error) }
}
