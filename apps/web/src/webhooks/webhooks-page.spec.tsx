/* eslint max-lines: [error, 400] -- one page, and each card that may be on it */
import { afterEach, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Delivery, Webhook } from '../api/webhooks.js';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { me, page } from '../testing/samples.js';
import { lookAgainAfter } from './webhook-look.js';

const at = '2026-03-02T07:00:00.000Z';
const crm: Webhook = {
  id: 'w_1',
  name: 'Our CRM',
  address: 'https://crm.example/kith',
  types: ['contact.added', 'privacy.erased'],
  addedAt: at,
  toldAt: null,
  stopped: null,
  failingSince: null,
  restUntil: null,
};
const told: Delivery = {
  id: '1-41',
  type: 'contact.added',
  contact: 'c_7',
  at,
  state: 'delivered',
  tries: 1,
  nextAt: null,
  last: { at, status: 204, code: null },
};
const types = {
  items: ['contact.added', 'contact.kept', 'privacy.erased'],
  next: null,
  words: {
    'contact.added': 'Somebody came into the pool',
    'contact.kept': 'A member wants to keep in touch',
    'privacy.erased': 'Somebody was erased',
  },
};

async function open(hooks: Webhook[], routes: Parameters<typeof openPage>[1] = {}) {
  const api = openPage('/webhooks', {
    'GET /v1/webhooks': page(...hooks),
    'GET /v1/webhooks/types': types,
    'GET /v1/webhooks/w_1/deliveries': page(told),
    ...routes,
  });
  await screen.findByRole('heading', { name: 'Telling other systems' });
  return api;
}

const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const openLog = async () => fireEvent.click(await screen.findByRole('button', { name: 'What became of the messages' }));

afterEach(closePage);

it('tells another system of what is chosen by its words, and shows the secret this once', async () => {
  const api = await open([], { 'POST /v1/webhooks': reply(201, { ...crm, secret: 'whsec_abc' }) });
  expect(await screen.findByText('No other system is told of anything.')).toBeTruthy();
  write(/^What do you call it/u, ' Our CRM ');
  write(/^Where is it told/u, crm.address ?? '');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Somebody came into the pool', hidden: true }));
  click('Tell it from now on');
  expect(await screen.findByText('whsec_abc')).toBeTruthy();
  expect(screen.getByText('The secret of “Our CRM” is shown once. Copy it now.')).toBeTruthy();
  const body = { name: 'Our CRM', address: crm.address, types: ['privacy.erased', 'contact.added'] };
  expect(api.of('POST /v1/webhooks').map((asked) => asked.body)).toEqual([body]);
});

it('warns where a system would not learn that somebody is erased, and takes nobody who is told nothing', async () => {
  await open([]);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Somebody was erased', hidden: true }));
  expect(screen.getByText('Choose at least one.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Tell it from now on' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'A member wants to keep in touch', hidden: true }));
  expect(screen.getByText(/^Without “Somebody was erased” it never learns/u)).toBeTruthy();
});

it('says why an address is not taken, and keeps what was written', async () => {
  const said = 'No web address that can be told anything.';
  await open([], { 'POST /v1/webhooks': problem(422, 'webhook-address-invalid', said) });
  write(/^What do you call it/u, 'CRM');
  write(/^Where is it told/u, 'https://me:secret@crm.example');
  await screen.findByRole('checkbox', { name: 'Somebody was erased', hidden: true });
  click('Tell it from now on');
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(/^What do you call it/u).value).toBe('CRM');
});

it('sends a test, and shows what became of every message, which can be told again', async () => {
  const test: Delivery = { ...told, id: '1-42', type: 'webhook.test', contact: null, state: 'waiting', tries: 2 };
  const refused: Delivery = { ...test, nextAt: '2999-01-01T10:00:00.000Z', last: { at, status: 500, code: 'refused' } };
  const api = await open([crm], {
    'POST /v1/webhooks/w_1/test': reply(202, { asked: true }),
    'GET /v1/webhooks/w_1/deliveries': page(refused, told),
    'POST /v1/webhooks/w_1/deliveries/1-41/resend': reply(202, { asked: true }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Send a test' }));
  expect(await screen.findByText(/waits · tried 2 times · again on .* said no \(500\)/u)).toBeTruthy();
  expect(screen.getByText(/taken \(204\)$/u)).toBeTruthy();
  click('Tell it again: Somebody came into the pool');
  await waitFor(() => expect(api.of('POST /v1/webhooks/w_1/deliveries/1-41/resend')).toHaveLength(1));
});

it('says that a system is gone and what to do, and goes on when somebody says so', async () => {
  const gone = { ...crm, stopped: { reason: 'gone' as const, at } };
  const api = await open([gone], { 'POST /v1/webhooks/w_1/resume': crm });
  expect(await screen.findByText(/^It says that it is gone for good \(410\), since 2 March 2026/u)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send a test' })).toBeNull();
  await openLog();
  await screen.findByText(/taken \(204\)$/u);
  expect(screen.queryByRole('button', { name: /^Tell it again/u })).toBeNull();
  click('Go on');
  await waitFor(() => expect(api.of('POST /v1/webhooks/w_1/resume')).toHaveLength(1));
});

it('says of what waits for a system that has stopped that it waits for somebody, and when of none', async () => {
  const gone = { ...crm, stopped: { reason: 'gone' as const, at } };
  const refused: Delivery = {
    ...{ ...told, state: 'waiting', tries: 1, nextAt: '2999-01-01T10:00:00.000Z' },
    last: { at, status: 410, code: 'refused' },
  };
  await open([gone], { 'GET /v1/webhooks/w_1/deliveries': page(refused) });
  await openLog();
  const line = await screen.findByText(/waits until it is told again · tried once · .* said no \(410\)/u);
  expect(line.textContent).not.toContain('2999');
});

it('names a family of which it is told everything, and other types one by one', async () => {
  await open([{ ...crm, types: ['contact.kept', 'privacy.erased', 'contact.added'] }]);
  expect(await screen.findByText('People: everything · Somebody was erased')).toBeTruthy();
});

it('pauses, with a way back', async () => {
  const api = await open([crm], { 'POST /v1/webhooks/w_1/stop': crm, 'POST /v1/webhooks/w_1/resume': crm });
  fireEvent.click(await screen.findByRole('button', { name: 'Pause' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(api.of('POST /v1/webhooks/w_1/resume')).toHaveLength(1));
});

it('changes what is not right, and nothing else', async () => {
  const api = await open([crm], { 'PATCH /v1/webhooks/w_1': { ...crm, name: 'CRM' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Change' }));
  const form = within(screen.getByRole('group', { name: 'Change “Our CRM”' }));
  fireEvent.change(form.getByLabelText(/^What do you call it/u), { target: { value: 'CRM' } });
  fireEvent.click(form.getByRole('button', { name: 'Save' }));
  const changes = () => api.of('PATCH /v1/webhooks/w_1').map((asked) => asked.body);
  await waitFor(() => expect(changes()).toEqual([{ name: 'CRM' }]));
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Change “Our CRM”' })).toBeNull());
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(changes()).toEqual([{ name: 'CRM' }, { name: 'Our CRM' }]));
});

it('says why a change cannot be taken back, although its form is gone', async () => {
  const api = await open([crm], { 'PATCH /v1/webhooks/w_1': { ...crm, name: 'CRM' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Change' }));
  const form = within(screen.getByRole('group', { name: 'Change “Our CRM”' }));
  fireEvent.change(form.getByLabelText(/^What do you call it/u), { target: { value: 'CRM' } });
  fireEvent.click(form.getByRole('button', { name: 'Save' }));
  const undo = await screen.findByRole('button', { name: 'Undo' });
  api.routes['PATCH /v1/webhooks/w_1'] = problem(404, 'webhook-unknown', 'There is no such system.');
  fireEvent.click(undo);
  expect(await screen.findByText('There is no such system.')).toBeTruthy();
});

it('looks soon at what is on its way, and seldom at a system that is left alone', () => {
  const now = new Date(at);
  const waiting: Delivery = { ...told, state: 'waiting', nextAt: at };
  expect(lookAgainAfter(crm, [waiting], now)).toBe(1500);
  const paused = { ...crm, stopped: { reason: 'member' as const, at } };
  const resting = { ...crm, failingSince: at, restUntil: '2026-03-02T08:00:00.000Z' };
  expect([paused, resting].map((hook) => lookAgainAfter(hook, [waiting], now))).toEqual([15_000, 15_000]);
  expect(lookAgainAfter(crm, [told], now)).toBe(15_000);
});

it('makes a new secret and removes a system only after a question', async () => {
  const api = await open([crm], {
    'POST /v1/webhooks/w_1/secret': { id: 'w_1', secret: 'whsec_new' },
    'DELETE /v1/webhooks/w_1': { id: 'w_1', removed: true },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'New secret' }));
  expect(api.of('POST /v1/webhooks/w_1/secret')).toEqual([]);
  click('Make a new secret');
  expect(await screen.findByText('whsec_new')).toBeTruthy();
  click('Remove');
  click('Remove it');
  await waitFor(() => expect(api.of('DELETE /v1/webhooks/w_1')).toHaveLength(1));
});

it('leaves the focus to the next system when one is removed, and to the heading after the last', async () => {
  let left: Webhook[] = [crm, { ...crm, id: 'w_2', name: 'Our lake' }];
  const removeFirst = () => {
    left = left.slice(1);
    return {};
  };
  const removals = { 'DELETE /v1/webhooks/w_1': removeFirst, 'DELETE /v1/webhooks/w_2': removeFirst };
  await open([], { 'GET /v1/webhooks': () => page(...left), ...removals });
  const remove = async (name: string) => {
    const card = within(await screen.findByRole('article', { name }));
    fireEvent.click(card.getByRole('button', { name: 'Remove' }));
    fireEvent.click(card.getByRole('button', { name: 'Remove it' }));
  };
  await remove('Our CRM');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Our lake' })));
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Our CRM' })).toBeNull());
  await remove('Our lake');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
});

it('is for those who administer the pool', async () => {
  const recruiter = { ...me, member: { id: 'm_1', name: 'Ruth', role: 'recruiter' as const } };
  const api = await open([crm], { 'GET /v1/me': recruiter });
  expect(screen.getByText(/^Whoever administers the pool sees here/u)).toBeTruthy();
  expect(api.of('GET /v1/webhooks')).toEqual([]);
});
