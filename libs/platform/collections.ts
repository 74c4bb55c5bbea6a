import type { Collection, IndexSpec } from '#libs/ports/collections.js';

type Entry = Omit<Collection, 'kind' | 'service'>;

const RULED_BY_THE_LEDGER = 'as long as the ledger says so; rebuilt from it';

/**
 * Every collection there is, once: what it holds, whose it is, how long it is kept, how it is found.
 * To add one, or an index to one, add a line: the tables follow at the next start, filled from what is stored.
 */
export const collections: readonly Collection[] = [
  document('pool'),
  document(
    'card',
    [
      { ...index('due', 'dueAt'), sparse: true },
      { ...index('let-go', 'letGoAt'), sparse: true },
      { ...index('follow-up', 'followUp.member', 'followUp.on'), sparse: true },
    ],
    { searchable: true },
  ),
  document('identity'),
  document('hint', [{ ...index('shared', 'sharedAt'), sparse: true }]),
  document('employer', [{ ...index('off-limits', 'closedAt'), sparse: true }]),
  document('employer-name'),
  document('token'),
  document('forgotten'),
  document('privacy-request', [index('state', 'state', 'openedAt')]),
  document('conflict', [index('at', 'at')]),
  document('alias'),
  document('apart'),
  document('budget'),
  document('suggestion', [index('member', 'member', 'state', 'offeredAt'), index('state', 'state', 'contact')]),
  document('member'),
  document('import'),
  document('known-source'),
  document('withheld', [index('member', 'member', 'until')]),
  document('talk'),
  document('month'),
  document('digest'),
  document('webhook'),

  travels('contacts', 'origin', 'for ever'),
  travels('contacts', 'receipt', 'until its origin has acknowledged it', [index('origin', 'origin', 'fromN')]),
  travels('contacts', 'outcome', '7 days', [index('by-age', 'at')], 7),
  stays('contacts', 'asked', '7 days', [index('by-age', 'at')], 7),
  travels('contacts', 'owner', 'for ever: how many inputs are parked, which work is unfinished'),
  travels('contacts', 'line', 'until it is empty', [index('since', 'since')]),
  travels('contacts', 'parked-input', 'until it is replayed or discarded, or its person is erased'),
  travels('contacts', 'parked-key', 'until its line is empty'),
  stays('contacts', 'unreadable', 'until somebody has looked at it', [index('by-age', 'at')]),
  travels('contacts', 'job', '7 days after it is done', [{ ...index('by-age', 'finishedAt'), sparse: true }], 7),
  travels('contacts', 'job-contacts', 'until the job is done'),
  travels('contacts', 'duty', 'for ever: the proof that an erasure was completed', [
    { ...index('open', 'openSince'), sparse: true },
  ]),
  stays('contacts', 'rehearsal', 'until the next one: numbers, and nobody in them'),
  stays('contacts', 'arriving', 'until the pool that moves in is whole'),
  stays('contacts', 'sibling-word', 'for ever: the proof that every pool of an organisation was told', [
    { ...index('open', 'openSince'), sparse: true },
  ]),
  position('sibling-position', 'for ever: how far what siblings must know follows the events'),
  position('erasure-log', 'for ever: how far the erasure log follows the events'),
  partly('contacts', 'user', 'until removed'),
  stays('contacts', 'session', 'until it ends'),
  partly('contacts', 'api-key', 'until removed'),
  stays('contacts', 'calendar-address', 'until it is renewed or taken away'),
  travels('contacts', 'webhook-secret', 'until its web hook is removed'),
  stays('contacts', 'setup', 'until the first start is complete'),

  travels('ingest', 'import-run', 'for ever; the name of its file 30 days', [
    index('started', 'startedAt'),
    { ...index('rows', 'rowsUntil'), sparse: true },
  ]),
  travels('ingest', 'import-rows', '30 days', [index('import', 'import', 'chunk')], 30),
  travels('ingest', 'source', 'until it is removed', [
    index('connected', 'connectedAt'),
    { ...index('due', 'nextRunAt'), sparse: true },
    { ...index('failing', 'failingSince'), sparse: true },
  ]),
  travels('ingest', 'source-run', 'the last 100 of each source', [index('source', 'source', 'n')]),
  travels('ingest', 'platform-person', 'until its source is removed, or its person erased', [
    index('asked', 'source', 'askedAt'),
  ]),
  stays('ingest', 'nudge', 'one of each source, until that is removed'),
  travels('ingest', 'delivery', '30 days, and until it was sent', [index('by-age', 'at')], 30),
  travels('ingest', 'delivery-id', '30 days', [index('by-age', 'at')], 30),
  travels('ingest', 'delivery-person', 'as long as its delivery', [index('by-age', 'at')], 30),
  travels('ingest', 'delivery-log', 'for ever: how many deliveries were given numbers'),
  travels('ingest', 'delivery-sent', 'for ever: how far they were sent'),
  travels(
    'ingest',
    'delivery-closed',
    'for ever: hashes of people whom a platform deleted or joined, or of whom it dropped fields or applications',
  ),
  stays('ingest', 'lease', 'while an instance works on an import or a source'),

  // Not backed up: a restored pool has no documents yet, and is folded anew because this is missing.
  { ...projection('fold'), service: 'contacts', retention: 'as long as the documents it speaks of' },
  projection('schedule', [
    { ...index('earliest', 'earliest'), sparse: true },
    { ...index('due', 'dueAt'), sparse: true },
  ]),
  projection('schedule-member'),
  projection('schedule-pool'),
  projection('schedule-position'),
  stays('reminders', 'digest-attempt', 'one for each member: how the last digest went'),
  stays('reminders', 'mail-state', 'one: how the mail server did when it was last used'),
  travels('reminders', 'webhook-position', 'for ever: how far other systems were told of the events'),
  travels('reminders', 'webhook-state', 'until its web hook is removed'),
  travels(
    'reminders',
    'webhook-message',
    '30 days',
    [
      index('by-age', 'at'),
      index('log', 'webhook', 'at'),
      { ...index('waiting', 'waits', 'nextAt'), sparse: true },
      { ...index('about', 'about'), sparse: true },
    ],
    30,
  ),
  stays('reminders', 'outbox', 'until it is decided', [index('number', 'n')]),
];

function document(name: string, indexes: IndexSpec[] = [], more: Partial<Entry> = {}): Collection {
  return { name, kind: 'document', service: 'contacts', retention: RULED_BY_THE_LEDGER, indexes, ...more };
}

/** The rest of a line about a record: how long it is kept, how it is found, how many days. */
type Kept = [retention: string, indexes?: IndexSpec[], days?: number];

/** Goes along when its pool moves to another installation. */
function travels(service: Collection['service'], name: string, ...kept: Kept): Collection {
  return record(service, name, kept, 'along');
}

/** Lies with the installation; what concerns the pool goes along. */
function partly(service: Collection['service'], name: string, ...kept: Kept): Collection {
  return record(service, name, kept, 'in part');
}

/** Means nothing elsewhere: positions, leases, sessions, and what is said again. */
function stays(service: Collection['service'], name: string, ...kept: Kept): Collection {
  return record(service, name, kept, 'never');
}

/** How far a reader in contacts follows the events. */
function position(name: string, retention: string): Collection {
  return { ...stays('contacts', name, retention), position: true };
}

function record(
  service: Collection['service'],
  name: string,
  [retention, indexes = [], days]: Kept,
  moves: Collection['moves'],
): Collection {
  return { name, kind: 'record', service, retention, indexes, days, moves };
}

function projection(name: string, indexes: IndexSpec[] = []): Collection {
  return { name, kind: 'projection', service: 'reminders', retention: 'rebuilt by reminders at any time', indexes };
}

function index(name: string, ...fields: string[]): IndexSpec {
  return { name, fields };
}
