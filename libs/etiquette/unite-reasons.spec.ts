import { describe, expect, it } from '@jest/globals';
import type { ContactFacts, OpenOffer, StoredOccasion, Unwelcome } from './facts.js';
import { allOf } from './shown.js';
import { day, Story } from './testing/story.js';
import { byOffer, unite } from './unite.js';

const plain = new Story().known;
const part = (contact: string, more: Partial<ContactFacts>): ContactFacts => ({ ...plain, contact, ...more });
const united = (a: Partial<ContactFacts>, b: Partial<ContactFacts>) =>
  unite('c_ada', [part('c_ada', a), part('c_bob', b)], allOf('c_ada'));

const offer = (suggestion: string, seq: number, reservedUntil: number, state: OpenOffer['state'] = 'open') => {
  const occasion = { kind: 'talk' as const, events: [2], until: null };
  const plainOffer = { member: 'm_ada', occasion, expiresAt: reservedUntil, presumeAt: null, followUp: false };
  return { ...plainOffer, suggestion, seq, state, reservedUntil, hop: 0 };
};
const last = (suggestion: string) => ({ suggestion, occasion: null });
const reason = (seq: number, kind: StoredOccasion['kind'], more: Partial<StoredOccasion> = {}): StoredOccasion => {
  return { seq, kind, at: day(1), from: day(1), until: day(90), member: null, usedBy: null, ...more };
};

describe('the offer of several that are one', () => {
  const seen = (a: OpenOffer | null, b: OpenOffer | null) =>
    [byOffer([part('c_ada', { offer: a }), part('c_bob', { offer: b })])].map((one) => one?.offer?.suggestion)[0];

  it.each([
    ['that somebody took up', offer('s_1', 9, day(3), 'accepted'), offer('s_2', 4, day(20))],
    ['that reserves the longest', offer('s_1', 9, day(20)), offer('s_2', 4, day(3))],
    ['that was made first, of two that end at once', offer('s_1', 4, day(3)), offer('s_2', 9, day(3))],
    ['that was made first, of two taken up', offer('s_1', 4, day(3), 'accepted'), offer('s_2', 9, day(9), 'accepted')],
    ['that there is', offer('s_1', 4, day(3)), null],
  ])('is the one %s', (_, stays, goes) => {
    expect(seen(stays, goes)).toBe('s_1');
    expect(seen(goes, stays)).toBe('s_1');
  });

  it('stays the last offer, else what was offered last to any of them is known', () => {
    expect(seen(null, null)).toBeUndefined();
    expect(united({}, {})).toMatchObject({ offer: null, lastOffer: null, withheld: null });
    expect(
      united({ lastOffer: last('s_1') }, { offer: offer('s_2', 4, day(3)), lastOffer: last('s_2') }),
    ).toMatchObject({
      offer: { suggestion: 's_2' },
      lastOffer: last('s_2'),
    });
    expect(united({}, { lastOffer: last('s_1') }).lastOffer).toEqual(last('s_1'));
    const withheld = { seq: 3, of: 'talk:2', rules: 'gap' };
    expect(united({}, { withheld }).withheld).toEqual(withheld);
  });
});

describe('the reasons to write to several that are one', () => {
  it('are those of either, of jobs the newest, of a member’s follow-ups the newest', () => {
    const [oldJob, newJob] = [reason(3, 'new-job'), reason(8, 'new-job')];
    const hers = (seq: number) => reason(seq, 'follow-up', { member: 'm_ada' });
    const his = reason(5, 'follow-up', { member: 'm_bob' });
    const [talk, meeting] = [reason(2, 'talk'), reason(7, 'talk')];
    const { occasions } = united(
      { occasions: [meeting, newJob, hers(6), talk] },
      { occasions: [oldJob, his, hers(4)] },
    );
    expect(occasions).toEqual([talk, his, hers(6), meeting, newJob]);
  });

  it('are used up for both where either used them', () => {
    const [free, used] = [reason(2, 'talk'), reason(2, 'talk', { usedBy: 's_1' })];
    expect(united({ occasions: [free] }, { occasions: [used] }).occasions).toEqual([used]);
    expect(united({ occasions: [used] }, { occasions: [free] }).occasions).toEqual([used]);
  });

  it('are settled, and handed on, as they were for either, each told once', () => {
    const settled = [
      { of: 'talk:2', member: null },
      { of: 'talk:2', member: 'm_ada' },
      { of: 'talk:3', member: 'm_ada' },
    ];
    expect(united({ settled: settled.slice(0, 2) }, { settled: settled.slice(1) }).settled).toEqual(settled);
    const handedOn = [
      { of: 'tie:0', member: 'm_ada' },
      { of: 'talk:2', member: 'm_ada' },
    ];
    expect(united({ handedOn }, { handedOn }).handedOn).toEqual(handedOn);
  });
});

describe('what members said of several that are one', () => {
  const kept = (seq: number, member: string) => ({ seq, member, rhythm: 'yearly' as const, at: day(seq) });
  const asked = (seq: number, member: string) => ({ seq, member, from: 'm_cy', at: day(seq) });

  it('is what each said last', () => {
    const early = { kept: [kept(1, 'm_ada'), kept(2, 'm_bob')], handoverAsked: [asked(1, 'm_ada'), asked(2, 'm_bob')] };
    const late = { kept: [kept(3, 'm_ada')], handoverAsked: [asked(3, 'm_ada')] };
    expect(united(early, late)).toMatchObject({
      kept: [kept(2, 'm_bob'), kept(3, 'm_ada')],
      handoverAsked: [asked(2, 'm_bob'), asked(3, 'm_ada')],
    });
  });

  it('is to whom they were handed over last', () => {
    const handed = (seq: number) => ({ handedTo: { member: 'm_bob', at: day(1), seq } });
    expect(united(handed(3), handed(5)).handedTo?.seq).toBe(5);
    expect(united(handed(5), handed(3)).handedTo?.seq).toBe(5);
    expect(united({}, handed(3)).handedTo?.seq).toBe(3);
    expect(united(handed(3), {}).handedTo?.seq).toBe(3);
    expect(united({}, {}).handedTo).toBeNull();
  });

  it('is how they are connected, in the order it came to us', () => {
    const connection = (seq: number) => ({ seq, member: 'm_ada', network: 'linkedin' as const, since: null });
    const { connected } = united({ connected: [connection(5)] }, { connected: [connection(3), connection(5)] });
    expect(connected).toEqual([connection(3), connection(5)]);
  });
});

describe('where several that are one want us no more', () => {
  const gone = (seq: number, on: number, more: Partial<Unwelcome> = {}): Unwelcome => {
    return { sign: 'blocked', network: 'linkedin', lifted: false, at: day(on), seq, ...more };
  };
  const back = { lifted: true };

  it.each([
    ['the newest sign counts', gone(9, 3, back), gone(4, 5)],
    ['of the same moment the one that closes', gone(9, 3, back), gone(4, 3)],
    ['of the same moment and sense the one told last', gone(4, 3), gone(9, 3)],
    ['they are back when the newest says so', gone(9, 3), gone(4, 5, back)],
  ])('%s', (_, passed, counts) => {
    expect(united({ unwelcome: [passed] }, { unwelcome: [counts] }).unwelcome).toEqual([counts]);
    expect(united({ unwelcome: [counts] }, { unwelcome: [passed] }).unwelcome).toEqual([counts]);
  });

  it('each sign counts, on each network and by e-mail', () => {
    const signs = [gone(2, 9), gone(3, 1, { network: 'mastodon' }), gone(4, 5, { sign: 'no-email', network: null })];
    const [a, b, c] = signs as [Unwelcome, Unwelcome, Unwelcome];
    expect(united({ unwelcome: [c, a] }, { unwelcome: [b] }).unwelcome).toEqual(signs);
  });
});
