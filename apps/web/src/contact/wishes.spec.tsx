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

it('takes back how often, where nothing else was wished', async () => {
  const narrower = { cap: { per365Days: 3 } };
  const { api, part } = await open({ narrower }, { 'DELETE /v1/contacts/c_1/policy': contact('c_1', 'Ada Lovelace') });
  fireEvent.click(part.getByRole('button', { name: 'Hear from us less' }));
  fireEvent.change(part.getByLabelText(/^Messages in a year/u), { target: { value: '' } });
  fireEvent.click(part.getByRole('button', { name: 'Keep to it' }));
  await waitFor(() => expect(api.of('DELETE /v1/contacts/c_1/policy')).toHaveLength(1));
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
