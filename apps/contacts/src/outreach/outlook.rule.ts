import type { LiveOccasion } from '#libs/etiquette/case.js';
import { judge, ownMeasure } from '#libs/etiquette/judge.js';
import { occasionsAhead } from '#libs/etiquette/occasions.js';
import { withheldAs } from '#libs/etiquette/withheld.js';
import { nextMorning } from '#libs/etiquette/working-days.js';
import type { Verdict } from '#libs/events/words.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { caseOf, employerOf, factsFor, findWriter, partEmployersOf } from './situation.js';
import type { WithheldDoc } from './withheld-document.js';

/** A reason that a round kept back, as it stands at another moment. */
export interface Outlook {
  occasion: LiveOccasion;
  /** the rules that say no now; none once it only waits for the member's next round */
  failing: Verdict[];
  /** the first moment at which it may be offered, ms; null: a fact must change first */
  until: number | null;
}

/**
 * What became of a withheld reason by `now`, judged by the same rules as a round does; null once it is used, over or
 * gone with its member. Reads the documents `pool/self`, `card`, `budget` and `employer` of those it names.
 */
export function outlookOf(withheld: WithheldDoc, documents: Reader<ContactsDocuments>, now: number): Outlook | null {
  const card = documents.get('card', withheld.contact);
  const writer = findWriter(withheld.member, documents, now);
  if (card === null || 'refused' in writer) return null;
  const { policy, home } = writer.pool;
  const of = withheldAs(withheld.occasion, []).of;
  const occasion = occasionsAhead(factsFor(writer, card), policy, now).find((one) => withheldAs(one, []).of === of);
  if (occasion === undefined) return null;
  const partEmployers = partEmployersOf(card.facts, documents);
  const wish = { occasion, mode: 'offer', backlog: backlogOf(withheld), partEmployers } as const;
  const { ok, verdicts, from } = judge(caseOf(writer, card, employerOf(card.facts, documents), wish), policy, now);
  const until = ok ? nextMorning(now, writer.zone, home.country) : from;
  return { occasion, failing: verdicts.filter((one) => !one.ok), until };
}

/** How many ties waited with it when the round counted them. */
function backlogOf({ failing }: WithheldDoc): number {
  const counted = failing.find(({ rule }) => ownMeasure.includes(rule))?.because['backlog'];
  return typeof counted === 'number' ? counted : 0;
}
