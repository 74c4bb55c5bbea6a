import type { Envelope } from '#libs/kernel/envelope.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Change } from '#libs/ports/documents.js';
import type { Batch } from '#libs/ports/ledger.js';
import type { OutcomeRecord, Receipt, ReceiptRow } from '#libs/transport/records.js';
import { Told } from './pools-told.js';

/** An event as it was committed, and in which commit. */
export interface Committed {
  envelope: Envelope;
  commit: number;
}

/** What became of a machine input: how often it was decided first, and what its receipt says. */
export interface Receipted {
  times: number;
  row: ReceiptRow;
}

/** Said beside an input, not by it. */
const beside = new Set(['contact.held', 'contact.unheld']);

/**
 * Stands behind the faults, where things really happen: it sees every append and every commit that took place, whatever
 * its caller was told, and remembers what must be true of them.
 */
export class Witness {
  readonly told = new Told();
  readonly problems: string[] = [];
  readonly events: Committed[] = [];
  /** kinds of appended inputs by `partition offset`, as the log holds them */
  readonly kinds = new Map<number, string>();
  /** ids under which one thing was said: by command key, or by id for what has none */
  readonly spoken = new Map<string, Set<string>>();
  /** kinds of which something was said */
  readonly saidKinds = new Set<string>();
  /** what every command was answered, by command key */
  readonly outcomes = new Map<string, OutcomeRecord>();
  /** by pool and origin, by number */
  readonly receipts = new Map<string, Map<number, Receipted>>();
  readonly jobs = new Map<string, number>();
  /** where on the log a made-up text was last said, by its token */
  readonly lastSaid = new Map<string, number>();
  /** where on the log the batch ended that erased a contact */
  readonly erasedAt = new Map<string, number>();
  /** contacts of the parked lines, by pool and line */
  readonly #lines = new Map<string, Set<string>>();
  #commits = 0;
  #position = 0;

  /** Appended for good. */
  appended(inputs: readonly InputEnvelope[]): void {
    for (const input of inputs) {
      this.saidKinds.add(input.kind);
      const name = input.command === undefined ? input.id : `command ${input.command.key}`;
      const ids = this.spoken.get(name) ?? new Set();
      this.spoken.set(name, ids.add(input.id));
    }
  }

  /** The batch that was handed out holds these. */
  delivered(records: readonly { offset: number; value: string }[]): string[] {
    return records.map(({ offset, value }) => {
      const kind = this.kinds.get(offset) ?? kindOf(value);
      this.kinds.set(offset, kind);
      for (const [token] of value.matchAll(TOKEN)) this.lastSaid.set(token, offset);
      return kind;
    });
  }

  /** The kinds of inputs a batch decides. */
  kindsOf({ from, to }: Batch): string[] {
    const found: string[] = [];
    for (let offset = from; offset < to; offset += 1) found.push(this.kinds.get(offset) ?? 'unreadable');
    return found;
  }

  /** Committed for good. */
  committed({ from, to, records, events }: Batch): void {
    this.#commits += 1;
    if (from !== this.#position || to < from) {
      this.problems.push(`a batch went from ${from} to ${to} while the position was ${this.#position}`);
    }
    this.#position = to;
    const before = this.#heldContacts();
    for (const change of records.filter((one) => !isAgain(one))) this.#record(change);
    for (const change of records.filter(isAgain)) this.#record(change);
    const held = new Set([...this.#heldContacts()].filter((place) => before.has(place)));
    for (const envelope of events) {
      this.#hear(envelope, to);
      if (offers.has(envelope.type) && held.has(placeOf(envelope))) {
        this.problems.push(`${envelope.id}: ${envelope.type} of somebody about whom something waits in a parked line`);
      }
    }
  }

  /** Events by what caused them, leaving out what was said beside it. */
  byCause(): Map<string, Committed[]> {
    const groups = new Map<string, Committed[]>();
    for (const one of this.events) {
      if (beside.has(one.envelope.type)) continue;
      const name = `${one.envelope.pool} ${one.envelope.cause}`;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [one]);
      else group.push(one);
    }
    return groups;
  }

  /** The ids of a pool's parked lines. */
  lines(pool: string): string[] {
    return [...this.#lines.keys()]
      .filter((place) => place.startsWith(`${pool}/`))
      .map((place) => place.slice(pool.length + 1));
  }

  #hear(envelope: Envelope, until: number): void {
    this.events.push({ envelope, commit: this.#commits });
    this.told.hear(envelope);
    if (envelope.type === 'privacy.erased') this.erasedAt.set(envelope.subject ?? '', until);
  }

  #record({ pool, collection, key, body }: Change): void {
    if (collection === 'line') this.#line(`${pool}/${key}`, body as { keys: string[] } | null, pool);
    else if (collection === 'outcome' && body !== null) this.#outcome(key, body as OutcomeRecord);
    else if (collection === 'receipt' && body !== null) this.#receipt(pool, body as Receipt);
    else if (collection === 'job' && body !== null) {
      const job = body as { id: string; total: number };
      this.jobs.set(`${pool}/${job.id}`, job.total);
    }
  }

  #line(place: string, line: { keys: string[] } | null, pool: string): void {
    if (line === null) this.#lines.delete(place);
    else {
      const contacts = line.keys.filter((key) => key.startsWith('c:')).map((key) => `${pool}/${key.slice(2)}`);
      this.#lines.set(place, new Set(contacts));
      this.told.parked += 1;
    }
  }

  #outcome(key: string, outcome: OutcomeRecord): void {
    const before = this.outcomes.get(key);
    if (before !== undefined && before.state !== 'parked') this.problems.push(`command ${key} was answered twice`);
    this.outcomes.set(key, outcome);
  }

  #receipt(pool: string, { origin, fromN, rows, again }: Receipt): void {
    const name = `${pool}/${origin}`;
    const all = this.receipts.get(name) ?? new Map<number, Receipted>();
    this.receipts.set(name, all);
    rows.forEach((row, index) => {
      const before = all.get(fromN + index);
      const times = (before?.times ?? 0) + (again === true ? 0 : 1);
      if (again === true && before?.row[0] !== 'parked')
        this.problems.push(`${name}/${fromN} was decided again but had not been parked`);
      all.set(fromN + index, { times, row });
    });
  }

  #heldContacts(): Set<string> {
    return new Set([...this.#lines.values()].flatMap((contacts) => [...contacts]));
  }
}

/** Every made-up text about a person has one of these. */
export const TOKEN = /canary\d+[pt]/g;

const offers = new Set(['outreach.suggested', 'outreach.accepted']);

function placeOf({ pool, subject = '' }: Envelope): string {
  return `${pool}/${subject}`;
}

/** What became of a parked input after all, perhaps in the batch that parked it. */
function isAgain({ collection, body }: Change): boolean {
  return collection === 'receipt' && (body as Receipt | null)?.again === true;
}

function kindOf(value: string): string {
  try {
    return String((JSON.parse(value) as { kind?: unknown }).kind);
  } catch {
    return 'unreadable';
  }
}
