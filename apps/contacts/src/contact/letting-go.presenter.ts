import type { ContactFacts } from '#libs/etiquette/facts.js';
import { letGoAt, standsForLettingGo } from '#libs/etiquette/letting-go.js';
import { isoTime } from '#libs/http/parse.js';
import type { Card } from '../documents.js';
import { presentPerson } from './card.presenter.js';

/** One step on the way there. */
interface Step {
  what: 'came' | 'met' | 'sign' | 'kept' | 'message' | 'presumed';
  at: number;
  member: string | null;
  channel: string | null;
}

/** The newest so many messages are told one by one. */
const TOLD = 8;

/** Somebody on the list, and what it rests on; null for who is not on it. */
export function presentLettingGo(card: Card): Record<string, unknown> | null {
  const ground = standsForLettingGo(card.facts);
  const at = letGoAt(card.facts);
  if (ground === null || at === null) return null;
  return {
    contact: presentPerson(card),
    why: ground.why,
    attempts: ground.attempts,
    since: isoTime(ground.at),
    until: isoTime(at),
    kept: card.facts.kept.map(({ member, rhythm }) => ({ member, rhythm })),
    timeline: timelineOf(card.facts).map((step) => ({ ...step, at: isoTime(step.at) })),
  };
}

/** How they came, the last signs between us, and what we wrote since, in its order. */
function timelineOf(facts: ContactFacts): Step[] {
  const { obtainedAt, responses, met, kept, touches } = facts;
  const alone = { member: null, channel: null };
  const last = responses.at(-1);
  const steps: Step[] = [
    { what: 'came', at: obtainedAt, ...alone },
    ...(last === undefined ? [] : [{ what: 'sign' as const, at: last.at, ...alone, member: last.toMember }]),
    ...(met === null ? [] : [{ what: 'met' as const, at: met.at, ...alone, member: met.member }]),
    ...kept.map(({ at, member }) => ({ what: 'kept' as const, at, member, channel: null })),
    ...touches
      .filter(({ at }) => at > (last?.at ?? 0))
      .slice(-TOLD)
      .map(({ at, member, channel, presumed }) => {
        return { what: presumed ? ('presumed' as const) : ('message' as const), at, member, channel };
      }),
  ];
  return steps.sort((a, b) => a.at - b.at);
}
