import type { Collection, IndexSpec } from '#libs/ports/collections.js';

type Entry = Omit<Collection, 'kind' | 'service'>;

const RULED_BY_THE_LEDGER = 'as long as the ledger says so; rebuilt from it';

/**
 * Every collection there is, once: what it holds, whose it is, how long it is kept, how it is found.
 * To add one, or an index to one, add a line: the tables follow at the next start, filled from what is stored.
 */
export const collections: readonly Collection[] = [
  document('pool'),
  document('card', [], { searchable: true }),
  document('identity'),
  document('hint'),
  document('employer'),
  document('employer-name'),
  document('token'),
  document('conflict', [index('at', 'at')]),
  document('budget'),
  document('suggestion', [index('member', 'member', 'state', 'offeredAt'), index('state', 'state', 'contact')]),
  document('member'),
  document('import'),
  document('withheld', [index('member', 'member', 'until')]),

  record('contacts', 'origin', 'for ever'),
  record('contacts', 'receipt', 'until its origin has acknowledged it', [index('origin', 'origin', 'fromN')]),
  record('contacts', 'outcome', '7 days', [index('by-age', 'at')], 7),
  record('contacts', 'asked', '7 days', [index('by-age', 'at')], 7),
  record('contacts', 'owner', 'for ever: how many inputs are parked, which work is unfinished'),
  record('contacts', 'line', 'until it is empty', [index('since', 'since')]),
  record('contacts', 'parked-input', 'until it is replayed or discarded, or its person is erased'),
  record('contacts', 'parked-key', 'until its line is empty'),
  record('contacts', 'unreadable', 'until somebody has looked at it', [index('by-age', 'at')]),
  record('contacts', 'job', '7 days after it is done', [{ ...index('by-age', 'finishedAt'), sparse: true }], 7),
  record('contacts', 'job-contacts', 'until the job is done'),
  record('contacts', 'duty', 'for ever: the proof that an erasure was completed', [
    { ...index('open', 'openSince'), sparse: true },
  ]),
  record('contacts', 'erasure-log', 'for ever: how far the erasure log follows the events'),
  record('contacts', 'user', 'until removed'),
  record('contacts', 'session', 'until it ends'),
  record('contacts', 'api-key', 'until removed'),
  record('contacts', 'setup', 'until the first start is complete'),

  record('ingest', 'import-run', 'for ever; the name of its file 30 days', [
    index('started', 'startedAt'),
    { ...index('rows', 'rowsUntil'), sparse: true },
  ]),
  record('ingest', 'import-rows', '30 days', [index('import', 'import', 'chunk')], 30),
  record('ingest', 'lease', 'while an instance works on an import'),

  // Not backed up: a restored pool has no documents yet, and is folded anew because this is missing.
  { ...projection('fold'), service: 'contacts', retention: 'as long as the documents it speaks of' },
  projection('schedule', [
    { ...index('earliest', 'earliest'), sparse: true },
    { ...index('due', 'dueAt'), sparse: true },
  ]),
  projection('schedule-member'),
  projection('schedule-pool'),
  projection('schedule-position'),
  record('reminders', 'outbox', 'until it is decided', [index('number', 'n')]),
];

function document(name: string, indexes: IndexSpec[] = [], more: Partial<Entry> = {}): Collection {
  return { name, kind: 'document', service: 'contacts', retention: RULED_BY_THE_LEDGER, indexes, ...more };
}

// eslint-disable-next-line max-params -- a line of the table above stays a line
function record(
  service: Collection['service'],
  name: string,
  retention: string,
  indexes: IndexSpec[] = [],
  days?: number,
): Collection {
  return { name, kind: 'record', service, retention, indexes, days };
}

function projection(name: string, indexes: IndexSpec[] = []): Collection {
  return { name, kind: 'projection', service: 'reminders', retention: 'rebuilt by reminders at any time', indexes };
}

function index(name: string, ...fields: string[]): IndexSpec {
  return { name, fields };
}
