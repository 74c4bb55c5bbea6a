import type { Change } from '#libs/ports/documents.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { ofEverybody } from '../connectors/api-problem.js';
import { PullFailed } from '../connectors/pull-failed.js';
import type { PulledKind, PullWorld } from '../connectors/pulled-kind.js';
import { gone } from '../webhooks/platform-inputs.js';
import { longUnasked } from './platform-people.js';
import type { Source } from './source.js';

/** Everybody is asked after once a day, where there are not too many of them: then in turn. */
const DAY = 86_400_000;
/** Asked after in one go: what these answers say is kept before more are asked. */
const TOGETHER = 20;
/** If more than half are gone, and more than this, it is rather a permission that is. Judgement. */
const BELIEVABLE = 5;

/** What asking after some people came to: inputs for those who are gone, and the writes that note it. */
export interface AskedAfter {
  inputs: MachineInput[];
  changes: Change[];
}

type Parts = Parameters<typeof longUnasked>[0];

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
  const said: (boolean | PullFailed)[] = [];
  for (const { person } of asked)
    said.push(await answerOf(() => people.isThere(person.id, source.own.settings, world)));
  const [odd] = said.filter((answer) => answer instanceof PullFailed);
  if (odd !== undefined && said.every((answer) => answer instanceof PullFailed)) throw odd;
  const answers = asked.map((one, i) => ({ one, there: said[i] !== false }));
  const missing = answers.filter(({ there }) => !there);
  if (missing.length > BELIEVABLE && missing.length * 2 > asked.length)
    throw new PullFailed('too-many-gone', { facts: { gone: missing.length, asked: asked.length } });
  const { id, basis, own, pool } = source;
  const about = { source: { id, kind: kind.kind, basis }, settings: own.settings, country, receivedAt: now };
  const told = missing.flatMap(({ one }) => gone(one.person.own, null, 'deleted', about).inputs);
  return {
    inputs: told.map((input) => ({ ...input, actor: `source:${id}` })),
    changes: answers.map(({ one: { stored }, there }): Change => {
      const place = { pool, collection: 'platform-person', key: stored.key };
      return there ? { ...place, seq: 1, body: { ...stored.body, askedAt: now } } : { ...place, seq: 0, body: null };
    }),
  };
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
