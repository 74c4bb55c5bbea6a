/** The end of a command's help: how it is typed, a line each, with what it does. */
export function examples(...lines: readonly string[]): string {
  return ['', 'For example:', ...lines.map((line) => `  npm run kith -- ${line}`)].join('\n');
}
