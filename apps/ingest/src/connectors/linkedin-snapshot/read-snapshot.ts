import { z } from 'zod';
import { columnsOf } from '../../imports/linkedin-csv/columns.js';
import { readConnection } from '../../imports/linkedin-csv/read-connection.js';
import type { PersonRow } from '../../imports/format.js';
import { maybe } from '../../webhooks/payload-fields.js';

/* The part of a snapshot that is read: connections, whose fields have the names that the columns of `Connections.csv` have. */
const row = z.record(z.string().max(100), z.unknown());
const element = z.object({ snapshotDomain: z.string(), snapshotData: z.union([row, z.array(z.unknown())]) });
const link = z.object({ rel: z.string(), href: z.string().max(2_000) });

/** A page of a snapshot, as the API hands it out. */
export const snapshotPage = z.object({
  elements: z.array(element),
  paging: maybe(z.object({ links: z.array(link).catch([]) })),
});

/** The rows of a page, and where the next one is; null at the end. */
export function rowsIn({ elements, paging }: z.output<typeof snapshotPage>): { rows: unknown[]; next: string | null } {
  const own = elements.filter(({ snapshotDomain }) => snapshotDomain === 'CONNECTIONS');
  const next = paging?.links.find(({ rel }) => rel === 'next')?.href ?? null;
  return { rows: own.flatMap(({ snapshotData }) => snapshotData), next };
}

/** Somebody the member is connected to; null for what names nobody who could be known again. */
export function readRow(item: unknown): PersonRow | null {
  const fields = row.safeParse(item).data ?? {};
  const names = Object.keys(fields);
  const columns = columnsOf(names);
  if (columns === null) return null;
  const cells = names.map((name) => (typeof fields[name] === 'string' ? fields[name] : ''));
  const read = readConnection(cells, columns);
  return 'data' in read ? read.data : null;
}
