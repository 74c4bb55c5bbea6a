import { afterEach, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page, verdicts } from '../testing/samples.js';

const at = '2026-02-03T10:00:00.000Z';
const email = (value: string, bounced: { seq: number; at: string } | null = null) => ({
  ...{ scheme: 'email', value, url: null, verified: false },
  bounced,
});

async function open(more: Parameters<typeof contact>[2] = {}, routes: Parameters<typeof openPage>[1] = {}) {
  const card = contact('c_1', 'Ada Lovelace', more);
  const api = openPage('/people/c_1', {
    'GET /v1/contacts/c_1': reply(200, card, '"7"'),
    'GET /v1/contacts/c_1/verdicts': { may: true, from: null, verdicts },
    'GET /v1/contacts/c_1/history': page(),
    'POST /v1/contacts/c_1/absences': card,
    'POST /v1/contacts/c_1/bounces': card,
    'POST /v1/contacts/c_1/interactions/9/retract': card,
    ...routes,
  });
  const title = await screen.findByRole('heading', { name: 'Whether messages reach them' });
  return { api, part: within(title.closest('section') as HTMLElement) };
}

afterEach(closePage);

it('says that they are away and until when they are left alone, and that they are back', async () => {
  const away = { seq: 9, at, back: '2026-02-08T23:00:00.000Z', until: '2026-02-10T23:00:00.000Z' };
  const { api, part } = await open({ away });
  const text = /^Away, and back on \d+ February 2026: nobody is offered to write until \d+ February 2026\.$/u;
  expect(part.getByText(text)).toBeTruthy();
  fireEvent.click(part.getByRole('button', { name: /^They are back:/u }));
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/interactions/9/retract')).toHaveLength(1));
});

it('names the day on which they are back by their clock', async () => {
  const away = { seq: 9, at, back: '2026-02-08T15:00:00.000Z', until: '2026-02-10T15:00:00.000Z' };
  const { part } = await open({ away, zone: 'Asia/Tokyo' });
  expect(part.getByText(/^Away, and back on 9 February 2026:/u)).toBeTruthy();
});

it('says which address sends messages back, and that it works', async () => {
  const { api, part } = await open({ identities: [email('ada@a.example', { seq: 9, at }), email('ada@b.example')] });
  expect(part.getByText(/^Messages to ada@a\.example come back since 3 February 2026/u)).toBeTruthy();
  fireEvent.click(part.getByRole('button', { name: /^This address works:/u }));
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/interactions/9/retract')).toHaveLength(1));
});

it('records that they are away, until a day or nobody knows when', async () => {
  const { api, part } = await open();
  expect(part.getByText('Nothing is known that would keep a message from them.')).toBeTruthy();
  const away = async (back: string) => {
    fireEvent.click(await part.findByRole('button', { name: 'They are away' }));
    fireEvent.change(part.getByLabelText(/^Back on/u), { target: { value: back } });
    fireEvent.click(part.getByRole('button', { name: 'Leave them in peace' }));
  };
  await away('');
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/absences')).toHaveLength(1));
  await away('2026-03-02');
  await waitFor(() =>
    expect(api.of('POST /v1/contacts/c_1/absences').map(({ body }) => body)).toEqual([
      { back: null },
      { back: '2026-03-02' },
    ]),
  );
});

it('records which address does not work, and offers only those that do', async () => {
  const { api, part } = await open({ identities: [email('ada@a.example', { seq: 9, at }), email('ada@b.example')] });
  fireEvent.click(part.getByRole('button', { name: 'An address does not work' }));
  expect(part.queryByRole('option', { name: 'ada@a.example' })).toBeNull();
  fireEvent.click(part.getByRole('button', { name: 'Write there no more' }));
  await waitFor(() =>
    expect(api.of('POST /v1/contacts/c_1/bounces').map(({ body }) => body)).toEqual([{ address: 'ada@b.example' }]),
  );
});

it('says why an absence is not taken', async () => {
  const told = 'They are away for more than a year.';
  const { part } = await open({}, { 'POST /v1/contacts/c_1/absences': problem(409, 'away-too-long', told) });
  fireEvent.click(part.getByRole('button', { name: 'They are away' }));
  fireEvent.click(part.getByRole('button', { name: 'Leave them in peace' }));
  expect(await part.findByText(told)).toBeTruthy();
});
