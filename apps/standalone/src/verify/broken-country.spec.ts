import { describe, expect, test } from '@jest/globals';
import { saidOf } from '../testing/broken-promise.js';
import type { LedgerStory } from '../testing/ledger-story.js';

const told = { source: 'page', import: null, basis: 'told', observedAt: 0 };

/** Somebody of whom a colleague told, with a reason to write. */
function heardOf(s: LedgerStory, country: string | null = 'DE'): { events: number[]; rulesVersion: string } {
  s.tell('contact.added', { ...told, employer: null, member: null, country, zone: null }, { subject: 'x' });
  return { events: [s.talk('x', 'told')], rulesVersion: '10' };
}

const meets = (s: LedgerStory): number =>
  s.tell('activity.noted', { ...told, activity: 'met', until: s.now, member: 'm_ada' }, { subject: 'x' });
const connects = (s: LedgerStory): number => {
  const since = { member: 'm_ada', network: 'linkedin', since: s.now, until: null };
  return s.tell('contact.connected', { ...told, ...since }, { subject: 'x' });
};

test.each(['DE', null, 'FR'])('a message to a stranger in %s breaks the promise "country"', async (country) => {
  expect(await saidOf((s) => s.offer('x', heardOf(s, country)))).toContain('country');
});

test.each<[string, (s: LedgerStory) => unknown]>([
  ['to be invited', (s) => s.offer('x', { ...heardOf(s), channel: 'invitation' })],
  ['of which no way is said yet', (s) => s.offer('x', { ...heardOf(s), channel: null, rulesVersion: '11' })],
  ['where the law leaves it to them', (s) => s.offer('x', heardOf(s, 'US'))],
  ['out of older rules', (s) => s.offer('x', { ...heardOf(s), rulesVersion: '9' })],
  [
    'to whom we met',
    (s) => {
      const offer = heardOf(s);
      meets(s);
      s.offer('x', offer);
    },
  ],
  [
    'to whom we are connected to',
    (s) => {
      const offer = heardOf(s);
      connects(s);
      s.offer('x', offer);
    },
  ],
])('an offer keeps it: %s', async (_what, tell) => {
  expect(await saidOf(tell)).not.toContain('country');
});

describe('what was taken up without saying how', () => {
  const take = (rulesVersion: string) => (s: LedgerStory) => {
    const offer = s.offer('x', { ...heardOf(s), channel: null });
    s.accept('x', offer, { channel: null, rulesVersion });
  };

  test('breaks the promise "country": it may be a message', async () => {
    expect(await saidOf(take('11'))).toContain('country');
  });

  test('keeps it under the rules that took it for an invitation', async () => {
    expect(await saidOf(take('10'))).not.toContain('country');
  });
});
