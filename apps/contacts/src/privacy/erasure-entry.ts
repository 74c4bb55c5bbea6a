import type { Ground } from '#libs/events/words.js';
import type { Envelope } from '#libs/kernel/envelope.js';

/** Whom an entry is about: a suppression token by its hash, or a contact by its id. */
type About = 'token' | 'contact';
/** What became of them. A token: its ground. A contact: objected, or erased on a ground. `lifted`: taken back. */
type Became = Ground | 'objected' | `erased-${Ground}` | 'lifted';

/**
 * One line of the erasure log: what a restored backup must not forget. The log keeps subjects of destroyed keys, so an
 * entry is written as one: `token/<epoch>-<seq>/wish/<hash>`, where epoch and seq are those of its event.
 */
export interface ErasureEntry {
  about: About;
  id: string;
  became: Became;
  epoch: number;
  seq: number;
}

const FORM = /^(token|contact)\/(\d+)-(\d+)\/([a-z-]+)\/(.+)$/u;

export function entrySubject({ about, epoch, seq, became, id }: ErasureEntry): string {
  return `${about}/${epoch}-${seq}/${became}/${id}`;
}

/** The entry behind a subject; null for the subject of a key. */
export function readEntry(subject: string): ErasureEntry | null {
  const [, about, epoch, seq, became, id] = FORM.exec(subject) ?? [];
  if (id === undefined) return null;
  return { about: about as About, id, became: became as Became, epoch: Number(epoch), seq: Number(seq) };
}

/** What an event adds to the log; nothing for most. */
export function entriesOf({ type, subject, data, epoch, seq }: Envelope): ErasureEntry[] {
  const ground = String(data['ground']) as Ground;
  const contact = (became: Became): ErasureEntry[] =>
    subject === undefined ? [] : [{ about: 'contact', id: subject, became, epoch, seq }];
  const tokens = (became: Became): ErasureEntry[] =>
    (data['tokens'] as string[]).map((id) => ({ about: 'token', id, became, epoch, seq }));
  switch (type) {
    case 'privacy.suppressed':
      return tokens(ground);
    case 'privacy.unsuppressed':
      return tokens('lifted');
    case 'privacy.objected':
      return contact('objected');
    case 'privacy.objection-lifted':
      return contact('lifted');
    case 'privacy.erased':
      return contact(`erased-${ground}`);
    default:
      return [];
  }
}

/** The newest entry about each token and contact: what holds in the end. */
export function lastWords(entries: readonly ErasureEntry[]): ErasureEntry[] {
  const last = new Map<string, ErasureEntry>();
  for (const entry of [...entries].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)) {
    last.set(`${entry.about}/${entry.id}`, entry);
  }
  return [...last.values()];
}
