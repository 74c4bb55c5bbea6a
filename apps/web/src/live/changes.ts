import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../api/types.js';
import { keys } from '../api/keys.js';

/** ms after the first change until the page reads again, and at least between two readings */
const first = 300;
const between = 1000;

/** Events that say who may be one person, beside those of privacy. */
const ofDuplicates = new Set([
  'contact.added',
  'contact.named',
  'contact.corrected',
  'contact.employer-changed',
  'contact.reverted',
  'contact.identity-conflict-found',
  'contact.told-apart',
  'contact.told-apart-undone',
  'contact.merged',
  'contact.unmerged',
]);
/** Events that say whose time in the pool ends, beside those of privacy. */
const ofPrivacy = new Set(['contact.released', 'contact.revived', 'contact.merged', 'contact.unmerged']);

/** Events that say who stands for letting go. */
const ofLettingGo = new Set([
  'contact.review-listed',
  'contact.reviewed',
  'contact.released',
  'contact.revived',
  'contact.kept',
  'contact.merged',
  'contact.unmerged',
  'interaction.responded',
]);

/** By other numbers everybody is judged otherwise, whoever is looked at. */
function ofThePool(type: string): (readonly string[])[] {
  const lists = [keys.me, keys.members, keys.imports, keys.sources, keys.policy];
  return type === 'pool.policy-changed' ? [...lists, ['contact']] : lists;
}

/** Which lists to read again when something of this kind happened. */
function listsOf(type: string): (readonly string[])[] {
  if (type.startsWith('pool.webhook-')) return [keys.webhooks];
  if (type.startsWith('pool.')) return ofThePool(type);
  if (type.startsWith('digest.')) return [keys.digest];
  if (type.startsWith('privacy.')) return [keys.duplicates, keys.privacy];
  return [
    ...(ofDuplicates.has(type) ? [keys.duplicates] : []),
    ...(ofPrivacy.has(type) ? [keys.privacy] : []),
    ...(ofLettingGo.has(type) ? [keys.lettingGo] : []),
  ];
}

function refresh(client: QueryClient, changes: Change[]): void {
  const lists = new Set(changes.flatMap(({ type }) => listsOf(type)));
  const stale: (readonly string[])[] = [keys.suggestions, keys.outlook, ['people'], ['may-i'], ...lists];
  for (const contact of new Set(changes.flatMap((change) => change.contact ?? []))) stale.push(keys.contact(contact));
  for (const queryKey of stale) void client.invalidateQueries({ queryKey });
  // Costly to read: whoever shows it decides when.
  void client.invalidateQueries({ queryKey: keys.outlookAhead, refetchType: 'none' });
}

/** Left to whoever shows it: no change concerns a first look or a chosen file, and what lies ahead is costly. */
const unmoved = new Set<unknown>(['first-look', 'import-preview', keys.outlookAhead[0]]);

/** Whatever the page shows is read again: nobody listened for a while. */
export function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => !unmoved.has(queryKey[0]) });
  void client.invalidateQueries({ queryKey: keys.outlookAhead, refetchType: 'none' });
}

/** Gathers what happens in the pool and lets the page read again what it shows, at most once a second. */
export function gatherChanges(client: QueryClient): { add: (change: Change) => void; stop: () => void } {
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = 0;
  const flush = () => {
    timer = null;
    last = Date.now();
    refresh(client, waiting);
    waiting = [];
  };
  return {
    add(change) {
      waiting.push(change);
      timer ??= setTimeout(flush, Math.max(first, last + between - Date.now()));
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
