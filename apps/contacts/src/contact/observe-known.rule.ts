import {
  contactEmployerChanged,
  contactIdentified,
  contactNamed,
  contactObserved,
} from '#libs/events/contact.events.js';
import type { HashedIdentity } from '#libs/events/words.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card } from '../documents.js';
import { acceptedBy } from '../outreach/talk/accepted-invitation.rule.js';
import { connectionTo } from './connection.rule.js';
import { hintHash, newHint } from './employer.rule.js';
import { knownCard, survivorOf } from './known-card.rule.js';
import { endOutdated } from '../outreach/withdraw.js';
import { newsOfJob, type JobNews } from './new-job.rule.js';
import { placeAfter, placeByNames } from './place.rule.js';
import { isKnown } from './same-text.rule.js';
import { withoutLate } from './late-word.rule.js';
import { provenanceOf, type Deciding, type Said } from './said.rule.js';
import { waysOpened } from '../outreach/reach/ways-known.rule.js';

const DAY = 86_400_000;
/** More names by which sources know one person are not taken in. */
const KEPT_IDENTITIES = 100;

/**
 * What an observation tells us about somebody we know; no events if nothing is new. What a member corrected is not
 * overwritten: the observation stays in the history and the card goes on showing the correction. What is shown on the
 * word of the same source, by its own time of later, is not overwritten by what it had said before and arrives after.
 */
export function observeKnown(card: Card, given: Said, identities: HashedIdentity[], deciding: Deciding): NewEvent[] {
  const said = withoutLate(card, given);
  const news: News = {
    name: said.name !== null && !isKnown(card, 'name', said.name.full) ? said.name : null,
    job: newsOfJob(card, said, deciding),
    headline: newText(card, 'headline', said.headline),
    location: newText(card, 'location', said.location),
  };
  return [
    ...furtherNames(card, said, identities, deciding),
    ...otherName(card, said, news, deciding),
    ...otherJob(card, said, news, deciding),
    ...otherWords(card, said, news, deciding),
    ...(isConnected(card, said) ? [] : newConnection(card, said, deciding)),
  ];
}

interface News extends Pick<Said, 'name' | 'headline' | 'location'> {
  job: JobNews | null;
}

function newText(card: Card, field: 'headline' | 'location', text: string | null): string | null {
  return text === null || isKnown(card, field, text) ? null : text;
}

function isConnected({ facts }: Card, { connected, member }: Said): boolean {
  return facts.connected.some((one) => one.member === member && one.network === connected?.network);
}

/** The connection, and that it was a member's invitation which the whole contact accepted, if one is known. */
function newConnection({ id }: Card, said: Said, deciding: Deciding): NewEvent[] {
  const { connected, member } = said;
  const connection = connectionTo(id, said, deciding);
  if (connected?.network !== 'linkedin' || member === null) return connection;
  const whole = survivorOf(id, deciding.documents);
  const entries = deciding.documents.get('talk', whole)?.entries ?? [];
  return [...connection, ...acceptedBy(whole, entries, { member, since: connected.since })];
}

function furtherNames(card: Card, said: Said, identities: HashedIdentity[], deciding: Deciding): NewEvent[] {
  const fresh = identities.filter(({ hash }) => !card.identities.some((known) => known.hash === hash));
  if (fresh.length === 0 || card.identities.length + fresh.length > KEPT_IDENTITIES) return [];
  const { facts, personal } = provenanceOf(said, deciding.context);
  const whole = knownCard(card.id, deciding.documents) ?? card;
  const data = { ...facts, ...placeByNames(card, fresh), ...waysOpened(whole, fresh) };
  return [contactIdentified.make({ subject: card.id, data, personal: { ...personal, identities: fresh } })];
}

function otherName(card: Card, said: Said, news: News, deciding: Deciding): NewEvent[] {
  if (news.name === null || card.corrected.includes('name')) return [];
  const { facts, personal } = provenanceOf(said, deciding.context);
  const hint = news.job?.shown === true ? null : hintAfter(card, news, deciding);
  return [
    contactNamed.make({
      subject: card.id,
      data: facts,
      personal: { ...personal, name: news.name, previous: card.name, hint },
    }),
  ];
}

function otherJob(card: Card, said: Said, news: News, deciding: Deciding): NewEvent[] {
  const { job } = news;
  if (job?.shown !== true) return [];
  const { context, documents, policy } = deciding;
  const { facts, personal } = provenanceOf(said, context);
  const until = job.replaced ? context.now + policy.occasion.newJobDays * DAY : null;
  return [
    ...endOutdated(card, documents, ({ occasion, followUp }) => occasion.kind === 'new-job' && !followUp),
    contactEmployerChanged.make({
      subject: card.id,
      data: { ...facts, employer: job.employer.id, previousEmployer: card.employer.id, until },
      personal: {
        ...personal,
        employerName: job.employer.name,
        employerHash: job.employer.hash,
        position: job.position,
        previousEmployerName: card.employer.name,
        previousEmployerHash: card.employer.hash,
        previousPosition: card.position,
        hint: hintAfter(card, news, deciding),
      },
    }),
  ];
}

/** The hint that name and employer make once this observation is taken in. */
function hintAfter(card: Card, { name, job }: News, { documents, context }: Deciding): string | null {
  const shown = card.corrected.includes('name') ? card.name : (name ?? card.name);
  if (shown === null) return null;
  const employer = job?.shown === true ? job.employer.name : card.employer.name;
  return newHint(hintHash(shown.full, employer, context), card.hints, documents);
}

/** Where a location that is shown from now on lies. */
function placeBy(card: Card, { identities }: Said, location: string | null): ReturnType<typeof placeAfter> {
  if (location === null || card.corrected.includes('location')) return {};
  return placeAfter(card, { location, identities: [...card.identities, ...identities] });
}

/** Headline and location, and whatever a correction stands against. */
function otherWords(card: Card, said: Said, news: News, { context }: Deciding): NewEvent[] {
  const { name, job, headline, location } = news;
  const against = {
    ...(name !== null && card.corrected.includes('name') ? { name } : {}),
    ...(job?.shown === false ? { employerName: said.employer, position: said.position } : {}),
  };
  if (headline === null && location === null && Object.keys(against).length === 0) return [];
  const { facts, personal } = provenanceOf(said, context);
  return [
    contactObserved.make({
      subject: card.id,
      data: { ...facts, ...placeBy(card, said, location) },
      personal: { ...personal, headline, location, ...against },
    }),
  ];
}
