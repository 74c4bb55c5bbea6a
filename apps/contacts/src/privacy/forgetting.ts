import type { erasureStores } from './erasure-stores.js';

type ErasureStore = (typeof erasureStores)[number];

/** How a collection forgets somebody who is erased: with the duty of a store, or why there is nothing of them in it. */
type Forgetting =
  ErasureStore | { holds: 'ids and numbers' | 'the team' | 'hashes of nobody who is here' | 'no person' };

const ids = { holds: 'ids and numbers' } as const;
const team = { holds: 'the team' } as const;
const none = { holds: 'no person' } as const;

/**
 * Every collection of `libs/platform/collections.ts`: a new one without a line here fails the check beside it. Where
 * personal data lies there must be a store with an eraser; what holds ids alone may stay, for an id leads nowhere once
 * its contact and key are gone. Unreadable records belong to nobody that could be told: they are shown to an
 * administrator, who removes them.
 */
export const forgetting: Readonly<Record<string, Forgetting>> = {
  pool: team,
  card: 'documents',
  identity: 'documents',
  hint: 'documents',
  employer: 'documents',
  'employer-name': 'documents',
  token: { holds: 'hashes of nobody who is here' },
  forgotten: 'documents',
  'privacy-request': ids,
  conflict: 'documents',
  alias: 'documents',
  apart: ids,
  budget: 'documents',
  suggestion: 'documents',
  member: team,
  import: none,
  'known-source': 'sources',
  withheld: 'documents',
  talk: 'documents',
  month: 'documents',
  digest: team,
  webhook: none,

  origin: ids,
  receipt: ids,
  outcome: ids,
  asked: ids,
  owner: ids,
  line: 'parked',
  'parked-input': 'parked',
  'parked-key': 'parked',
  unreadable: none,
  job: ids,
  'job-contacts': ids,
  duty: ids,
  arriving: none,
  'sibling-word': { holds: 'hashes of nobody who is here' },
  'sibling-position': none,
  'erasure-log': ids,
  user: team,
  session: team,
  'api-key': team,
  setup: team,
  'webhook-secret': none,
  'calendar-address': team,
  rehearsal: none,

  'import-run': none,
  'import-rows': 'imports',
  source: 'sources',
  'source-run': none,
  'platform-person': 'deliveries',
  nudge: none,
  delivery: 'deliveries',
  'delivery-id': ids,
  'delivery-person': 'deliveries',
  'delivery-log': ids,
  'delivery-sent': ids,
  'delivery-closed': { holds: 'hashes of nobody who is here' },
  lease: none,

  fold: none,
  schedule: 'schedule',
  'schedule-member': ids,
  'schedule-pool': none,
  'schedule-position': none,
  'digest-attempt': ids,
  'mail-state': none,
  'webhook-position': none,
  'webhook-state': none,
  'webhook-message': 'webhooks',
  outbox: ids,
};
