import { describe, expect, it } from '@jest/globals';
import type { Channel } from '#libs/events/words.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { closesEmail, inForce, leavesNoWay } from './bounces.js';
import type { ContactFacts } from './facts.js';
import { foldFacts } from './facts.fold.js';
import type { EventMap } from './fold-types.js';
import { judge } from './judge.js';
import { standsForLettingGo } from './letting-go.js';
import { mergeFacts, splitFacts } from './merged.fold.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';

const envelope = { pool: 'p_1', epoch: 1, actor: 'clock', personal: null };

function merged(into: Story, from: Story, ways: Channel[] = []): ContactFacts {
  const data = { into: into.contact, fields: {}, suggestions: [], employers: [], ways };
  const event = { ...envelope, type: 'contact.merged', subject: from.contact, seq: 200, time: day(5), data };
  return mergeFacts(into.known, from.known, event as unknown as EventMap['contact.merged']);
}

describe('a bounce', () => {
  it('keeps no address out of use once they wrote by e-mail, in whatever order it is told', () => {
    const wrote = new Story().responded(day(3)).tell('interaction.bounced', { of: null, left: [] }, day(4), day(2));
    expect(inForce(wrote.known)).toEqual([]);
    const later = new Story().cameBack(day(6)).responded(day(4));
    later.tell('interaction.bounced', { of: null, left: [] }, day(7), day(2));
    expect(closesEmail(later.known)?.at).toBe(day(6));
    expect(leavesNoWay(later.known)?.at).toBe(day(6));
  });
});

describe('whom no way reaches', () => {
  const lost = () => new Story().cameBack(day(1));
  it.each<[string, (story: Story) => Story]>([
    ['they met us', (story) => story.noted(day(12), 'met')],
    ['they applied', (story) => story.applied(day(12), 'ended')],
  ])('stands for no letting go since %s', (_what, more) => {
    expect(standsForLettingGo(more(lost()).known)).toMatchObject({ why: 'no-sign' });
  });

  it('stands for it although they met us before', () => {
    expect(standsForLettingGo(new Story().noted(day(0.5), 'met').cameBack(day(1)).known)?.why).toBe('unreachable');
  });
});

describe('two who are one', () => {
  const twins = () => [new Story('c_1', 100), new Story('c_2')] as const;
  const bouncedOf = (facts: ContactFacts, elsewhere: Record<string, Channel[]>) => {
    const data = { of: null, left: [], elsewhere, into: 'c_1' };
    const told = { ...envelope, type: 'interaction.bounced', subject: 'c_2', seq: 210, time: day(6), data };
    return foldFacts(facts, { ...told, occurredAt: day(6) } as never) as ContactFacts;
  };
  const bouncedAt = (contact: ContactFacts, at: number) =>
    judge(caseFor(contact, at, { channel: 'email' }), defaultPolicy, at).verdicts.find(
      ({ rule }) => rule === 'bounced',
    );

  it('may be written to where either is reached, also before their next sign', () => {
    const [one, other] = twins();
    other.cameBack(day(1));
    expect(bouncedAt(merged(one, other, ['email']), day(9))?.ok).toBe(true);
    expect(bouncedAt(merged(one, other), day(9))?.ok).toBe(false);
  });

  it('are reached by what is left of the other when an address of one comes back, as long as they are one', () => {
    const whole = bouncedOf(merged(...twins()), { c_1: ['email'] });
    expect(closesEmail(whole)).toBeNull();
    expect(leavesNoWay(bouncedOf(merged(...twins()), { c_1: [] }))?.seq).toBe(210);
    const back = { type: 'contact.unmerged', subject: 'c_2', seq: 220, data: { from: 'c_1', mergedSeq: 200 } };
    const apart = splitFacts(whole, back as unknown as EventMap['contact.unmerged']);
    expect(apart?.apart && closesEmail(apart.apart)?.seq).toBe(210);
    expect(apart?.left && closesEmail(apart.left)).toBeNull();
  });
});
