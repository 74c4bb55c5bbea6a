import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Played, Policy, PolicyView, Rehearsal } from '../api/policy.js';
import { problem, reply } from '../testing/fake-api.js';
import type { Asked } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { me } from '../testing/samples.js';

const numbers: Policy = {
  cap: { per30Days: 2, per365Days: 4 },
  gap: { days: 7 },
  charm: { perDay: 3 },
  narrower: { standings: { cold: { gap: { days: 14 } } }, tags: { shy: { cap: { per365Days: 2 } } } },
};
const bounds = {
  'cap.per30Days': { least: 0, most: 2, initial: 2, whole: true },
  'cap.per365Days': { least: 0, most: 12, initial: 4, whole: true },
  'gap.days': { least: 3, most: 3650, initial: 7, whole: false },
  'charm.perDay': { least: 0, most: 9, initial: 3, whole: true },
};
const tenDays = { ...numbers, gap: { days: 10 } };
const view = (policy: Policy, more: Partial<PolicyView> = {}): PolicyView => {
  return { version: 1, policy, former: null, bounds, ...more };
};
const resting: Rehearsal = { state: 'resting', day: 0, of: 0, asked: null, results: null, problem: null };
const played: Played = {
  ...{ ahead: false, reply: 0.1, contacts: 50, offers: 40, perDay: 1.2, written: 30, replies: 3 },
  ...{ mostIn30: 2, mostIn365: 4, longestStreak: 3, letGo: 1, objected: 0, withheld: { gap: 5 } },
};

const READ = 'GET /v1/policy';
const ADOPT = 'PUT /v1/policy';
const REHEARSE = 'POST /v1/policy/rehearse';

/** A server that adopts what it is given, and rehearses at once. */
function openPolicy(routes: Parameters<typeof openPage>[1] = {}) {
  let now = view(numbers);
  let rehearsal = resting;
  return openPage('/policy', {
    [READ]: () => now,
    [ADOPT]: ({ body }: Asked) => {
      now = view(body as Policy, { version: now.version + 1, former: now.policy });
      return now;
    },
    'GET /v1/policy/rehearse': () => rehearsal,
    [REHEARSE]: ({ body }: Asked) => {
      const { policy, days } = body as { policy: Policy; days: number };
      const asked = { days, policies: { now: now.policy, other: policy } };
      const results = { now: played, other: { ...played, offers: 33, perDay: 1.185, withheld: { gap: 12, cap: 1 } } };
      rehearsal = { ...resting, day: 180, of: 180, asked, results };
      return reply(202, { ...rehearsal, state: 'rehearsing', day: 0, results: null });
    },
    ...routes,
  });
}

const gapField = () => screen.findByLabelText(/At least.*days between two messages/u);
const setGap = async (value: string) => fireEvent.change(await gapField(), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(closePage);

describe('The numbers of the pool', () => {
  it('stand in sentences, with where they come from and what they may be', async () => {
    openPolicy();
    expect(((await gapField()) as HTMLInputElement).value).toBe('7');
    expect(screen.getByText('7 to begin with; 3 at least, 3,650 at most.')).toBeTruthy();
    expect(screen.getByText(/Over nine in ten replies come within a day/u)).toBeTruthy();
    expect(screen.getByLabelText('charm.perDay:')).toBeTruthy();
    expect(screen.getByText('For people whose standing is “not in contact yet”:')).toBeTruthy();
    expect(screen.getByText('For people with the tag “shy”:')).toBeTruthy();
  });

  it('are rehearsed, the difference shown, adopted, and taken back', async () => {
    const api = openPolicy();
    await setGap('10');
    expect(
      screen.getByText('At least 10 days between two messages without a sign of theirs in between. Now: 7.'),
    ).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Rehearse on'), { target: { value: '180' } });
    press('Rehearse');
    const offers = await screen.findByRole('row', { name: 'Offers 40 33 -7' });
    expect(within(offers).getByText('-7')).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Offers a day for each of you 1.2 1.19 -0.01' })).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Kept back: How many 0 1 +1' })).toBeTruthy();
    expect(api.of(REHEARSE).map(({ body }) => body)).toEqual([{ policy: tenDays, days: 180 }]);
    press('Adopt');
    await screen.findByText('Adopted: your new numbers count from now on.');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What you change' }));
    expect(api.of(ADOPT).map(({ body }) => body)).toEqual([tenDays]);
    press('Undo');
    await screen.findByText('The former numbers count again.');
    expect(api.of(ADOPT).map(({ body }) => body)).toEqual([tenDays, numbers]);
    expect(((await gapField()) as HTMLInputElement).value).toBe('7');
  });

  it('stay, and say why, when going back is refused', async () => {
    const api = openPolicy();
    await setGap('10');
    press('Adopt');
    const asked = within(await screen.findByRole('group', { name: /You have not rehearsed these numbers/u }));
    fireEvent.click(asked.getByRole('button', { name: 'Adopt' }));
    await screen.findByText('Adopted: your new numbers count from now on.');
    const read = api.of(READ).length;
    api.routes[ADOPT] = problem(403, 'not-permitted', 'You administer this pool no more.');
    press('Undo');
    expect(await screen.findByText('You administer this pool no more.')).toBeTruthy();
    await waitFor(() => expect(api.of(READ).length).toBeGreaterThan(read));
    expect(((await gapField()) as HTMLInputElement).value).toBe('10');
  });

  it('are adopted unrehearsed only after a question', async () => {
    const api = openPolicy();
    await setGap('10');
    press('Adopt');
    const asked = within(await screen.findByRole('group', { name: /You have not rehearsed these numbers/u }));
    expect(api.of(ADOPT)).toEqual([]);
    fireEvent.click(asked.getByRole('button', { name: 'Adopt' }));
    await waitFor(() => expect(api.of(ADOPT)).toHaveLength(1));
  });

  it('go back to those before them, also another day', async () => {
    const api = openPolicy({ [READ]: view(tenDays, { version: 2, former: numbers }) });
    await gapField();
    press('Go back to them');
    await waitFor(() => expect(api.of(ADOPT).map(({ body }) => body)).toEqual([numbers]));
  });

  it('say for whom going back would be looser, and for whom stricter', async () => {
    const narrower = { standings: { cold: { gap: { days: 14 } } }, tags: { loud: { gap: { days: 20 } } } };
    openPolicy({ [READ]: view(numbers, { version: 2, former: { ...tenDays, narrower } }) });
    const [section] = (await screen.findAllByText('The numbers before these')).map((title) => title.closest('section'));
    const said = [...(section?.querySelectorAll('li, p') ?? [])].map(({ textContent }) => textContent);
    expect(said.slice(0, 5)).toEqual([
      'At least 10 days between two messages without a sign of theirs in between. Now: 7.',
      'For people with the tag “shy”:',
      'At most 4 in a year while they have never replied. Now: 2.',
      'For people with the tag “loud”:',
      'At least 20 days between two messages without a sign of theirs in between. Now: 7.',
    ]);
  });

  it('that cannot be are refused at their field', async () => {
    const faults = [
      { field: 'gap.days', limit: 3, reason: 'too-little', against: null },
      { field: 'cap.per30Days', limit: 1, reason: 'contradicts', against: 'cap.per365Days' },
    ];
    const api = openPolicy({ [REHEARSE]: problem(422, 'policy-refused', 'These numbers cannot be.', { faults }) });
    await setGap('1');
    press('Rehearse');
    expect(await screen.findByText('At least 3.')).toBeTruthy();
    expect(
      screen.getByText('Not more than 1, because of: At most 1 in a year while they have never replied.'),
    ).toBeTruthy();
    fireEvent.click(screen.getByText('2 numbers cannot be: see them above.'));
    expect(document.activeElement).toBe(await gapField());
    await setGap('5');
    expect(screen.queryByText('At least 3.')).toBeNull();
    expect(api.of(ADOPT)).toEqual([]);
  });

  it('count one as one', async () => {
    openPolicy();
    fireEvent.change(await screen.findByLabelText(/messages to one person/u), { target: { value: '1' } });
    expect(screen.getByText(/^At most 1 message to one person in 30 days.* Now: 2\.$/u)).toBeTruthy();
  });

  it('are told from those that are no whole number where only such can be', async () => {
    const faults = [{ field: 'cap.per365Days', limit: null, reason: 'not-valid', against: null }];
    const api = openPolicy({ [REHEARSE]: problem(422, 'policy-refused', 'These numbers cannot be.', { faults }) });
    const year = await screen.findByLabelText(/in a year while they have never replied/u);
    fireEvent.change(year, { target: { value: '2.5' } });
    press('Rehearse');
    expect(await screen.findByText('A whole number is needed here.')).toBeTruthy();
    expect(api.of(REHEARSE).map(({ body }) => body)).toMatchObject([{ policy: { cap: { per365Days: 2.5 } } }]);
  });

  it('show how far a rehearsal is, also one that somebody else asked for', async () => {
    const asked = { days: 30, policies: { now: numbers, other: tenDays } };
    let rehearsal: Rehearsal = { ...resting, state: 'rehearsing', day: 12, of: 60, asked };
    openPolicy({ 'GET /v1/policy/rehearse': () => rehearsal });
    expect(await screen.findByText(/both sets of numbers: 20 %/u)).toBeTruthy();
    rehearsal = { ...rehearsal, state: 'resting', problem: 'The rehearsal ended with a fault.' };
    expect(await screen.findByText('The rehearsal ended with a fault.')).toBeTruthy();
  });

  it('are read only by who does not administer the pool', async () => {
    openPolicy({ 'GET /v1/me': { ...me, member: { id: 'm_1', name: 'Ruth', role: 'recruiter' } } });
    expect(
      await screen.findByText('At least 7 days between two messages without a sign of theirs in between.'),
    ).toBeTruthy();
    expect(screen.getByText(/Whoever administers the pool can change them/u)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /At least/u })).toBeNull();
  });

  it('say why they cannot be read', async () => {
    openPolicy({ [READ]: problem(503, 'not-ready', 'Kith is starting.') });
    expect(await screen.findByText('Kith is starting.')).toBeTruthy();
  });
});
