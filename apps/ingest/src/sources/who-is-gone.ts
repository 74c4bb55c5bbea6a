import { isOfThisAlone } from '../connectors/api-problem.js';
import { PullFailed } from '../connectors/pull-failed.js';
import type { PullWorld } from '../connectors/pulled-kind.js';
import { gone, type Told } from '../webhooks/platform-inputs.js';
import type { Settings } from './kind.js';
import { lastThere, longUnasked, type KnownPerson, type PlatformPerson } from './platform-people.js';
import type { Source } from './source.js';

/** Everybody is asked after once a day, where there are not too many of them: then in turn. */
const DAY = 86_400_000;
/** Asked after in one go: what these answers say is kept before more are asked. */
const TOGETHER = 20;
/** So few who are gone are believed, whatever others there are. Judgement. */
const BELIEVABLE = 5;

/** What asking after some people came to. */
export interface AskedAfter {
  gone: KnownPerson[];
  there: KnownPerson[];
}

/** A kind whose people are asked after. */
interface Asked {
  people?: { isThere: (id: string, settings: Settings, world: PullWorld) => Promise<boolean> };
}

type Parts = Parameters<typeof longUnasked>[0];
type People = readonly KnownPerson[];
type Ask = (people: People) => Promise<(boolean | PullFailed)[]>;

/**
 * Asks a platform after those whom it told of and was not asked about for a day, the longest first: it may be silent
 * once it lets go of somebody. Null: nobody is left. Throws PullFailed `too-many-gone` if that cannot be believed.
 */
export async function whoIsGone(
  parts: Parts,
  source: Source,
  { kind: { people }, world }: { kind: Asked; world: PullWorld },
): Promise<AskedAfter | null> {
  if (people === undefined) return null;
  const asked = await longUnasked(parts, source, { before: world.now - DAY, limit: TOGETHER });
  if (asked.length === 0) return null;
  const ask = (some: People) => answersOf(some, ({ id }) => people.isThere(id, source.own.settings, world));
  const said = await ask(asked);
  const [odd] = said.filter((answer) => answer instanceof PullFailed);
  if (odd !== undefined && said.every((answer) => answer instanceof PullFailed)) throw odd;
  const missing = asked.filter((_, i) => said[i] === false);
  if (missing.length * 2 > asked.length)
    await demandBelievable({ gone: missing.length, asked: asked.length }, await othersThan(asked, parts, source), ask);
  return { gone: missing, there: asked.filter((one) => !missing.includes(one)) };
}

/** What is said of somebody who is gone. */
export function toldOfGone(
  { person }: KnownPerson,
  { id, kind, basis, own }: Source,
  { now, country }: Pick<PullWorld, 'now' | 'country'>,
): Told {
  const about = { source: { id, kind, basis }, settings: own.settings, country, receivedAt: now };
  return gone(person.own, null, 'deleted', about);
}

/** Those whom the platform had last, for there is no better witness of what it lets us see. */
async function othersThan(asked: People, parts: Parts, source: Source): Promise<People> {
  const keys = new Set(asked.map(({ stored }) => stored.key));
  const last = await lastThere(parts, source, TOGETHER + asked.length);
  return last.filter(({ stored }) => !keys.has(stored.key)).slice(0, TOGETHER);
}

/** If most of those who were there a while ago are gone, too, it is rather a permission that is: whoever is due at a time may be few. */
async function demandBelievable(
  { gone: missing, asked }: { gone: number; asked: number },
  others: People,
  ask: Ask,
): Promise<void> {
  const lost = (await ask(others)).filter((answer) => answer !== true).length;
  const isLost = others.length === 0 || lost * 2 > others.length;
  if (isLost && missing + lost > BELIEVABLE)
    throw new PullFailed('too-many-gone', { facts: { gone: missing + lost, asked: asked + others.length } });
}

async function answersOf(people: People, isThere: (person: PlatformPerson) => Promise<boolean>) {
  const said: (boolean | PullFailed)[] = [];
  for (const { person } of people) said.push(await answerOf(() => isThere(person)));
  return said;
}

/** Of whom nothing is said that is known, nobody knows that they are gone; the others are asked after all the same. */
async function answerOf(ask: () => Promise<boolean>): Promise<boolean | PullFailed> {
  try {
    return await ask();
  } catch (error) {
    if (!isOfThisAlone(error)) throw error;
    return error;
  }
}
