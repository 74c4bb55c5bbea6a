import type { AskedFor } from '#libs/events/words.js';
import type { ContactFacts } from '../facts.js';
import { lastMutual } from '../tie-occasions.js';
import type { OccasionPart } from './parts.js';

/** What only documents know of an occasion. */
export interface Evidence {
  title: string | null;
  employer: string | null;
  asked: AskedFor | null;
}

type Cited = Pick<OccasionPart, 'kind' | 'events' | 'followUp'>;

const nothing: Evidence = { title: null, employer: null, asked: null };

/** The part that tells of an occasion, from the facts it rests on and what documents know of it. */
export function occasionPart(facts: ContactFacts, cited: Cited, evidence: Partial<Evidence> = {}): OccasionPart {
  const { kind, events, followUp } = cited;
  const [connection] = among(facts.connected, events);
  const [keep] = among(facts.kept, events);
  return {
    part: 'occasion',
    kind,
    events,
    followUp,
    at: momentOf(facts, cited),
    network: connection?.network ?? null,
    rhythm: keep?.rhythm ?? null,
    lastExchangeAt: lastMutual(facts)?.at ?? null,
    ...nothing,
    ...evidence,
  };
}

/** The moment a sentence names: of a further message the one before it, of a follow-up the day it was set for. */
function momentOf(facts: ContactFacts, { kind, events, followUp }: Cited): number | null {
  const stored = among(facts.occasions, events);
  if (followUp) return among(facts.touches, events).at(-1)?.at ?? null;
  if (kind === 'tie') return first(among(facts.applications, events).map(({ at }) => at));
  if (kind === 'owed') return first(among(facts.responses, events).map(({ at }) => at));
  if (kind === 'date-given') return first(among(facts.responses, events).map(({ until }) => until));
  return first(stored.map(({ at, from }) => (kind === 'follow-up' ? from : at)));
}

function among<T extends { seq: number }>(list: T[], events: number[]): T[] {
  return list.filter(({ seq }) => events.includes(seq));
}

function first(moments: (number | null)[]): number | null {
  return moments[0] ?? null;
}
