import addressparser from 'nodemailer/lib/addressparser';
import { headerNames, type MailHeaders } from '#libs/ports/mailbox.js';

/** Characters of a line, and addresses in one, that are looked at. */
const LONGEST = 2_000;
const LONGEST_LIST = 100_000;
const MOST_ADDRESSES = 1_000;

type Parts = Omit<MailHeaders, 'uid' | 'receivedAt' | 'deliveries'>;
const names: ReadonlySet<string> = new Set(headerNames);

/** Reads header lines as they come from a server. Whatever is no line is passed over. */
export function readHeaders(bytes: Uint8Array): Parts {
  const all = readFields(Buffer.from(bytes).toString('utf8'));
  const found = new Map([...all].filter(([name]) => names.has(name)));
  const [from, to, cc] = (['from', 'to', 'cc'] as const).map((name) => addressesIn(found.get(name)));
  for (const name of ['from', 'to', 'cc']) found.delete(name);
  const lines = Object.fromEntries([...found].map(([name, text]) => [name, text.slice(0, LONGEST)]));
  return { from: from ?? [], to: to ?? [], cc: cc ?? [], lines };
}

/** Fields by their names in lower case, the first of each, unfolded. */
export function readFields(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of unfolded(text)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !found.has(name)) found.set(name, line.slice(colon + 1).trim());
  }
  return found;
}

function unfolded(text: string): string[] {
  return text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
}

/** The addresses of a line, those in groups too, without names. */
function addressesIn(line = ''): string[] {
  const parsed = addressparser(line.slice(0, LONGEST_LIST), { flatten: true });
  return parsed.flatMap(({ address }) => (address === '' ? [] : [address])).slice(0, MOST_ADDRESSES);
}
