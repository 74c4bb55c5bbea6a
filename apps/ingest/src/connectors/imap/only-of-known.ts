import { identityName } from '#libs/identity/schemes.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { PullWorld } from '../pulled-kind.js';
import type { MailItem } from './mail-item.js';

/** Delivery reports without the addresses of nobody we know: one that waits for its message is kept until the next run. */
export async function onlyOfKnown(items: MailItem[], { known }: Pick<PullWorld, 'known'>): Promise<MailItem[]> {
  const failed = [...new Set(items.flatMap((item) => item.failed))];
  if (failed.length === 0) return items;
  const ours = await known(failed.flatMap((address) => nameOf(address) ?? []));
  return items.map((item) => {
    if (item.failed.length === 0) return item;
    const left = item.failed.filter((address) => ours.has(nameOf(address) ?? ''));
    return { ...item, failed: left, lines: { ...item.lines, 'x-failed-recipients': left.join(', ') } };
  });
}

function nameOf(address: string): string | null {
  const parsed = parseIdentity(address);
  return parsed?.scheme === 'email' ? identityName(parsed) : null;
}
