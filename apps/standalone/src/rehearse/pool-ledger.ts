import fs from 'node:fs';
import type { Envelope } from '#libs/kernel/envelope.js';
import { linesOf } from '../lines.js';
import { Outside, type Told } from './told.js';

/** A pool whose last days are played again. */
export interface Replayed {
  /** its whole ledger, a line each */
  file: string;
  pool: string;
  /** how many days */
  days: number;
  /** until when, ms */
  now: number;
}

/** What a ledger says of a team. */
export interface Team {
  /** when the pool was made, ms */
  since: number;
  /** who is there now; the first owns the pool */
  members: string[];
  /** the share of all messages that were answered */
  reply: number;
}

/** So many messages make a share of replies of their own; below that it is the one of a usual rehearsal. */
const ENOUGH = 50;
const USUAL_REPLY = 0.1;

/** The events of a pool up to the end of what is replayed, in order. */
export async function* eventsIn({ file, now }: Replayed): AsyncGenerator<Envelope> {
  for await (const line of linesOf(fs.createReadStream(file))) {
    if (line.trim() === '') continue;
    const event = JSON.parse(line) as Envelope;
    if (Date.parse(event.time) > now) return;
    yield event;
  }
}

export async function teamOf(of: Replayed): Promise<Team> {
  const members = new Set<string>();
  let since = of.now;
  let messages = 0;
  let replies = 0;
  for await (const { type, data, time } of eventsIn(of)) {
    since = Math.min(since, Date.parse(time));
    if (type === 'pool.member-added') members.add(String(data['member']));
    if (type === 'pool.member-removed') members.delete(String(data['member']));
    if (type === 'interaction.touched') messages += 1;
    if (type === 'interaction.responded') replies += 1;
  }
  return { since, members: [...members], reply: messages < ENOUGH ? USUAL_REPLY : Math.min(1, replies / messages) };
}

/** What came from outside from `start` on, to be taken day by day. */
export class Coming {
  readonly #outside = new Outside();
  readonly #events: AsyncGenerator<Envelope>;
  #next: Envelope | null = null;

  constructor(
    of: Replayed,
    private readonly start: number,
  ) {
    this.#events = eventsIn(of);
  }

  /** What is new until this moment, ms. */
  async until(at: number): Promise<Told[]> {
    const come: Told[] = [];
    for (;;) {
      const event = this.#next ?? (await this.#read());
      if (event === null) return come;
      this.#next = event;
      const time = Date.parse(event.time);
      if (time > at) return come;
      this.#next = null;
      const told = this.#outside.take(event);
      if (told !== null && time >= this.start) come.push(told);
    }
  }

  async #read(): Promise<Envelope | null> {
    const next = await this.#events.next();
    return next.done === true ? null : next.value;
  }
}
