/** The part of `write-file-atomic` that is used here; the package carries no types. */
declare module 'write-file-atomic' {
  function writeFileAtomic(path: string, text: string): Promise<void>
  export default writeFileAtomic
}
