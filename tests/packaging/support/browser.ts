/** A real Chromium, and a small server for the pages it opens. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHKIT_CHROMIUM ?? '/usr/bin/chromium'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** Starts the browser, without anything that would talk to the network by itself. */
export function launchBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `${executablePath} is missing. Install it with: sudo apt-get install -y --no-install-recommends chromium (or set CHKIT_CHROMIUM to the browser's path)`,
    )
  }
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update']
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet] })
}

/** Serves a folder, opens its page and returns what the page wrote into its body; any error of the page is thrown. */
export async function textOfPage(browser: Browser, folder: string, path = 'index.html'): Promise<string> {
  const server = createServer((request, response) => {
    const file = join(folder, normalize(new URL(request.url ?? '/', 'http://page').pathname))
    const found = existsSync(file) && statSync(file).isFile()
    response.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    response.end(found ? readFileSync(file) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  try {
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`)
    await page
      .waitForFunction("document.body.textContent.startsWith('{')", undefined, { timeout: 30_000 })
      .catch((error: unknown) => {
        throw errors[0] ?? error
      })
    return (await page.textContent('body')) ?? ''
  } finally {
    await page.close()
    server.close()
  }
}
