/* eslint max-lines: [error, 400] -- one part of a page, and every wish that is said there */
import { afterEach, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page, verdicts } from '../testing/samples.js';

const at = '2026-02-03T10:00:00.000Z';

async function open(more: Parameters<typeof contact>[2] = {}, routes: Parameters<typeof openPage>[1] = {}) {
  const card = contact('c_1', 'Ada Lovelace', more);
  const api = openPage('/people/c_1', {
    'GET /v1/contacts/c_1': reply(200, card, '"7"'),
    'GET /v1/contacts/c_1/verdicts': { may: true, from: null, verdicts },
    'GET /v1/contacts/c_1/history': page(),
    'POST /v1/contacts/c_1/consent': card,
    'DELETE /v1/contacts/c_1/consent': card,
    'GET /v1/policy': { version: 1, policy: { cap: { per30Days: 2, per365Days: 4, per365DaysReplied: 6 } } },
    ...routes,
  });
  const title = await screen.findByRole('heading', { name: 'What they wish' });
  return { api, part: within(title.closest('section') as HTMLElement) };
}

afterEach(closePage);

it('says in which ways somebody is welcome to be written to, and in which not', async () => {
  const { part } = await open({
    consent: [
      { channel: 'email', state: 'given', at },
      { channel: 'phone', state: 'withdrawn', at },
    ],
  });
  expect(part.getByText('E-mail: welcome, as they said on 3 February 2026.')).toBeTruthy();
  expect(part.getByText('Phone: not wanted, as they said on 3 February 2026.')).toBeTruthy();
});

it('records what they agreed to, once it is said in which ways and in which words', async () => {
  const { api, part } = await open();
  expect(part.getByText('They have not said how they want to hear from you.')).toBeTruthy();
  fireEvent.click(part.getByRole('button', { name: 'They agreed to be written to' }));
  const record = part.getByRole('button', { name: 'Record it' });
  fireEvent.click(part.getByRole('checkbox', { name: 'LinkedIn' }));
  fireEvent.click(part.getByRole('checkbox', { name: 'E-mail' }));
  expect(record).toHaveProperty('disabled', true);
  fireEvent.change(part.getByLabelText('How did they say so?'), { target: { value: 'in-writing' } });
  fireEvent.change(part.getByLabelText(/^What did they agree to/u), { target: { value: ' Openings in Munich ' } });
  fireEvent.click(record);
  const body = { channels: ['email', 'linkedin'], given: 'in-writing', at: null, wording: 'Openings in Munich' };
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/consent').map((asked) => asked.body)).toEqual([body]));
  expect(await part.findByRole('button', { name: 'They agreed to be written to' })).toBeTruthy();
});

it('closes ways in which they want nothing', async () => {
  const { api, part } = await open();
  fireEvent.click(part.getByRole('button', { name: 'No messages in some ways' }));
  fireEvent.click(part.getByRole('checkbox', { name: 'Phone' }));
  fireEvent.click(part.getByRole('button', { name: 'Close these ways' }));
  await waitFor(() =>
    expect(api.of('DELETE /v1/contacts/c_1/consent').map(({ body }) => body)).toEqual([
      { channels: ['phone'], note: null },
    ]),
  );
});

it('says why a consent is not taken', async () => {
  const told = 'They took this back after the day that was named.';
  const { part } = await open({}, { 'POST /v1/contacts/c_1/consent': problem(409, 'consent-withdrawn', told) });
  fireEvent.click(part.getByRole('button', { name: 'They agreed to be written to' }));
  fireEvent.click(part.getByRole('checkbox', { name: 'E-mail' }));
  fireEvent.change(part.getByLabelText(/^What did they agree to/u), { target: { value: 'Openings' } });
  fireEvent.click(part.getByRole('button', { name: 'Record it' }));
  expect(await part.findByText(told)).toBeTruthy();
});

it('says how often somebody wants to hear at most, and has it kept to', async () => {
  const narrower = { cap: { per365Days: 3 }, gap: { days: 14 } };
  const { api, part } = await open({ narrower }, { 'PUT /v1/contacts/c_1/policy': contact('c_1', 'Ada Lovelace') });
  expect(part.getByText('At most 3 in a year while they have never replied.')).toBeTruthy();
  fireEvent.click(part.getByRole('button', { name: 'Hear from us less' }));
  fireEvent.change(part.getByLabelText(/^Messages in a year/u), { target: { value: '1' } });
  fireEvent.click(part.getByRole('button', { name: 'Keep to it' }));
  const body = { gap: { days: 14 }, cap: { per30Days: 1, per365Days: 1, per365DaysReplied: 1 } };
  await waitFor(() => expect(api.of('PUT /v1/contacts/c_1/policy').map((asked) => asked.body)).toEqual([body]));
});

/** Somebody says in the form that they want at most so many a year ('': as many as others); answers what was asked of the server. */
async function wishes(year: string, cap: Record<string, number>, named: string) {
  const { api, part } = await open({ narrower: { cap } }, { [named]: contact('c_1', 'Ada Lovelace') });
  fireEvent.click(part.getByRole('button', { name: 'Hear from us less' }));
  fireEvent.change(part.getByLabelText(/^Messages in a year/u), { target: { value: year } });
  fireEvent.click(part.getByRole('button', { name: 'Keep to it' }));
  await waitFor(() => expect(api.of(named)).toHaveLength(1));
  return api.of(named)[0];
}

const PUT = 'PUT /v1/contacts/c_1/policy';
const DELETE = 'DELETE /v1/contacts/c_1/policy';

it('takes back how often, where nothing else was wished', async () => {
  expect(await wishes('', { per365Days: 3, per365DaysReplied: 3 }, DELETE)).toBeDefined();
  closePage();
  expect(await wishes('', { per30Days: 1, per365Days: 1, per365DaysReplied: 1 }, DELETE)).toBeDefined();
});

it('changes no other wish with it: one of a month stays', async () => {
  const asked = await wishes('', { per30Days: 1, per365Days: 3 }, PUT);
  expect(asked?.body).toEqual({ cap: { per30Days: 1 } });
  closePage();
  const body = { cap: { per30Days: 0, per365Days: 1, per365DaysReplied: 1 } };
  expect((await wishes('1', { per30Days: 0, per365Days: 3 }, PUT))?.body).toEqual(body);
});

it('asks for no more than the team allows itself, before they replied and after', async () => {
  const asked = await wishes('5', {}, PUT);
  expect(asked?.body).toEqual({ cap: { per365Days: 4, per365DaysReplied: 5 } });
});

it.each([
  ['5', { per365Days: 4, per365DaysReplied: 5 }],
  ['3', { per365Days: 1, per365DaysReplied: 3 }],
])('loosens nothing by a year of no more messages than before: %s', async (year, body) => {
  const former = { per365Days: body.per365Days, per365DaysReplied: 5 };
  expect((await wishes(year, former, PUT))?.body).toEqual({ cap: body });
});

it('keeps so many days between two messages, after an exchange as well', async () => {
  const pools = { cap: { per365Days: 4 }, gap: { days: 7 }, rhythm: { days: 90, closeDays: 60 } };
  const { api, part } = await open(
    {},
    { [PUT]: contact('c_1', 'Ada Lovelace'), 'GET /v1/policy': { version: 1, policy: pools } },
  );
  fireEvent.click(part.getByRole('button', { name: 'Hear from us less' }));
  fireEvent.change(part.getByLabelText(/^Days between/u), { target: { value: '70' } });
  fireEvent.click(part.getByRole('button', { name: 'Keep to it' }));
  await waitFor(() => expect(api.of(PUT)[0]?.body).toEqual({ gap: { days: 70 }, rhythm: { closeDays: 70 } }));
});

it('brings the numbers of before back with one click, by the card that it changed', async () => {
  const narrower = { backOff: { baseDays: 200 } };
  const { api, part } = await open({ narrower }, { [DELETE]: reply(200, contact('c_1', 'Ada Lovelace'), '"8"') });
  api.routes[PUT] = contact('c_1', 'Ada Lovelace');
  fireEvent.click(part.getByRole('button', { name: 'As often as others again' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Their numbers hold as before.')).toBeTruthy();
  expect(api.of(PUT).map(({ body, headers }) => [body, headers['if-match']])).toEqual([[narrower, '"8"']]);
});

it('says that they want to hear less often or not now, and takes either back', async () => {
  const wished = {
    lessOften: { seq: 41, at },
    notNow: { seq: 42, at, until: '2026-05-04T10:00:00.000Z', dateGiven: true },
  };
  const { api, part } = await open(
    { wished },
    { 'POST /v1/contacts/c_1/interactions/42/retract': contact('c_1', 'A') },
  );
  expect(part.getByText(/^Less often: .* Said on 3 February 2026\.$/u)).toBeTruthy();
  fireEvent.click(
    part.getByRole('button', { name: /^Take back: Not now: nobody is offered to write until 4 May 2026/u }),
  );
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/interactions/42/retract')).toHaveLength(1));
});

it('records that they said not now, until when, and takes it back with one click', async () => {
  const wished = { lessOften: null, notNow: { seq: 43, at, until: at, dateGiven: true } };
  const { api, part } = await open(
    {},
    {
      'POST /v1/contacts/c_1/responses': contact('c_1', 'Ada Lovelace', { wished }),
      'POST /v1/contacts/c_1/interactions/43/retract': contact('c_1', 'Ada Lovelace'),
    },
  );
  fireEvent.click(part.getByRole('button', { name: /or “not now”$/u }));
  fireEvent.change(part.getByLabelText('They said'), { target: { value: 'not-now' } });
  fireEvent.change(part.getByLabelText(/^Until/u), { target: { value: '2026-09-01' } });
  fireEvent.click(part.getByRole('button', { name: 'Record it' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/interactions/43/retract')).toHaveLength(1));
  const sent = api.of('POST /v1/contacts/c_1/responses')[0]?.body as Record<string, string>;
  expect(sent).toMatchObject({ channel: 'email', wish: 'not-now' });
  expect(new Date(sent['until'] ?? '').getDate()).toBe(1);
});

it('offers no way back where another wish counts on: that would be taken back', async () => {
  const wished = { lessOften: null, notNow: { seq: 6, at, until: '2026-09-01T10:00:00.000Z', dateGiven: true } };
  const card = contact('c_1', 'Ada Lovelace', { wished, version: 8 });
  const { part } = await open({ wished }, { 'POST /v1/contacts/c_1/responses': card });
  fireEvent.click(part.getByRole('button', { name: /or “not now”$/u }));
  fireEvent.change(part.getByLabelText('They said'), { target: { value: 'not-now' } });
  fireEvent.change(part.getByLabelText(/^When/u), { target: { value: '2025-09-01T10:00' } });
  fireEvent.click(part.getByRole('button', { name: 'Record it' }));
  expect(await screen.findByText('Recorded.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('names the card that it changes, so that a colleague’s change is not undone', async () => {
  expect((await wishes('2', {}, PUT))?.headers['if-match']).toBe('"7"');
});

it('is not asked of somebody who objected', async () => {
  openPage('/people/c_1', {
    'GET /v1/contacts/c_1': reply(200, contact('c_1', 'Ada Lovelace', { standing: 'objected' }), '"7"'),
    'GET /v1/contacts/c_1/verdicts': { may: false, from: null, verdicts },
    'GET /v1/contacts/c_1/history': page(),
  });
  await screen.findByRole('heading', { name: 'Ada Lovelace' });
  expect(screen.queryByRole('heading', { name: 'What they wish' })).toBeNull();
});
