import { createServer, type Server as HttpServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Starts something that answers HTTP and is not ClickHouse; returns its URL. Gone when the test is over. */
export function startWebServer(answer: RequestListener): Promise<string> {
  return listen(createServer(answer), 'http')
}

/** Starts something that listens and need not speak HTTP; returns the URL of its address. */
export function startListener(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    // Whoever is on the other side may leave at any time.
    socket.on('error', () => socket.destroy())
    onConnection(socket)
  })
  return listen(server, 'http')
}

/** A URL on this machine at which nothing listens. */
export async function deadUrl(): Promise<string> {
  const server = createTcpServer()
  const url = await bind(server, 'http')
  await new Promise((resolve) => server.close(resolve))
  return url
}

function listen(server: Server | HttpServer, scheme: string): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  })
  return bind(server, scheme)
}

async function bind(server: Server, scheme: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `${scheme}://127.0.0.1:${address.port}`
}
