import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import type { OutlookEntry } from '../api/types.js';
import { problem } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { page } from '../testing/samples.js';

const gap = { rule: 'gap', ok: false, until: '2026-03-12T09:00:00.000Z', text: 'The last message was 3 days ago.' };
const coming = (id: string, name: string, until: string | null): OutlookEntry => ({
  contact: { id, name, headline: null },
  occasion: { kind: 'talk' },
  failing: [gap],
  until,
  text: `${name} speaks somewhere.`,
});
const ada = coming('c_1', 'Ada Lovelace', '2026-03-12T09:00:00.000Z');
const grace = coming('c_2', 'Grace Hopper', '2026-04-01T22:30:00.000Z');
const emmy = coming('c_3', 'Emmy Noether', null);

const today = Date.parse('2026-03-10T12:00:00Z');
const dayButton = (name: RegExp) => screen.findByRole('button', { name });
const section = (name: string) => screen.findByRole('region', { name });

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(today));
afterEach(() => {
  closePage();
  jest.restoreAllMocks();
});

describe('Who comes when', () => {
  it('shows on the day who comes, for which reason, and which rule keeps them until then', async () => {
    openPage('/outlook', { 'GET /v1/outlook': page(ada, grace, emmy) });
    fireEvent.click(await dayButton(/^12 March 2026: one person/u));
    const shown = within(await section('12 March 2026'));
    expect(shown.getByRole('link', { name: 'Ada Lovelace' })).toBeTruthy();
    expect(shown.getByText(/Ada Lovelace speaks somewhere/u)).toBeTruthy();
    expect(shown.getByText(/The last message was 3 days ago/u)).toBeTruthy();
    expect(screen.getByText('Emmy Noether').closest('section')?.textContent).toContain('No date yet');
  });

  it('goes by keys from month to month and week to week, by the pool’s own clock', async () => {
    openPage('/outlook', { 'GET /v1/outlook': page(ada, grace) });
    await section('10 March 2026');
    const press = (key: string) => fireEvent.keyDown(document.documentElement, { key });
    press('ArrowRight');
    expect(await section('10 April 2026')).toBeTruthy();
    expect(await dayButton(/^2 April 2026: one person/u)).toBeTruthy();
    press('w');
    press('ArrowLeft');
    expect(await section('3 April 2026')).toBeTruthy();
    expect(screen.getAllByRole('columnheader')).toHaveLength(7);
    expect(screen.queryByRole('button', { name: /^6 April 2026/u })).toBeNull();
    press('t');
    expect(await section('10 March 2026')).toBeTruthy();
  });

  it('reads as many pages as there are', async () => {
    const api = openPage('/outlook', {
      'GET /v1/outlook': ({ query }: { query: URLSearchParams }) =>
        query.get('cursor') === null ? { items: [ada], next: 'on' } : page(grace),
    });
    expect(await dayButton(/^12 March 2026: one person/u)).toBeTruthy();
    expect(api.of('GET /v1/outlook')).toHaveLength(2);
  });

  it('is a pleasant page when nobody is held back', async () => {
    openPage('/outlook', { 'GET /v1/outlook': page() });
    expect(await screen.findByText('Nobody is being held back')).toBeTruthy();
  });

  it('says why it cannot be read', async () => {
    openPage('/outlook', { 'GET /v1/outlook': problem(503, 'not-ready', 'Kith is starting.') });
    expect(await screen.findByText('Kith is starting.')).toBeTruthy();
  });
});
