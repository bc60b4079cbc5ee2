/** A word as a shell reads it back: in quotation marks where it holds anything that a shell would take for its own. */
export function quoteForShell(word: string): string {
  return /^[\w./=,:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
