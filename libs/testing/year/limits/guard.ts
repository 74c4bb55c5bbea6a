import type { Reply } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import type { Random } from '../../random.js';
import { DAY, START, type Plan, type PlannedSource } from '../plan.js';
import type { Allowed, Question, Site } from '../sites/site.js';
import { Allowance } from './allowance.js';
import { AskedRuns } from './asked-runs.js';
import { Rests } from './rests.js';
import { spellAt, spellsOf, type Spell } from './spells.js';

/** Kith's own promise: questions to one host are a second apart (docs/sources/). */
const APART = 1000;
/** Nothing goes wrong in the last days: what is late by then is caught up. */
const CALM_DAYS = 2;
/** Every so often a platform asks in its body to be left alone, s. */
const BACKOFF = 10;
const BACKOFF_SHARE = 1 / 20;

/** What was asked of a source. */
export interface Counts {
  requests: number;
  unchanged: number;
  tooMany: number;
  troubles: number;
  broken: number;
}

/** A site with somebody at the door, who knows every limit and counts who breaks one. */
export class Guard {
  readonly runs: ReadonlyMap<number, AskedRuns>;
  readonly counts: ReadonlyMap<number, Counts>;
  readonly broken: string[] = [];
  readonly #calm: number;
  readonly #spells: readonly Spell[];
  readonly #rests = new Rests();
  readonly #allowances = new Map<string, Allowance>();
  #last = -Infinity;

  constructor(
    readonly site: Site,
    { until }: Plan,
    private readonly random: Random,
  ) {
    this.#calm = until - CALM_DAYS * DAY;
    this.#spells = spellsOf(random.fork('spells'), START, this.#calm);
    this.runs = new Map(site.sources.map((source) => [source.n, new AskedRuns(source)]));
    this.counts = new Map(site.sources.map(({ n }) => [n, { ...none }]));
  }

  /** Questions that only a process could ask that does not know what was said to the one before it. */
  get unknowing(): number {
    return this.#rests.unknowing;
  }

  /** Whoever asks was killed, and begins again at this time. */
  restarted(now: number): void {
    this.#rests.restarted();
    for (const allowance of this.#allowances.values()) allowance.restarted();
    for (const runs of this.runs.values()) runs.restarted(now);
  }

  ask(question: Question): Reply {
    const { now, url } = question;
    const source = this.site.whose(url);
    if (source === null) this.#break(null, `nobody knows whose ${url.href} is`);
    this.#note(source, now - this.#last < APART ? `was asked ${now - this.#last} ms after the last question` : null);
    this.#last = Math.max(this.#last, now);
    const runs = this.runs.get(source ?? 0);
    this.#note(source, runs?.ask(url.href, now) ?? null);
    const reply = this.#reply(question, source);
    const { status = 200 } = reply;
    runs?.answered(status >= 400);
    this.#count(source, status);
    return reply;
  }

  #reply(question: Question, source: number | null): Reply {
    const { now, url } = question;
    const account = accountIn(question);
    for (const whom of [account, `${account} ${kindOf(url)}`]) this.#note(source, this.#rests.broken(whom, now));
    const spell = spellAt(this.#spells, now);
    if (spell !== undefined) return this.#trouble(spell, account, now);
    const allowed = this.site.allowed(account === '' ? null : account);
    if (allowed === null) return this.site.answer(question);
    const said = this.#allowance(account, allowed).ask(now);
    if (said.broken) this.#note(source, 'was asked although it had said that nothing is left');
    if (said.refused) return this.#refuses(account, now, said.until);
    const headers = allowed.told(said.left, said.until);
    const reply = this.site.answer(question);
    return this.#leftInBody({ ...reply, headers: { ...reply.headers, ...headers } }, said, { account, now, url });
  }

  #leftInBody(
    reply: Reply,
    { left, until }: { left: number; until: number },
    { account, now, url }: { account: string; now: number; url: URL },
  ): Reply {
    const { inBody } = this.site;
    if (inBody === undefined) return reply;
    const backoff = this.random.chance(BACKOFF_SHARE) ? BACKOFF : 0;
    if (backoff > 0) this.#rests.tell(`${account} ${kindOf(url)}`, now + backoff * 1000, `asked for ${backoff} s`);
    if (left === 0) this.#rests.tell(account, until, 'said that its quota is used up');
    return inBody.left(reply, left, backoff);
  }

  #trouble({ is, until }: Spell, account: string, now: number): Reply {
    if (is === 'broken') return { status: this.random.one([500, 502, 504]), json: { error: 'trouble' } };
    if (is === 'busy') return this.#refuses(account, now, until);
    this.#rests.tell(account, until, 'was away until a time that it named');
    return { status: 503, headers: { 'retry-after': new Date(until).toUTCString() }, json: { error: 'away' } };
  }

  #refuses(account: string, now: number, until: number): Reply {
    const seconds = Math.ceil((until - now) / 1000);
    this.#rests.tell(account, now + seconds * 1000, `asked for ${seconds} s`);
    if (this.site.inBody !== undefined) return this.site.inBody.refuses(seconds);
    return { status: 429, headers: { 'retry-after': String(seconds) }, json: { error: 'too many requests' } };
  }

  #allowance(account: string, allowed: Allowed): Allowance {
    const known = this.#allowances.get(account);
    if (known !== undefined) return known;
    const fresh = new Allowance(allowed, this.random.fork(`allowance ${account}`), this.#calm);
    this.#allowances.set(account, fresh);
    return fresh;
  }

  #note(source: number | null, what: string | null): void {
    if (what !== null) this.#break(source, what);
  }

  #break(source: number | null, what: string): void {
    this.broken.push(`${this.site.origin}: ${what}`);
    const counts = this.counts.get(source ?? 0);
    if (counts !== undefined) counts.broken += 1;
  }

  #count(source: number | null, status: number): void {
    const counts = this.counts.get(source ?? 0);
    if (counts === undefined) return;
    counts.requests += 1;
    if (status === 304) counts.unchanged += 1;
    else if (status === 429 || status === 400) counts.tooMany += 1;
    else if (status >= 500) counts.troubles += 1;
  }
}

const none: Counts = { requests: 0, unchanged: 0, tooMany: 0, troubles: 0, broken: 0 };

const accountIn = ({ headers }: Question): string => String(headers['authorization'] ?? '');

/** What kind of question it is, whoever it is about. */
const kindOf = ({ pathname }: URL): string => pathname.replaceAll(/\d+/g, '…');

export function sourcesIn(guards: readonly Guard[]): PlannedSource[] {
  return guards.flatMap(({ site }) => site.sources);
}
