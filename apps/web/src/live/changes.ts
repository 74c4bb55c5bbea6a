import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../api/types.js';
import { keys } from '../api/keys.js';

/** ms after the first change until the page reads again, and at least between two readings */
const first = 300;
const between = 1000;

function refresh(client: QueryClient, changes: Change[]): void {
  const stale: (readonly string[])[] = [keys.suggestions, keys.outlook, ['people'], ['may-i']];
  for (const contact of new Set(changes.flatMap((change) => change.contact ?? []))) stale.push(keys.contact(contact));
  if (changes.some(({ type }) => type.startsWith('contact.') || type.startsWith('privacy.')))
    stale.push(keys.duplicates);
  if (changes.some((change) => change.type.startsWith('pool.')))
    stale.push(keys.me, keys.members, keys.imports, keys.sources);
  for (const queryKey of stale) void client.invalidateQueries({ queryKey });
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
