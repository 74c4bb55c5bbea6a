import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Egress, EgressAnswer, EgressRequest } from '#libs/ports/egress.js';
import type { PostAnswer, Posting, PostRequest } from '#libs/ports/posting.js';
import { askOnce, Unanswered, type Sending } from './ask-once.js';
import { checkAddress, refusedAddress, type CheckedAddress } from './checked-address.js';
import { Deadline } from './deadline.js';
import { outsideFailure, tooSlow } from './failures.js';
import { WaysOut } from './guarded-agent.js';
import { headersOf, isOfType } from './headers.js';
import { HostPace } from './host-pace.js';
import { isInside, refusedInside } from './inside.js';
import { mailLimits, type MailLimits } from './imap/limits.js';
import { isMailAddress, mailServer } from './imap/mail-address.js';
import { createMailboxes } from './imap/open-mailbox.js';
import { egressLimits, type EgressLimits } from './limits.js';
import type { Proxy } from './proxy/proxy.js';
import { readBody } from './read-body.js';
import { leadsTo, moved, redirected } from './redirects.js';
import { restAsked } from './rest-asked.js';

export interface EgressOptions {
  clock: Clock;
  /** how Kith introduces itself */
  userAgent: string;
  /** `host:port` of private addresses that may be called all the same */
  allow?: readonly string[];
  /** the system's without */
  lookup?: LookupFunction;
  /** through which everything of the web goes but what is allowed by `host:port` */
  proxy?: Proxy | null;
  limits?: Partial<EgressLimits>;
  mail?: Partial<MailLimits>;
  /** Beside the headers of every request, made as it is sent: what a test wants its servers to know. */
  marks?: () => Readonly<Record<string, string>>;
}

/** Of what a server says to a refusal, bytes. */
const REFUSAL = 65_536;

/** The way out over node:http(s). Pace and rests are by `clock`, deadlines by real time. */
export function createEgress({
  clock,
  userAgent,
  allow = [],
  lookup,
  proxy = null,
  limits: changed = {},
  mail = {},
  marks = () => ({}),
}: EgressOptions): Egress & Posting {
  const limits = { ...egressLimits, ...changed };
  const allowed = new Set(allow.map((place) => place.toLowerCase()));
  const pace = new HostPace(clock, limits.paceMs);
  const ways = new WaysOut(lookup);

  /** One request; what its answer says of being left alone is kept for `rests`. */
  async function hop(
    address: CheckedAddress,
    { headers: given, sends, rests }: Pick<EgressRequest, 'headers'> & { sends?: Sending | undefined; rests: string },
    deadline: Deadline,
  ): Promise<IncomingMessage> {
    const headers = { 'accept-encoding': 'gzip, br', 'user-agent': userAgent, ...given, ...marks() };
    const answer = await askOnce(address, { headers, limits, deadline, ways, lookup, proxy, sends });
    const rest = restAsked(answer.statusCode ?? 0, answer.headers, clock.now());
    if (rest > 0) pace.rest(rests, rest);
    return answer;
  }

  /** Follows redirects by hand: each address is checked, and waits for its turn, like the first. */
  async function follow(first: EgressRequest, deadline: Deadline): Promise<EgressAnswer> {
    let request = first;
    let moving = true;
    for (let left = limits.redirects; ; left -= 1) {
      const address = checkAddress(request.url, allowed, request.plain ?? false);
      const rests = whoRests(address, request);
      const resting = await pace.turn(address.place, rests);
      if (resting > 0) return restingAnswer(address, resting);
      const went = await deadline.spend(async () => {
        const asking = { headers: request.headers ?? {}, sends: request.question, rests };
        const answer = await hop(address, asking, deadline);
        return leadsTo(answer, request) ?? { answer: await finish(answer, address.url, request) };
      });
      if ('answer' in went) return moved({ ...went.answer, rest: heard(went.answer, request, rests) }, first, moving);
      if (left === 0) throw refusedAddress('too-many-redirects', 'The address leads on and on.');
      moving &&= went.permanent;
      request = redirected(request, address.url, went.location);
    }
  }

  /**
   * Checked and paced like a question; whatever it answers is left unread. Behind one host live many who are told: the one
   * that wants to be left alone does not speak for the others.
   */
  async function tell({ url, json, headers: more }: PostRequest, deadline: Deadline): Promise<PostAnswer> {
    const address = checkAddress(url, allowed, false);
    const rests = address.place + address.url.pathname + address.url.search;
    const resting = await pace.turn(address.place, rests);
    if (resting > 0) return { status: 429, rest: resting };
    const body = JSON.stringify(json);
    const about = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
    const headers = { ...more?.(body), ...about };
    const sends: Sending = { method: 'POST', body };
    const answer = await deadline.spend(() => hop(address, { headers, sends, rests }, deadline));
    answer.destroy();
    return { status: answer.statusCode ?? 0, rest: pace.restsFor(rests) };
  }

  /** ms to be left alone for, by all that was said so far and by what an answer says in its body. */
  function heard(answer: EgressAnswer, { restIn }: EgressRequest, rests: string): number {
    const asked = restIn?.(answer, clock.now()) ?? 0;
    if (asked > 0) pace.rest(rests, asked);
    return pace.restsFor(rests);
  }

  async function finish(answer: IncomingMessage, url: URL, request: EgressRequest): Promise<EgressAnswer> {
    const status = answer.statusCode ?? 0;
    const about = { status, headers: headersOf(answer.headers), url: url.href, movedTo: null };
    const wanted = status >= 200 && status < 300;
    const typed = isOfType(answer, request.types);
    if (wanted && typed) return { ...about, body: await readBody(answer, limits) };
    if (!wanted) return { ...about, body: await refusalIn(answer, typed && (request.refusals ?? false)) };
    answer.destroy();
    throw refusedAddress('wrong-type', 'The answer is of another type than what is asked for.');
  }

  /** What is said to a refusal is worth reading only if it is short. */
  async function refusalIn(answer: IncomingMessage, isRead: boolean): Promise<Buffer> {
    if (isRead && (answer.statusCode ?? 0) >= 400)
      return readBody(answer, { ...limits, bytes: REFUSAL }).catch(() => Buffer.alloc(0));
    // Nothing comes with "not modified", and the connection serves the next question.
    if (answer.statusCode === 304) answer.resume();
    else answer.destroy();
    return Buffer.alloc(0);
  }

  return {
    ...createMailboxes({ allow: allowed, lookup, pace, limits: { ...mailLimits, ...mail } }),
    get(request) {
      const deadline = new Deadline(limits.totalMs);
      return follow(request, deadline).catch((error: unknown) => {
        throw deadline.signal.aborted ? tooSlow(error) : outsideFailure(error);
      });
    },
    whyNever({ url, plain = false }) {
      if (isMailAddress(url)) return refusalOf(() => mailServer(url, allowed));
      return refusalOf(() => {
        const checked = checkAddress(url, allowed, plain);
        if (!checked.allowed && isInside(checked.url)) throw refusedInside();
      });
    },
    post(request) {
      const deadline = new Deadline(limits.totalMs);
      return tell(request, deadline).catch((error: unknown) => {
        throw deadline.signal.aborted && !(error instanceof Unanswered) ? tooSlow(error) : outsideFailure(error);
      });
    },
  };
}

/** The code with which an address is refused, null for one that is not. */
function refusalOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof OutsideWorld) return error.code;
    throw error;
  }
}

/** Limits are those of an account where one is named: of two who ask one host, each rests for itself. */
function whoRests({ place }: CheckedAddress, request: Pick<EgressRequest, 'headers' | 'account'>): string {
  const { headers = {}, account = valueOf(headers, 'authorization') } = request;
  if (account === undefined) return place;
  return `${place} ${createHash('sha256').update(account).digest('base64url')}`;
}

function valueOf(headers: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** What a host that wants to be left alone would say again: it is not asked. */
function restingAnswer({ url }: CheckedAddress, ms: number): EgressAnswer {
  const headers = { 'retry-after': String(Math.ceil(ms / 1000)) };
  return { status: 429, headers, body: Buffer.alloc(0), url: url.href, movedTo: null, rest: ms };
}
