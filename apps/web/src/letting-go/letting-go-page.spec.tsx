import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { LettingGo } from '../api/letting-go.js';
import { problem } from '../testing/fake-api.js';
import type { Asked } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { page } from '../testing/samples.js';

const silent = (id: string, name: string, more: Partial<LettingGo> = {}): LettingGo => ({
  contact: { id, name, headline: 'Engineer' },
  why: 'unanswered',
  attempts: 3,
  since: '2026-02-20T08:00:00.000Z',
  until: '2026-03-22T08:00:00.000Z',
  kept: [],
  timeline: [
    { what: 'came', at: '2025-05-01T08:00:00.000Z', member: null, channel: null },
    { what: 'message', at: '2025-05-02T08:00:00.000Z', member: 'm_1', channel: 'email' },
    { what: 'presumed', at: '2025-08-02T08:00:00.000Z', member: 'm_1', channel: 'linkedin' },
  ],
  ...more,
});
const ada = silent('c_1', 'Ada Lovelace', { kept: [{ member: 'm_1', rhythm: 'quarterly' }] });
const grace = silent('c_2', 'Grace Hopper', { why: 'no-sign', attempts: 0, timeline: [] });

/** A server on whose list both stand until something is said to them. */
function openList(routes: Parameters<typeof openPage>[1] = {}) {
  let on = [ada, grace];
  const off = (id: string) => () => {
    on = on.filter(({ contact }) => contact.id !== id);
    return {};
  };
  return openPage('/letting-go', {
    'GET /v1/letting-go': () => page(...on),
    'POST /v1/contacts/c_1/release': off('c_1'),
    'POST /v1/contacts/c_1/revive': {},
    'PUT /v1/contacts/c_1/keep': {},
    'POST /v1/contacts/c_1/review': ({ body }: Asked) => {
      if ((body as { decision: string }).decision !== 'open') return off('c_1')();
      on = [ada, grace];
      return {};
    },
    ...routes,
  });
}

const RELEASE = 'POST /v1/contacts/c_1/release';
const REVIEW = 'POST /v1/contacts/c_1/review';
const card = (name: string) => screen.findByRole('article', { name });
const gone = (name: string) => waitFor(() => expect(screen.queryByRole('article', { name })).toBeNull());

afterEach(closePage);

describe('Whom to let go', () => {
  it('shows why, since when, and when they go by themselves', async () => {
    openList();
    const shown = within(await card('Ada Lovelace'));
    expect(
      shown.getByText('3 attempts have come to nothing. Goes by itself on 22 March 2026. Kept by you.'),
    ).toBeTruthy();
    expect(shown.getByText('a message without an answer: E-mail (you)')).toBeTruthy();
    expect(shown.getByText('a message that is only presumed: LinkedIn (you)')).toBeTruthy();
    expect(within(await card('Grace Hopper')).getByText(/No sign of theirs for two years/u)).toBeTruthy();
  });

  it('says before letting go for whom that ends a keep which undoing does not bring back', async () => {
    const kept = ['m_1', 'm_2'].map((member) => ({ member, rhythm: 'yearly' as const }));
    const members = ['Ruth', 'Ben'].map((name, n) => ({ id: `m_${n + 1}`, name }));
    openList({
      'GET /v1/letting-go': page(silent('c_1', 'Ada Lovelace', { kept }), grace),
      'GET /v1/members': page(...members),
    });
    const why = await within(await card('Ada Lovelace')).findByText(/Kept by you, Ben\./u);
    expect(why.textContent).toContain('Letting go ends that for Ben; undoing does not bring it back.');
  });

  it('lets go by a key, and takes that back by another', async () => {
    const api = openList();
    (await card('Ada Lovelace')).focus();
    fireEvent.keyDown(document.documentElement, { key: 'g' });
    await screen.findByText('Ada Lovelace is let go. A sign of theirs brings them back.');
    await gone('Ada Lovelace');
    expect(document.activeElement).toBe(await card('Grace Hopper'));
    fireEvent.keyDown(document.documentElement, { key: 'u' });
    await screen.findByText('Ada Lovelace is back on the list.');
    expect(await card('Ada Lovelace')).toBeTruthy();
    expect(api.of(RELEASE).map(({ body }) => body)).toEqual([{ reason: 'person' }]);
    expect(api.of('POST /v1/contacts/c_1/revive')).toHaveLength(1);
    expect(api.of('PUT /v1/contacts/c_1/keep').map(({ body }) => body)).toEqual([{ rhythm: 'quarterly' }]);
    expect(api.of(REVIEW).map(({ body }) => body)).toEqual([{ decision: 'open' }]);
  });

  it.each([
    ['Keep', 'keep', 'Ada Lovelace stays, and counting begins anew.'],
    ['Later', 'later', 'Ada Lovelace appears here again in three months.'],
  ])('says "%s", and undoes it', async (label, decision, said) => {
    const api = openList();
    fireEvent.click(within(await card('Ada Lovelace')).getByRole('button', { name: `${label}: Ada Lovelace` }));
    await screen.findByText(said);
    await gone('Ada Lovelace');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await card('Ada Lovelace')).toBeTruthy();
    expect(api.of(REVIEW).map(({ body }) => body)).toEqual([{ decision }, { decision: 'open' }]);
  });

  it.each([
    ['POST /v1/contacts/c_1/revive', 'They asked not to be kept.'],
    [REVIEW, 'Somebody was faster.'],
  ])('says when taking back is refused at %s, and reads the list again', async (route, detail) => {
    const api = openList({ [route]: problem(409, 'objected', detail) });
    const letGo = within(await card('Ada Lovelace')).getByRole('button', { name: 'Let go: Ada Lovelace' });
    fireEvent.click(letGo);
    await gone('Ada Lovelace');
    const read = api.of('GET /v1/letting-go').length;
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(detail)).toBeTruthy();
    await waitFor(() => expect(api.of('GET /v1/letting-go').length).toBeGreaterThan(read));
    expect(screen.queryByText('Ada Lovelace is back on the list.')).toBeNull();
  });

  it('says on the card what was refused', async () => {
    openList({ [RELEASE]: problem(409, 'held', 'Something said of them waits.') });
    fireEvent.click(within(await card('Ada Lovelace')).getByRole('button', { name: 'Let go: Ada Lovelace' }));
    expect(await within(await card('Ada Lovelace')).findByText('Something said of them waits.')).toBeTruthy();
  });

  it('does not take the people read so far for all', async () => {
    const first = { items: [ada, grace], next: 'on' };
    openPage('/letting-go', {
      'GET /v1/letting-go': ({ query }: Asked) =>
        query.get('cursor') === null ? first : page(silent('c_3', 'Emmy Noether')),
    });
    expect(await screen.findByText(/^More than 2 people from whom nothing comes/u)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText(/^3 people from whom nothing comes/u)).toBeTruthy();
  });

  it('is a pleasant page when there is nobody', async () => {
    openPage('/letting-go', { 'GET /v1/letting-go': page() });
    expect(await screen.findByText('Nobody stands for letting go')).toBeTruthy();
  });

  it('says why it cannot be read', async () => {
    openPage('/letting-go', { 'GET /v1/letting-go': problem(503, 'not-ready', 'Kith is starting.') });
    expect(await screen.findByText('Kith is starting.')).toBeTruthy();
  });
});
