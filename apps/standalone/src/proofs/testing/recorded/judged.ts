import { deciders, projections } from '../../../../../contacts/src/registry.js';
import type { Card } from '../../../../../contacts/src/documents.js';
import {
  caseOf,
  employerOf,
  factsFor,
  findWriter,
  partEmployersOf,
  type Writer,
} from '../../../../../contacts/src/outreach/situation.js';
import type { Case, LiveOccasion } from '#libs/etiquette/case.js';
import { judge } from '#libs/etiquette/judge.js';
import { askedOccasion, liveOccasions, occasionsAhead } from '#libs/etiquette/occasions.js';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { explain } from '#libs/etiquette/texts/texts.js';
import type { Verdict } from '#libs/events/words.js';
import { TestPool } from '#libs/testing/test-pool.js';
import { iso, read, type Answer, type History, type Said, type Step } from './history.js';
import type { Asked } from './telling.js';

/** The same history with what today's fold and today's rules say of it. */
export function judgedAgain({ situation, steps }: Pick<History, 'situation' | 'steps'>): History {
  const pool = new TestPool(deciders, projections);
  const judged = steps.map((step): Step => {
    if ('asked' in step) return { asked: step.asked, answer: answerTo(step.asked, pool) };
    read(pool, step.event);
    return step;
  });
  return { situation, rules: RULES_VERSION, steps: judged };
}

function answerTo(asked: Asked, pool: TestPool): Answer {
  const theCase = caseIn(asked, pool);
  const { policy } = pool.read('pool', 'self') as Writer['pool'];
  const { ok, from, verdicts } = judge(theCase, policy, asked.at);
  return {
    may: ok,
    occasion: theCase.occasion?.kind ?? null,
    from: from === null ? null : iso(from),
    verdicts: verdicts.map((verdict) => said(verdict, asked.at)),
  };
}

/** The message they think of, as the owner would judge it. */
function caseIn({ member, contact, reason, channel, at }: Asked, pool: TestPool): Case {
  const documents = { get: (collection: string, key: string) => pool.read(collection, key) as never };
  const writer = findWriter(member, documents, at);
  if ('refused' in writer) throw new Error(`${member} is not of the team`);
  const card = documents.get('card', contact) as Card;
  const ofCard = { partEmployers: partEmployersOf(card.facts, documents), channel };
  const wish =
    reason === null
      ? { ...ofCard, mode: 'offer' as const, occasion: bestFor(writer, card, at) }
      : { ...ofCard, mode: 'ask' as const, occasion: askedOccasion(member, at), asked: reason };
  return caseOf(writer, card, employerOf(card.facts, documents), wish);
}

/** The best reason there is for them; without one, the next to come or somebody else's. */
function bestFor(writer: Writer, card: Card, at: number): LiveOccasion | null {
  const facts = factsFor(writer, card);
  const { policy } = writer.pool;
  const [best] = liveOccasions(facts, writer.member.member, policy, at);
  return best ?? liveOccasions(facts, null, policy, at)[0] ?? occasionsAhead(facts, policy, at)[0] ?? null;
}

function said(verdict: Verdict, now: number): Said {
  const { rule, ok, because, until } = verdict;
  const plain = { rule, ok, code: String(because['code']) };
  if (ok && Object.keys(because).length === 1) return plain;
  const told = (language: 'en' | 'de'): string =>
    explain({ part: 'verdict', verdict }, { language, zone: 'Europe/Berlin', now }).text;
  const words = { en: told('en'), de: told('de') };
  return ok ? { ...plain, ...words } : { ...plain, until: until === null ? null : iso(until), ...words };
}
