import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import type { Proof } from '../api/proof.js';
import { problem } from '../testing/fake-api.js';
import type { Asked } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { monthsBack } from './months.js';

const proof: Proof = {
  ...{ month: monthsBack(Date.now())[0] ?? '', running: true },
  ...{ offers: 60, taken: 41, inTouchWith: 1234, messages: 40, presumed: 2, withoutKith: 4, answers: 7 },
  ...{ replies: 11, repliedBy: 9, letGo: 3, letGoByClock: 1, revived: 5, objected: 6 },
  ...{ withheld: { gap: 12, cap: 30 }, provenBy: 'npm run kith -- verify' },
};
/** A server to which nothing happened in earlier months. */
const answer = ({ query }: Asked): Proof => {
  const month = query.get('month');
  return month === null ? proof : { ...proof, month, running: false, messages: 0, withheld: {} };
};
const region = async (name: string) =>
  within((await screen.findByRole('heading', { name })).closest('section') as HTMLElement);
const valueOf = (shown: Pick<typeof screen, 'getByText'>, name: string) =>
  shown.getByText(name).parentElement?.querySelector('dd')?.textContent;

afterEach(() => {
  closePage();
  jest.restoreAllMocks();
});

describe('The month in proof', () => {
  it('says what came of being considerate, the strictest rule first, and the command that proves it', async () => {
    openPage('/proof', { 'GET /v1/proof': answer });
    expect(valueOf(await region('Kept in touch'), 'people with whom you were in touch')).toBe('1,234');
    const held = await region('Held back');
    expect(valueOf(held, 'kept back by “How many”')).toBe('30');
    expect(held.getAllByText(/^kept back by/u).map(({ textContent }) => textContent)).toEqual([
      'kept back by “How many”',
      'kept back by “Time between”',
    ]);
    expect(valueOf(await region('Let go'), 'said no for good')).toBe('6');
    expect(valueOf(await region('Written without Kith'), 'messages that nobody had asked Kith about before')).toBe('4');
    expect((await region('Broken promises')).getByText('npm run kith -- verify')).toBeTruthy();
    expect(screen.getByText(/This month is not over yet/u)).toBeTruthy();
  });

  it('counts broken promises when somebody asks', async () => {
    const found = { at: '2026-03-02T07:00:00.000Z', events: 1234, promises: 38, broken: 0 };
    openPage('/proof', { 'GET /v1/proof': answer, 'POST /v1/proof/verification': found });
    const promises = await region('Broken promises');
    expect(promises.queryByText(/promises broken/u)).toBeNull();
    fireEvent.click(promises.getByRole('button', { name: 'Count them now' }));
    expect(await promises.findByText(/1,234 events read, 38 promises looked at/u)).toBeTruthy();
    expect(valueOf(promises, 'promises broken, ever since the pool is there')).toBe('0');
  });

  it('shows another month, and can be printed', async () => {
    const print = jest.fn();
    Object.assign(window, { print });
    openPage('/proof', { 'GET /v1/proof': answer });
    await region('Kept in touch');
    fireEvent.change(screen.getByLabelText('Month'), { target: { value: monthsBack(Date.now())[1] } });
    expect(await screen.findByText('No reason was kept back.')).toBeTruthy();
    expect(screen.queryByText(/This month is not over yet/u)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('says why it cannot be read', async () => {
    openPage('/proof', { 'GET /v1/proof': problem(503, 'not-ready', 'Kith is starting.') });
    expect(await screen.findByText('Kith is starting.')).toBeTruthy();
  });
});

describe('Months', () => {
  it('go back across years', () => {
    expect(monthsBack(Date.UTC(2026, 1, 28)).slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(monthsBack(Date.UTC(2026, 1, 28)).at(-1)).toBe('2024-03');
  });
});
