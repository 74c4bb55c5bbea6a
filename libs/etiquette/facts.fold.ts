import type { KithEvent } from '#libs/events/catalog.js';
import { applicationFolds } from './application.fold.js';
import { bounded } from './bounded.js';
import { contactFolds } from './contact.fold.js';
import type { EventMap, Folds } from './fold-types.js';
import type { ContactFacts } from './facts.js';
import { interactionFolds } from './interaction.fold.js';
import { foldMerged, shownIn } from './merged.fold.js';
import { outreachFolds } from './outreach.fold.js';
import { privacyFolds } from './privacy.fold.js';
import { reachFolds } from './reach.fold.js';

const folds: Folds = {
  ...contactFolds,
  ...applicationFolds,
  ...interactionFolds,
  ...reachFolds,
  ...outreachFolds,
  ...privacyFolds,
};

/**
 * What the rules know of a contact after one more event about them, null once they are gone. It reads facts only, never
 * `personal`, so that it gives the same after the person's key has been destroyed. Events about others and events that
 * are already folded (`seq` not above the last) change nothing. Merging and parting concern two of them: `merged.fold.ts`.
 */
export function foldFacts(facts: ContactFacts | null, event: KithEvent): ContactFacts | null {
  if (facts === null) return event.type === 'contact.added' ? born(event) : null;
  if (facts.merged === undefined) return foldOne(facts, event);
  if (shownIn(event) !== facts.contact || event.seq <= facts.seq) return facts;
  return foldMerged(facts, event, foldOne);
}

function foldOne(facts: ContactFacts, event: KithEvent): ContactFacts | null {
  if (event.subject !== facts.contact || event.seq <= facts.seq) return facts;
  if (endsContact(event)) return null;
  const fold = folds[event.type] as ((facts: ContactFacts, event: KithEvent) => ContactFacts) | undefined;
  return trimmed({ ...(fold?.(facts, event) ?? facts), seq: event.seq }, event.time);
}

function endsContact(event: KithEvent): boolean {
  return event.type === 'privacy.erased' || (event.type === 'contact.reverted' && event.data.gone);
}

function born(event: EventMap['contact.added']): ContactFacts {
  const { basis, country, zone, region = null, employer } = event.data;
  return {
    contact: event.subject ?? '',
    seq: event.seq,
    obtainedAt: event.time,
    obtainedSeq: event.seq,
    basis,
    country,
    zone,
    region,
    owner: null,
    employer,
    noticeAt: null,
    noticeAlarm: null,
    consented: [],
    withdrew: [],
    objectedAt: null,
    restricted: [],
    releasedAt: null,
    heldBy: [],
    closeUntil: null,
    dateGiven: false,
    closeSeq: null,
    lessOften: false,
    narrower: null,
    touches: [],
    responses: [],
    owed: null,
    lastExchangeAt: null,
    lastExchangeBy: null,
    lastExchangeSeq: null,
    handedTo: null,
    handoverAsked: [],
    handedOn: [],
    met: null,
    meetings: [],
    connected: [],
    kept: [],
    applications: [],
    unwelcome: [],
    bounced: [],
    waysFound: [],
    absences: [],
    occasions: [],
    settled: [],
    tieRestsSince: null,
    offer: null,
    lastOffer: null,
    withheld: null,
    snoozedUntil: null,
    review: { listed: null, stayed: null },
    dues: [],
  };
}

function trimmed(facts: ContactFacts, time: number): ContactFacts {
  const live = facts.occasions.filter(({ until, usedBy }) => until > time || usedBy === facts.offer?.suggestion);
  return bounded({ ...facts, occasions: live });
}
