import { allowance } from '#libs/etiquette/allowance.js';
import { neverReached } from '#libs/etiquette/bounces.js';
import { agreedTo, withdrawnFrom } from '#libs/etiquette/consent.js';
import type { Word } from '#libs/etiquette/consent-facts.js';
import { narrowed } from '#libs/etiquette/narrowed.js';
import { nextLookAt } from '#libs/etiquette/next-look.js';
import { blockedFrom, owesNotice, shrunkAt } from '#libs/etiquette/notice.js';
import { mayWrite } from '#libs/etiquette/whom.js';
import { voiceOf } from '#libs/etiquette/voice.js';
import { standing } from '#libs/etiquette/standing.js';
import { isoTime } from '#libs/http/parse.js';
import type { Card, PoolDoc } from '../documents.js';
import { tagsOf } from '../outreach/situation.js';
import { awayOf, identitiesOf } from './reach.presenter.js';
import { wishedOf } from './wished.presenter.js';

/** The pool's numbers, which tags have some of their own, and who is in the team. */
type OfPool = Pick<PoolDoc, 'policy' | 'tagNames' | 'home' | 'members'>;

/** A contact as the API shows it. What depends on the present moment (standing, allowance, next look) is computed here. */
export function presentCard(card: Card, pool: OfPool, now: number): Record<string, unknown> {
  const { facts } = card;
  const tags = tagsOf(card, pool);
  const lost = neverReached(facts);
  const silence = facts.touches.filter(({ at, seq }) => at > lastAt(facts.responses) && !lost.has(seq)).length;
  return {
    id: card.id,
    name: card.name?.full ?? null,
    headline: headlineOf(card),
    employer: card.employer.name,
    position: card.position,
    location: card.location,
    zone: facts.zone,
    country: facts.country,
    region: facts.region,
    language: card.language,
    identities: identitiesOf(card),
    tags: card.tags,
    owner: facts.owner,
    kept: facts.kept.map(({ member, rhythm }) => ({ member, rhythm })),
    connected: facts.connected.map(({ member, network, since }) => ({ member, network, since: isoTime(since) })),
    standing: standing(facts, now),
    restricted: facts.restricted.map(({ ground }) => ground),
    lastExchangeAt: isoTime(facts.lastExchangeAt),
    lastTouchAt: isoTime(facts.touches.at(-1)?.at),
    lastResponseAt: isoTime(facts.responses.at(-1)?.at),
    silence,
    allowance: allowance(facts, narrowed(pool.policy, facts, tags, now), now),
    ...presentVoice(card, pool, now),
    narrower: facts.narrower ?? null,
    wished: wishedOf(facts, now),
    away: awayOf(facts, now),
    nextLookAt: isoTime(nextLookAt(facts, { policy: pool.policy, home: pool.home, tags }, now)),
    followUp:
      card.followUp === null
        ? null
        : { on: isoTime(card.followUp.on), member: card.followUp.member, reason: card.followUp.reason },
    sources: card.sources,
    basis: card.basis,
    notice: noticeOf(card),
    consent: consentOf(card),
    corrected: card.corrected,
    merged: mergedOf(card),
    version: facts.seq,
  };
}

/** Whether they know that we know of them, and what happens if nobody tells them. */
function noticeOf({ facts }: Card): Record<string, unknown> {
  const { noticeAt, noticeAlarm } = facts;
  const isOwed = owesNotice(facts);
  return {
    state: noticeAt !== null ? 'given' : isOwed ? 'owed' : 'none',
    givenAt: isoTime(noticeAt),
    blockedAt: isOwed ? isoTime(blockedFrom(facts)) : null,
    shrinksAt: isOwed ? isoTime(noticeAlarm?.shrinksAt ?? shrunkAt(facts, 0)) : null,
  };
}

/** What they said to being written to in each way, as far as they said anything. */
function consentOf({ facts }: Card): Record<string, unknown>[] {
  const shown = (state: 'given' | 'withdrawn') => (word: Word) => ({
    channel: word.channel,
    state,
    at: isoTime(word.at),
  });
  return [...agreedTo(facts).map(shown('given')), ...withdrawnFrom(facts).map(shown('withdrawn'))];
}

/** Who became part of this contact, in the order of the merges: an erasure covers them too. */
function mergedOf({ facts, merged }: Card): Record<string, unknown>[] {
  const nameOf = (contact: string) => merged?.parts.find(({ id }) => id === contact)?.name?.full ?? null;
  return (facts.merged?.joins ?? []).map(({ from, at }) => ({ id: from, name: nameOf(from), at: isoTime(at) }));
}

/** Who speaks for the team with them, until when, and who would like to; nobody who has left, or writes to nobody any more. */
function presentVoice({ facts }: Card, { members }: OfPool, now: number): Record<string, unknown> {
  const team = members.filter(mayWrite).map(({ member }) => member);
  const held = voiceOf(facts, now);
  const voice = held !== null && team.includes(held.member) ? held : null;
  const asked = facts.handoverAsked.filter(
    ({ member, from }) =>
      team.includes(member) && team.includes(from) && (from === voice?.member || from === facts.offer?.member),
  );
  return {
    voice: voice === null ? null : { member: voice.member, until: isoTime(voice.until) },
    handoverAsked: asked.map(({ member, from, at }) => ({ member, from, at: isoTime(at) })),
  };
}

/** Who it is, where a whole card would be too much. */
export function presentPerson(card: Card): { id: string; name: string | null; headline: string | null } {
  return { id: card.id, name: card.name?.full ?? null, headline: headlineOf(card) };
}

/** The headline a source gave, else what they do and where. */
function headlineOf(card: Card): string | null {
  if (card.headline !== null) return card.headline;
  const parts = [card.position, card.employer.name].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}

function lastAt(times: { at: number }[]): number {
  return times.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
}
