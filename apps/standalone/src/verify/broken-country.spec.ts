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

describe('what they said of a way', () => {
  const says = (s: LedgerStory, word: 'recorded' | 'withdrawn', ...channels: string[]) =>
    s.tell(
      `privacy.consent-${word}`,
      { channels, ...(word === 'recorded' ? { given: 'spoken' } : {}) },
      { subject: 'x' },
    );

  /** Somebody of whom a colleague told says this, and is offered to be written to by e-mail. */
  const offered = (tell: (s: LedgerStory) => unknown, how: object = {}) =>
    saidOf((s) => {
      const offer = heardOf(s);
      tell(s);
      s.offer('x', { ...offer, channel: 'email', rulesVersion: '12', ...how });
    });

  test('a yes keeps the promises', async () => {
    const said = await offered((s) => says(s, 'recorded', 'email', 'phone'));
    expect(said).not.toContain('country');
    expect(said).not.toContain('consent');
  });

  test('a yes to another way does not', async () => {
    expect(await offered((s) => says(s, 'recorded', 'phone'))).toContain('country');
  });

  test('a yes that was taken back breaks the promise "consent", even after a meeting', async () => {
    const said = await offered((s) => {
      says(s, 'recorded', 'email');
      meets(s);
      says(s, 'withdrawn', 'email');
    });
    expect(said).toContain('consent');
    expect(said).not.toContain('country');
  });

  test('a yes after it keeps it again', async () => {
    const said = await offered((s) => {
      says(s, 'withdrawn', 'email');
      says(s, 'recorded', 'email');
    });
    expect(said).not.toContain('consent');
  });

  test.each(['invitation', null])('a stranger who said no is left alone: %s', async (channel) => {
    expect(await offered((s) => says(s, 'withdrawn', 'phone'), { channel })).toContain('consent');
  });

  test('a stranger who said no to one way may be written to in another that they agreed to', async () => {
    const said = await offered((s) => {
      says(s, 'withdrawn', 'phone');
      says(s, 'recorded', 'email');
    });
    expect(said).not.toContain('consent');
  });

  /** One of two entries said no, and the other one, or both as one, agreed. */
  const joined = (isLater: boolean, rulesVersion = '13') =>
    offered(
      (s) => {
        s.add('y');
        s.tell('privacy.consent-withdrawn', { channels: ['email'] }, { subject: 'y' });
        if (!isLater) says(s, 'recorded', 'email');
        s.merge('x', 'y');
        if (isLater) says(s, 'recorded', 'email');
      },
      { rulesVersion },
    );

  test('what one of two entries agreed to does not outweigh the no of the other, once they are one', async () => {
    expect(await joined(false)).toContain('consent');
  });

  test('older rules took the last word of either', async () => {
    expect(await joined(false, '12')).not.toContain('consent');
  });

  test('what they agree to as one does', async () => {
    expect(await joined(true)).not.toContain('consent');
  });

  test('of two entries that are one, either may have said no', async () => {
    const said = await offered((s) => {
      s.tell('contact.added', { ...told, employer: null, member: null, country: 'DE', zone: null }, { subject: 'y' });
      s.tell('privacy.consent-withdrawn', { channels: ['email'] }, { subject: 'y' });
      s.merge('x', 'y');
    });
    expect(said).toContain('consent');
  });
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
