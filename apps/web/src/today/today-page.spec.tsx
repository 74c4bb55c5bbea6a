/* eslint max-lines: [error, 400] -- one page, and everything that is said on it */
import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Suggestion } from '../api/types.js';
import { problem } from '../testing/fake-api.js';
import type { Asked } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page, suggestion, verdicts } from '../testing/samples.js';

const ada = suggestion('s_1', 'Ada Lovelace', { channels: ['linkedin', 'email'] });
const grace = suggestion('s_2', 'Grace Hopper', { warning: 'They have not answered twice.' });

/** A server that remembers what was said to its suggestions. */
function openToday(all: Suggestion[], routes: Parameters<typeof openPage>[1] = {}) {
  let now = all;
  const end = (id: string) => () => {
    now = now.filter((one) => one.id !== id);
    return ada;
  };
  return openPage('/', {
    'GET /v1/suggestions': ({ query }: Asked) => page(...now.filter(({ state }) => state === query.get('state'))),
    'GET /v1/outlook': page(),
    'GET /v1/letting-go': page(),
    'GET /v1/contacts/c_s_1': contact('c_s_1', 'Ada Lovelace'),
    'POST /v1/suggestions/s_1/accept': () => {
      now = now.map((one) => (one.id === 's_1' ? { ...one, state: 'accepted' } : one));
      return ada;
    },
    'POST /v1/suggestions/s_1/confirm': end('s_1'),
    'POST /v1/suggestions/s_1/decline': end('s_1'),
    'POST /v1/suggestions/s_1/snooze': end('s_1'),
    ...routes,
  });
}

/** What was said can be taken back for some seconds; whoever leaves has said it. */
const leave = () => fireEvent(window, new Event('pagehide'));
const card = (name: string) => screen.findByRole('article', { name });

/** Somebody looks at something else: on a phone nothing more may come of the page. */
function lookAway(): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  fireEvent(document, new Event('visibilitychange'));
}

afterEach(() => {
  closePage();
  Reflect.deleteProperty(document, 'hidden');
});

describe('Today', () => {
  it('shows the reason, the last message, the room left and one warning', async () => {
    openToday([
      suggestion('s_2', 'Grace Hopper', {
        warning: grace.warning,
        touches: [{ at: '2026-01-05T09:00:00Z', by: 'm_1', channel: 'email' }],
        writeBetween: {
          from: '2026-03-02T09:00:00.000Z',
          until: '2026-03-02T17:00:00.000Z',
          zone: 'Europe/London',
          sure: true,
          text: 'It is good to write on Monday.',
        },
      }),
    ]);
    const shown = within(await card('Grace Hopper'));
    expect(shown.getByText('Grace Hopper has a new job.')).toBeTruthy();
    expect(shown.getByText('They have not answered twice.')).toBeTruthy();
    expect(shown.getByText('It is good to write on Monday.')).toBeTruthy();
    expect(shown.getByText('Last message from the team: 5 January 2026, E-mail (you).')).toBeTruthy();
    expect(shown.getByText('Used so far: 1 of 2 messages in 30 days, 2 of 4 in a year.')).toBeTruthy();
  });

  it.each([
    [null, '20 people stand for letting go'],
    ['on', 'More than 20 people stand for letting go'],
  ])('leads to those who stand for letting go, of whom the next page is at %j', async (next, name) => {
    openToday([], { 'GET /v1/letting-go': { items: Array(20).fill(ada), next } });
    expect(await screen.findByRole('link', { name })).toBeTruthy();
  });

  it('writes by the chosen way, then asks on the same card whether it happened', async () => {
    const api = openToday([ada]);
    const shown = within(await card('Ada Lovelace'));
    fireEvent.change(shown.getByLabelText('Channel'), { target: { value: 'email' } });
    fireEvent.click(shown.getByRole('button', { name: 'Write: Ada Lovelace' }));
    expect(await screen.findByText('Did you write to Ada Lovelace?')).toBeTruthy();
    expect(api.of('POST /v1/suggestions/s_1/accept').map(({ body }) => body)).toEqual([{ channel: 'email' }]);
    expect((await screen.findByRole('link', { name: /LinkedIn: c_s_1/ })).getAttribute('href')).toBe(
      'https://www.linkedin.com/in/c_s_1',
    );

    fireEvent.click(screen.getByRole('button', { name: 'Yes, I wrote' }));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull());
    expect(screen.getByText('A quiet day')).toBeTruthy();
    leave();
    await waitFor(() =>
      expect(api.of('POST /v1/suggestions/s_1/confirm').map(({ body }) => body)).toEqual([{ wrote: true }]),
    );
  });

  it('takes "no, I did not write" for an answer', async () => {
    const api = openToday([{ ...ada, state: 'accepted' }]);
    fireEvent.click(within(await card('Ada Lovelace')).getByRole('button', { name: 'No' }));
    leave();
    await waitFor(() =>
      expect(api.of('POST /v1/suggestions/s_1/confirm').map(({ body }) => body)).toEqual([{ wrote: false }]),
    );
  });

  it('declines with one tap on a reason', async () => {
    const api = openToday([ada]);
    const shown = within(await card('Ada Lovelace'));
    fireEvent.click(shown.getByRole('button', { name: 'No, thanks' }));
    fireEvent.click(shown.getByRole('button', { name: 'A bad time for them' }));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull());
    leave();
    await waitFor(() =>
      expect(api.of('POST /v1/suggestions/s_1/decline').map(({ body }) => body)).toEqual([{ reason: 'bad-time' }]),
    );
  });

  it('puts off until a morning in the future', async () => {
    const api = openToday([ada]);
    const shown = within(await card('Ada Lovelace'));
    fireEvent.click(shown.getByRole('button', { name: 'Not now' }));
    fireEvent.click(shown.getByRole('button', { name: 'In a week' }));
    leave();
    await waitFor(() => expect(api.of('POST /v1/suggestions/s_1/snooze')).toHaveLength(1));
    const { until } = api.of('POST /v1/suggestions/s_1/snooze')[0]?.body as { until: string };
    expect(Date.parse(until)).toBeGreaterThan(Date.now() + 5 * 86_400_000);
  });

  it('obeys keys on the card that has the focus', async () => {
    const api = openToday([grace, ada]);
    (await card('Ada Lovelace')).focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'w' });
    await waitFor(() => expect(api.of('POST /v1/suggestions/s_1/accept')).toHaveLength(1));
  });

  it('never answers "did you write?" by the key that puts an offer off', async () => {
    const api = openToday([{ ...ada, state: 'accepted' }]);
    await card('Ada Lovelace');
    fireEvent.keyDown(document.body, { key: 'n' });
    fireEvent.keyDown(document.body, { key: 'y' });
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull());
    leave();
    await waitFor(() =>
      expect(api.of('POST /v1/suggestions/s_1/confirm').map(({ body }) => body)).toEqual([{ wrote: true }]),
    );
  });

  it('takes the last thing said back by a key or a click, and the card has the focus again', async () => {
    const api = openToday([ada, { ...grace, state: 'accepted' }]);
    await card('Ada Lovelace');
    fireEvent.keyDown(document.body, { key: 'y' });
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Grace Hopper' })).toBeNull());
    fireEvent.keyDown(document.body, { key: 'u' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Grace Hopper' })));
    fireEvent.click(within(await card('Ada Lovelace')).getByRole('button', { name: 'No, thanks' }));
    fireEvent.click(screen.getByRole('button', { name: 'Not mine to write' }));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull());
    fireEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement);
    expect(await card('Ada Lovelace')).toBeTruthy();
    leave();
    expect(api.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('says what was said when nobody sees the page any more, and then that it is too late to take it back', async () => {
    const api = openToday([{ ...ada, state: 'accepted' }]);
    fireEvent.click(within(await card('Ada Lovelace')).getByRole('button', { name: 'No' }));
    lookAway();
    await waitFor(() => expect(api.of('POST /v1/suggestions/s_1/confirm')).toHaveLength(1));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/^There is nothing to take back any more/u)).toBeTruthy();
    expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull();
  });

  it('shows a card again that could not be put aside, and says why', async () => {
    const refused = problem(409, 'suggestion-ended', 'This offer has ended meanwhile.');
    openToday([ada], { 'POST /v1/suggestions/s_1/decline': refused });
    const shown = within(await card('Ada Lovelace'));
    fireEvent.click(shown.getByRole('button', { name: 'No, thanks' }));
    fireEvent.click(shown.getByRole('button', { name: 'A bad time for them' }));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull());
    leave();
    expect(await screen.findByText('This offer has ended meanwhile.')).toBeTruthy();
    expect(await card('Ada Lovelace')).toBeTruthy();
  });

  it('shows why the server refuses, and keeps the card', async () => {
    openToday([ada], {
      'POST /v1/suggestions/s_1/accept': problem(
        409,
        'withheld',
        'Not before 1 June: the last exchange was 20 days ago.',
      ),
    });
    fireEvent.click(within(await card('Ada Lovelace')).getByRole('button', { name: 'Write: Ada Lovelace' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Not before 1 June: the last exchange was 20 days ago.',
    );
    expect(screen.getByRole('button', { name: 'Write: Ada Lovelace' })).toBeTruthy();
  });

  it('leaves the focus to the next card when one goes', async () => {
    openToday([ada, grace]);
    const gone = await card('Ada Lovelace');
    fireEvent.click(within(gone).getByRole('button', { name: 'Not now' }));
    const week = within(gone).getByRole('button', { name: 'In a week' });
    week.focus();
    fireEvent.click(week);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Grace Hopper' })));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Ada Lovelace' })).toBeNull());
  });

  it('shows every suggestion, also those of a second page', async () => {
    openToday([], {
      'GET /v1/suggestions': ({ query }: Asked) => {
        if (query.get('state') === 'accepted') return page();
        return query.get('cursor') === 'more' ? page(grace) : { items: [ada], next: 'more' };
      },
    });
    expect(await card('Ada Lovelace')).toBeTruthy();
    expect(await card('Grace Hopper')).toBeTruthy();
    expect(screen.getByText('2 people it is good to write to now.')).toBeTruthy();
  });

  it('names whom the rules hold back, why, and from when', async () => {
    openToday([], {
      'GET /v1/outlook': page({
        contact: { id: 'c_9', name: 'Mary Shelley', headline: null },
        occasion: { kind: 'connected' },
        failing: [verdicts[1]],
        until: '2026-06-01T10:00:00.000Z',
        text: 'You connected on LinkedIn on 9 March.',
      }),
    });
    expect(await screen.findByRole('link', { name: 'Mary Shelley' })).toBeTruthy();
    expect(screen.getByText('You connected on LinkedIn on 9 March.')).toBeTruthy();
    expect(screen.getByText('The last exchange was 20 days ago.')).toBeTruthy();
    expect(screen.getByText('from 1 June 2026')).toBeTruthy();
  });

  it('says so when the server does not answer, and tries again on demand', async () => {
    const api = openToday([ada], { 'GET /v1/suggestions': problem(500, 'fault', 'Something went wrong inside Kith.') });
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong inside Kith.');
    api.routes['GET /v1/suggestions'] = page();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('A quiet day')).toBeTruthy();
  });
});
