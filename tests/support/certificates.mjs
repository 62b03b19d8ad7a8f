// Certificates for tests, made with the `openssl` command, which every Linux and macOS has.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Makes a certificate that signs itself, and its key, as PEM texts.
 * @param {string} name its host or user
 * @param {string[]} [alternatives] what else it is valid for, as in `IP:127.0.0.1`
 * @returns {{ cert: string, key: string }}
 */
export function makeCertificate(name, alternatives = []) {
  const directory = mkdtempSync(join(tmpdir(), 'chkit-certificate-'))
  try {
    const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
    const names = [`DNS:${name}`, ...alternatives].join(',')
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`]
    const files = ['-keyout', key, '-out', cert]
    const options = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files]
    execFileSync('openssl', options, { stdio: ['ignore', 'ignore', 'pipe'] })
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  } finally {
    rmSync(directory, { recursive: true })
  }
}
