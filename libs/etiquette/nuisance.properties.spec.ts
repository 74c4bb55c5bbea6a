/** @jest-environment ./scripts/plain-environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { PROOF_TIMEOUT, proofRuns } from '#libs/testing/proof-runs.js';
import { day, Story } from './testing/story.js';
import { Team } from './testing/team.js';
import { DAY, days, HOUR } from './time.js';

/** What happens besides our messages; everything that anybody of the team could take as a reason. */
const happenings = {
  talk: (story: Story, now: number) => story.noted(now, 'talk'),
  job: (story: Story, now: number) => story.newJob(now),
  met: (story: Story, now: number) => story.noted(now, 'met'),
  kept: (story: Story, now: number) => story.kept(now, 'm_00'),
  reply: (story: Story, now: number) => story.exchanged(now),
  'less often': (story: Story, now: number) => story.responded(now, 'less-often'),
  'not now': (story: Story, now: number) => story.responded(now, 'not-now', now + days(70)),
  found: (story: Story, now: number) => story.touched(now, { member: 'm_found', imported: true }),
};
type Happening = keyof typeof happenings;

const names = fc.constantFrom<Happening>(
  'talk',
  'talk',
  'talk',
  'job',
  'job',
  'met',
  'kept',
  'reply',
  'reply',
  'less often',
  'not now',
  'found',
);
const lives = fc.array(fc.tuple(fc.integer({ min: HOUR, max: 25 * DAY }), names), { minLength: 10, maxLength: 45 });

/** A month or so more or less, so that there can be many of them; and teams of any size up to 20. */
const shorter = fc.array(fc.tuple(fc.integer({ min: HOUR, max: 25 * DAY }), names), { minLength: 4, maxLength: 9 });
const several = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 2, max: 4 }) }, fc.constantFrom(5, 10, 20));
/** How often the team looks while it waits for the next thing to happen. */
const RUSHES = 2;

/** A contact's life as told, with a team that writes at once and every hour whenever anything passes. */
function live(life: [number, Happening][], members: number, rushes = 6): Story {
  const story = new Story();
  const team = new Team(
    Array.from({ length: members }, (_, index) => `m_${String(index).padStart(2, '0')}`),
    [story],
  );
  let now = day(0);
  for (const [wait, name] of life) {
    const end = now + wait;
    for (; now < end; now += Math.max(HOUR, Math.floor(wait / rushes))) team.rush(now);
    now = end;
    happenings[name](story, now);
    team.rush(now);
  }
  return story;
}

const ours = (story: Story) => story.known.touches.filter(({ member }) => member !== 'm_found');

describe('whatever happens to a contact and however eager the team is', () => {
  it('the team does write: about as often as the rules allow', () => {
    const counts = fc.sample(lives, { numRuns: 30, seed: 7 }).map((life) => ours(live(life, 3)).length);
    expect(counts.filter((count) => count >= 2).length).toBeGreaterThan(15);
  });

  it('no message goes beyond the cap of any window that ends with it', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { touches, responses } = live(life, 3).known;
        for (const touch of touches.filter(({ member }) => member !== 'm_found')) {
          const before = touches.filter(({ at, seq }) => at <= touch.at && seq !== touch.seq);
          const replied = responses.some(({ at }) => at <= touch.at);
          const seldom = responses.some(({ at, wish }) => at <= touch.at && wish === 'less-often');
          const inMonth = before.filter(({ at }) => touch.at - at < 30 * 86_400_000).length;
          const inYear = before.filter(({ at }) => touch.at - at < 365 * 86_400_000).length;
          expect(inMonth).toBeLessThan(2);
          expect(inYear).toBeLessThan((replied ? 6 : 4) / (seldom ? 2 : 1));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('seven days lie between messages without a response in between', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const story = live(life, 3);
        const { touches, responses } = story.known;
        for (const touch of ours(story)) {
          const last = touches.filter(({ at, seq }) => at <= touch.at && seq !== touch.seq).at(-1);
          const answered = last !== undefined && responses.some(({ at }) => at >= last.at && at <= touch.at);
          if (last !== undefined && !answered) expect(touch.at - last.at).toBeGreaterThanOrEqual(7 * 86_400_000);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the waits between unanswered attempts never shrink without a sign', () => {
    const silent = fc.array(
      fc.tuple(fc.integer({ min: HOUR, max: 25 * DAY }), fc.constantFrom<Happening>('talk', 'job', 'met', 'kept')),
      { minLength: 30, maxLength: 60 },
    );
    fc.assert(
      fc.property(silent, (life) => {
        const times = live(life, 2).known.touches.map(({ at }) => at);
        const starts = times.filter((at, index) => at - (times[index - 1] ?? 0) >= days(14));
        const waits = starts.slice(1).map((at) => at - (times.filter((one) => one < at).at(-1) ?? 0));
        const base = waits.map((wait, index) => wait >= days(90 * 0.9 * 2 ** index));
        expect(base).toEqual(waits.map(() => true));
      }),
      { numRuns: 25 },
    );
  });

  it(
    'E7: more members never mean more messages, nor earlier ones',
    () => {
      let written = 0;
      fc.assert(
        fc.property(shorter, several, (life, members) => {
          const [alone, together] = [live(life, 1, RUSHES), live(life, members, RUSHES)];
          const times = alone.known.touches.map(({ at }) => at);
          expect(together.known.touches.map(({ at }) => at)).toEqual(times);
          written += ours(alone).length;
        }),
        proofRuns,
      );
      expect(written).toBeGreaterThan(proofRuns.numRuns / 4);
    },
    PROOF_TIMEOUT,
  );

  it('nothing is offered after "no" for ever, whatever comes', () => {
    fc.assert(
      fc.property(lives, lives, (life, after) => {
        const story = live(life, 2).tell('privacy.objected', { ground: 'wish' }, day(2000));
        const team = new Team(['m_00', 'm_01'], [story]);
        let now = day(2001);
        for (const [wait, name] of after) {
          now += wait;
          happenings[name](story, now);
          team.rush(now);
        }
        expect(team.offers).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
