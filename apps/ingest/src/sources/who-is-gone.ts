import type { Change, GuardedChange } from '#libs/ports/documents.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { ofEverybody } from '../connectors/api-problem.js';
import { PullFailed } from '../connectors/pull-failed.js';
import type { PulledKind, PullWorld } from '../connectors/pulled-kind.js';
import { gone } from '../webhooks/platform-inputs.js';
import { lastThere, longUnasked, renewed, type PlatformPerson } from './platform-people.js';
import type { Source } from './source.js';

/** Everybody is asked after once a day, where there are not too many of them: then in turn. */
const DAY = 86_400_000;
/** Asked after in one go: what these answers say is kept before more are asked. */
const TOGETHER = 20;
/** So few who are gone are believed, whatever others there are. Judgement. */
const BELIEVABLE = 5;

/** What asking after some people came to: inputs for those who are gone, and the writes that note it. */
export interface AskedAfter {
  inputs: MachineInput[];
  changes: (Change | GuardedChange)[];
}

type Parts = Parameters<typeof longUnasked>[0];
type People = Awaited<ReturnType<typeof longUnasked>>;
type Ask = (people: People) => Promise<(boolean | PullFailed)[]>;

/**
 * Asks a platform after those whom it told of and was not asked about for a day, the longest first: it may be silent
 * once it lets go of somebody. Null: nobody is left. Throws PullFailed `too-many-gone` if that cannot be believed.
 */
export async function whoIsGone(
  parts: Parts,
  source: Source,
  { kind, world }: { kind: PulledKind; world: PullWorld },
): Promise<AskedAfter | null> {
  const { people } = kind;
  if (people === undefined) return null;
  const { now, country } = world;
  const asked = await longUnasked(parts, source, { before: now - DAY, limit: TOGETHER });
  if (asked.length === 0) return null;
  const ask = (some: People) => answersOf(some, ({ id }) => people.isThere(id, source.own.settings, world));
  const said = await ask(asked);
  const [odd] = said.filter((answer) => answer instanceof PullFailed);
  if (odd !== undefined && said.every((answer) => answer instanceof PullFailed)) throw odd;
  const answers = asked.map((one, i) => ({ one, there: said[i] !== false }));
  const missing = answers.filter(({ there }) => !there);
  if (missing.length * 2 > asked.length)
    await demandBelievable({ gone: missing.length, asked: asked.length }, await othersThan(asked, parts, source), ask);
  const { id, basis, own, pool } = source;
  const about = { source: { id, kind: kind.kind, basis }, settings: own.settings, country, receivedAt: now };
  const told = missing.flatMap(({ one }) => gone(one.person.own, null, 'deleted', about).inputs);
  return {
    inputs: told.map((input) => ({ ...input, actor: `source:${id}` })),
    changes: answers.map(({ one: { stored }, there }) => {
      const { collection, key } = stored;
      return there ? renewed(stored, now) : { pool, collection, key, seq: 0, body: null };
    }),
  };
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
    if (!(error instanceof PullFailed) || ofEverybody.has(error.code)) throw error;
    return error;
  }
}
