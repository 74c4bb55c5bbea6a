import { describe, expect, it } from '@jest/globals';
import type { KithEvent } from '#libs/events/catalog.js';
import type { MergedField, MergedFrom } from '#libs/events/words.js';
import type { ContactFacts } from './facts.js';
import { foldFacts } from './facts.fold.js';
import { mergeFacts, shownIn, splitFacts } from './merged.fold.js';
import { allOf } from './shown.js';
import { day, provenance, Story } from './testing/story.js';

const envelope = { pool: 'p_1', epoch: 1, time: day(5), occurredAt: day(5), actor: 'clock', personal: null };

/** An event of the fifth day about a contact. */
const event = (seq: number, subject: string, type: KithEvent['type'], data: object) =>
  ({ ...envelope, seq, subject, type, data }) as unknown as KithEvent;

type Fields = Partial<Record<MergedField, MergedFrom>>;

/** `from` becomes part of `into`; `fields`: whose word shows. */
function merged(into: ContactFacts, from: ContactFacts, seq: number, fields: Fields = {}): ContactFacts {
  const data = { into: into.contact, fields, suggestions: [], employers: [] };
  return mergeFacts(into, from, event(seq, from.contact, 'contact.merged', data) as Parameters<typeof mergeFacts>[2]);
}

function parted(facts: ContactFacts, contact: string, seq: number, mergedSeq: number) {
  const data = { from: facts.contact, mergedSeq, moved: [], both: [], stays: [], suggestions: [], employers: [] };
  return splitFacts(facts, event(seq, contact, 'contact.unmerged', data) as Parameters<typeof splitFacts>[1]);
}

const [ada, bob] = [new Story('c_ada').known, new Story('c_bob', 10).known];
const [cy, dan] = [new Story('c_cy', 20).known, new Story('c_dan', 30).known];
const both = merged(ada, bob, 40);
const after = (facts: ContactFacts, ...said: Parameters<typeof event>) => foldFacts(facts, event(...said));

describe('an event about somebody merged', () => {
  it('changes the documents of whom they were merged into when it says so, else its subject’s', () => {
    const about = { type: 'privacy.forgotten', subject: 'c_bob' };
    expect(shownIn({ ...about, data: { into: 'c_ada' } })).toBe('c_ada');
    expect(shownIn({ ...about, data: { into: undefined } })).toBe('c_bob');
    expect(shownIn({ ...about, data: {} })).toBe('c_bob');
  });

  it('changes nothing where it is about somebody else, or folded already', () => {
    expect(after(both, 41, 'c_cy', 'contact.assigned', { owner: 'm_cy' })).toBe(both);
    expect(after(both, 40, 'c_ada', 'contact.assigned', { owner: 'm_cy' })).toBe(both);
  });

  it.each<[string, KithEvent['type'], object, MergedField[]]>([
    ['the owner', 'contact.assigned', { owner: 'm_cy' }, ['owner']],
    ['the employer', 'contact.employer-changed', { ...provenance, employer: 'e_9', until: null }, ['employer']],
    ['the employer a member corrects', 'contact.corrected', { employer: 'e_9' }, ['employer']],
    ['the zone a member corrects', 'contact.corrected', { zone: 'Europe/Vienna' }, ['zone']],
    ['the country a member corrects', 'contact.corrected', { country: 'AT' }, ['zone']],
    ['all that a member corrects', 'contact.corrected', { employer: null, country: 'AT' }, ['employer', 'zone']],
    ['nothing where a member corrects the rest', 'contact.corrected', {}, []],
    ['nothing where they are held', 'contact.held', { line: 'i_1' }, []],
  ])('shows as theirs from then on %s', (_, type, data, fields) => {
    const chosen = merged(ada, bob, 40, { owner: 'from', employer: 'from', zone: 'from' });
    const { shown } = after(chosen, 41, 'c_ada', type, data)?.merged ?? {};
    const expected = { ...chosen.merged?.shown, ...Object.fromEntries(fields.map((field) => [field, 'c_ada'])) };
    expect(shown).toEqual(expected);
  });

  it('ends the whole where it ends one of them', () => {
    const gone = { import: 'i_1', of: [11], gone: true, basis: 'told', employer: null };
    const toBob = event(41, 'c_bob', 'contact.reverted', { ...gone, into: 'c_ada' });
    expect(foldFacts(both, toBob)).toBeNull();
    expect(after(both, 41, 'c_ada', 'privacy.erased', {})).toBeNull();
  });
});

describe('several merges', () => {
  it('are kept in the order they were made', () => {
    const [late, early] = [merged(ada, bob, 60), merged(cy, dan, 50)];
    expect(merged(late, early, 70).merged?.joins.map(({ seq }) => seq)).toEqual([50, 60, 70]);
  });

  it('are taken back to two wholes, each showing what is of its own, else what it showed before', () => {
    const left = merged(ada, bob, 40, { owner: 'from' });
    const right = merged(cy, dan, 50, { employer: 'from' });
    const all = merged(left, right, 60, { owner: 'from' });
    const corrected = foldFacts(all, event(61, 'c_ada', 'contact.corrected', { zone: 'Europe/Vienna' }));
    const { left: stays, apart } = parted(corrected ?? all, 'c_cy', 70, 60) ?? {};
    expect(stays).toMatchObject({ contact: 'c_ada', seq: 70, zone: 'Europe/Vienna' });
    expect(stays?.merged?.shown).toEqual({ ...allOf('c_ada'), owner: 'c_bob' });
    expect(apart).toMatchObject({ contact: 'c_cy', seq: 70, zone: null, merged: { joins: [{ seq: 50 }] } });
    expect(apart?.merged?.shown).toEqual({ ...allOf('c_cy'), employer: 'c_dan' });
  });

  it('leave what was said of one since as it shows, when another is taken back', () => {
    const three = merged(both, cy, 50);
    const moved = { ...provenance, employer: 'e_9', until: null, into: 'c_ada' };
    const told = foldFacts(three, event(51, 'c_bob', 'contact.employer-changed', moved));
    const { left } = parted(told ?? three, 'c_cy', 60, 50) ?? {};
    expect(left).toMatchObject({ employer: 'e_9', merged: { shown: { ...allOf('c_ada'), employer: 'c_bob' } } });
  });

  it('are nothing to take back where there was none', () => {
    expect(parted(ada, 'c_bob', 50, 40)).toBeNull();
    expect(parted(both, 'c_cy', 50, 40)).toBeNull();
  });
});

describe('an offer, once a merge is taken back,', () => {
  const offered = (contact: string, seq: number) =>
    new Story(contact, seq).noted(day(1)).offered(day(2), talk(seq + 2));
  const talk = (seq: number) => ({ kind: 'talk' as const, events: [seq] });

  it('stays with the contact that stayed where it was made of both', () => {
    const [made] = offered('c_ada', 50).events.slice(-1);
    const whole = made && foldFacts(both, made);
    const two = whole && parted(whole, 'c_bob', 60, 40);
    expect(whole?.offer).not.toBeNull();
    expect(two?.left.offer).toEqual(whole?.offer);
    expect(two?.apart).toEqual({ ...bob, seq: 60, lastOffer: whole?.lastOffer });
  });

  it('is theirs to whom it was made before', () => {
    const theirs = offered('c_bob', 10).known;
    expect(parted(merged(ada, theirs, 40), 'c_bob', 50, 40)?.apart).toEqual({ ...theirs, seq: 50 });
  });
});
