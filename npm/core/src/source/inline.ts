import base64 from '../../engine/wasm-base64.js'

/** The engine from the text that is built into the package: no file, no network, no waiting. */
export function engineModule(): WebAssembly.Module {
  return new WebAssembly.Module(decodeBase64(base64))
}

interface Base64Decoders {
  Buffer?: { from(text: string, encoding: 'base64'): Uint8Array<ArrayBuffer> }
  Uint8Array: { fromBase64?(text: string): Uint8Array<ArrayBuffer> }
}

/** Takes the fastest decoder that the runtime has; `atob` is everywhere. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const { Buffer, Uint8Array: bytes } = globalThis as unknown as Base64Decoders
  if (bytes.fromBase64 !== undefined) return bytes.fromBase64(text)
  if (Buffer !== undefined) return Buffer.from(text, 'base64')
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
