/** A CSV file as LinkedIn writes it; `before` are the lines of a preamble and the header. */
export function tableOf(before: readonly string[], rows: readonly (readonly string[])[]): string {
  return [...before, ...rows.map((cells) => cells.map(cell).join(',')), ''].join('\n');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
