/** What a platform makes of an import of a `.wasm` file under the `workerd` condition. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}

/** `imports` of package.json: the schema loader where there is Node, nothing elsewhere. */
declare module '#schema-loader' {
  export const loadSchemaDefinitions: typeof import('./schema-loader.js').loadSchemaDefinitions | undefined
}
