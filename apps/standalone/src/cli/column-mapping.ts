import type { Connection } from './connection.js';

/** What the API says of a table before it is imported. */
interface Shown {
  table: { columns: { column: string; field: string | null; samples: string[] }[] } | null;
  mapping: Record<string, unknown> | null;
  fits: boolean;
  problems: { text: string }[];
}

/** Options that may be given several times. */
export function gathered(said: string, before: string[]): string[] {
  return [...before, said];
}

/**
 * The mapping for a table, as JSON: the one that was given, else the guess. Where neither reads anybody it shows the
 * columns and answers null.
 */
export async function mappingFor(
  connection: Connection,
  say: (line: string) => void,
  { file, map }: { file: string; map: string[] },
): Promise<string | null> {
  const given = map.length === 0 ? null : JSON.stringify(mappingOf(map));
  const query = new URLSearchParams({ format: 'csv', ...(given === null ? {} : { mapping: given }) });
  const shown = (await connection.upload(`/v1/imports/preview?${String(query)}`, file)) as unknown as Shown;
  tellColumns(shown, say);
  return shown.fits ? JSON.stringify(shown.mapping) : null;
}

/** `email=E-mail` twice is two columns; `header=no` is a table without names. */
function mappingOf(map: string[]): Record<string, unknown> {
  const mapping: Record<string, unknown> = {};
  for (const said of map) {
    const [field = '', ...column] = said.split('=');
    const name = column.join('=');
    if (field === 'header') mapping[field] = name !== 'no';
    else mapping[field] = [...((mapping[field] as string[] | undefined) ?? []), name];
  }
  return mapping;
}

function tellColumns({ table, fits, problems }: Shown, say: (line: string) => void): void {
  for (const { column, field, samples } of table?.columns ?? []) {
    say(`  ${column}: ${field ?? 'not taken'} (${samples.slice(0, 2).join(' | ')})`);
  }
  for (const { text } of problems) say(text);
  if (!fits) say('Name the columns, for example --map name="Full name" --map email=E-mail.');
}
