/* eslint max-lines: [error, 400] -- one page, and everything that is done on it */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { HistoryEntry } from '../api/types.js';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, me, page, suggestion, verdicts } from '../testing/samples.js';

const ada = contact('c_1', 'Ada Lovelace', { tags: ['robotics'] });
const touched: HistoryEntry = {
  seq: 12,
  type: 'interaction.touched',
  time: '2026-03-02T07:00:00.000Z',
  occurredAt: '2026-03-01T07:00:00.000Z',
  actor: 'member:m_1',
  text: 'We wrote (linkedin)',
  url: null,
  source: null,
  provenance: null,
};
const added: HistoryEntry = {
  ...touched,
  seq: 3,
  type: 'contact.added',
  actor: 'source:linkedin-csv',
  text: 'Came into the pool',
  provenance: {
    source: 'linkedin-csv',
    sourceId: null,
    import: 'i_1',
    basis: 'own-relation',
    observedAt: null,
    payloadHash: null,
    replaced: { full: 'Ada Byron' },
  },
};

const posts = [
  'touches',
  'answers',
  'responses',
  'notes',
  'tags',
  'follow-up',
  'release',
  'objection',
  'interactions/12/retract',
];

async function openContact(routes: Parameters<typeof openPage>[1] = {}) {
  const api = openPage('/people/c_1', {
    'GET /v1/contacts/c_1': reply(200, ada, '"7"'),
    'GET /v1/contacts/c_1/verdicts': { may: false, from: '2026-06-01T10:00:00.000Z', verdicts },
    'GET /v1/contacts/c_1/history': page(touched, added),
    ...Object.fromEntries(posts.map((path) => [`POST /v1/contacts/c_1/${path}`, ada])),
    'PATCH /v1/contacts/c_1': ada,
    ...routes,
  });
  await screen.findByRole('heading', { name: 'Ada Lovelace' });
  return api;
}

const choose = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

const meAs = (role: 'owner' | 'recruiter') => ({ ...me, member: { id: 'm_1', name: 'Ruth', role } });

afterEach(closePage);

describe('A contact', () => {
  it('shows from when one may write, and what every rule says', async () => {
    await openContact();
    expect(await screen.findByText('Not before 1 June 2026.')).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'What it says', hidden: true })).toBeTruthy();
    expect(screen.getByRole('cell', { name: '1 of 2 messages in 30 days.', hidden: true })).toBeTruthy();
  });

  it('shows its history with who said so and where each line comes from', async () => {
    await openContact();
    expect(await screen.findByText('We wrote (linkedin)')).toBeTruthy();
    expect(screen.getByText('you')).toBeTruthy();
    expect(screen.getByText('our own relation')).toBeTruthy();
    expect(screen.getByText('Ada Byron')).toBeTruthy();
  });

  it('calls the source of a line by its name, and one that was removed a source', async () => {
    const told = { ...touched, seq: 4, actor: 'source:s_1', text: 'Article' };
    await openContact({
      'GET /v1/contacts/c_1/history': page(told, { ...told, seq: 5, actor: 'source:s_2', text: 'Talk' }),
      'GET /v1/sources': page({ id: 's_1', name: 'Ada’s blog' }),
    });
    expect(await screen.findByText('Ada’s blog')).toBeTruthy();
    expect(screen.getByText('a source')).toBeTruthy();
  });

  it('records a reply with the wish it carries', async () => {
    const api = await openContact();
    choose('Record', 'response');
    choose('Channel', 'email');
    choose('What do they wish?', 'not-now');
    choose('Until (empty: a year)', '2026-09-01');
    click('Record');
    await waitFor(() => expect(api.of('POST /v1/contacts/c_1/responses')).toHaveLength(1));
    const { until, ...body } = api.of('POST /v1/contacts/c_1/responses')[0]?.body as Record<string, string>;
    expect(body).toEqual({ channel: 'email', wish: 'not-now' });
    expect(new Date(until ?? '').getDate()).toBe(1);
  });

  it.each([
    ['touch', 'touches', { channel: 'linkedin' }],
    ['answer', 'answers', { channel: 'linkedin' }],
  ])('records a message of ours (%s)', async (kind, path, body) => {
    const api = await openContact();
    choose('Record', kind);
    click('Record');
    await waitFor(() => expect(api.of(`POST /v1/contacts/c_1/${path}`).map((asked) => asked.body)).toEqual([body]));
  });

  it('notes, and comes back to it on a day', async () => {
    const api = await openContact();
    choose('Record', 'note');
    choose(/^Note/, 'Met at the fair.');
    click('Record');
    await waitFor(() =>
      expect(api.of('POST /v1/contacts/c_1/notes').map(({ body }) => body)).toEqual([{ text: 'Met at the fair.' }]),
    );
    choose('Record', 'followUp');
    choose(/^On/, '2026-09-01');
    choose(/^Why then/, 'She starts then.');
    click('Record');
    await waitFor(() =>
      expect(api.of('POST /v1/contacts/c_1/follow-up')[0]?.body).toMatchObject({ reason: 'She starts then.' }),
    );
  });

  it('takes a wrong record back', async () => {
    const api = await openContact();
    fireEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(api.of('POST /v1/contacts/c_1/interactions/12/retract')).toHaveLength(1));
  });

  it('takes an objection only after a question, with what was said', async () => {
    const api = await openContact();
    click('Record an objection');
    expect(api.of('POST /v1/contacts/c_1/objection')).toEqual([]);
    choose('What did they say? (optional)', 'No more mail, please.');
    click('Record it');
    await waitFor(() =>
      expect(api.of('POST /v1/contacts/c_1/objection').map(({ body }) => body)).toEqual([
        { note: 'No more mail, please.' },
      ]),
    );
  });

  it('lets an owner lift an objection with what was said, and nobody else', async () => {
    const objected = reply(200, { ...ada, standing: 'objected' }, '"7"');
    const api = await openContact({ 'GET /v1/contacts/c_1': objected, 'DELETE /v1/contacts/c_1/objection': ada });
    expect(screen.queryByRole('button', { name: 'I want to write' })).toBeNull();
    click('Lift the objection');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Lift it' }).disabled).toBe(true);
    choose(/^What did they say/, 'Write to me again.');
    click('Lift it');
    await waitFor(() =>
      expect(api.of('DELETE /v1/contacts/c_1/objection').map(({ body }) => body)).toEqual([
        { note: 'Write to me again.' },
      ]),
    );
    closePage();
    await openContact({ 'GET /v1/contacts/c_1': objected, 'GET /v1/me': meAs('recruiter') });
    expect(screen.queryByRole('button', { name: 'Lift the objection' })).toBeNull();
  });

  it('hands out what is known as a file, and says so when that takes longer instead of saving the answer', async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:known';
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href}`);
    });
    const parked = reply(202, { state: 'parked', href: '/v1/commands/k' });
    const api = await openContact({ 'GET /v1/contacts/c_1/export': parked });
    click(/^Everything we know of them/);
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    expect(saved).toEqual([]);
    api.routes['GET /v1/contacts/c_1/export'] = { name: 'Ada Lovelace' };
    click(/^Everything we know of them/);
    await waitFor(() => expect(saved).toEqual(['c_1.json blob:known']));
    expect(api.of('GET /v1/contacts/c_1/export')[0]?.headers['idempotency-key']).toBeTruthy();
  });

  it('erases after a question, and goes where there is something to see', async () => {
    const api = await openContact({ 'DELETE /v1/contacts/c_1': { erased: true }, 'GET /v1/contacts': page() });
    click('Erase');
    expect(document.activeElement?.getAttribute('role')).toBe('group');
    expect(api.of('DELETE /v1/contacts/c_1')).toEqual([]);
    click('Erase for ever');
    await waitFor(() => expect(window.location.pathname).toBe('/people'));
    expect((await screen.findByText('Erased.')).closest('[aria-live]')).toBeTruthy();
  });

  it('offers erasure to nobody but those who mind privacy', async () => {
    await openContact({ 'GET /v1/me': meAs('recruiter') });
    expect(screen.getByRole('button', { name: 'Let go' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Erase' })).toBeNull();
  });

  it('names the employer beside a headline that does not', async () => {
    await openContact({ 'GET /v1/contacts/c_1': reply(200, { ...ada, headline: 'Builds machines' }, '"7"') });
    expect(screen.getByText('Builds machines')).toBeTruthy();
    expect(screen.getByText('Engineer at Delft Robotics')).toBeTruthy();
  });

  it('sends a correction with the version it is based on, and shows when that is stale', async () => {
    const api = await openContact({
      'PATCH /v1/contacts/c_1': problem(
        412,
        'stale-version',
        'Somebody changed this contact in the meantime; look again.',
      ),
    });
    click('Correct');
    choose(/^Headline/, 'Head of Robotics');
    click('Save');
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody changed this contact in the meantime');
    expect(api.of('PATCH /v1/contacts/c_1')[0]).toMatchObject({
      body: { headline: 'Head of Robotics' },
      headers: { 'if-match': '"7"' },
    });
  });

  it('asks to write, and shows every rule against it', async () => {
    const api = await openContact({
      'POST /v1/suggestions': problem(409, 'withheld', 'Not before 1 June.', { verdicts }),
    });
    click('I want to write');
    choose('What is it about?', 'thanks');
    click('Ask');
    expect((await screen.findByRole('alert')).textContent).toContain('Not before 1 June.');
    expect(api.of('POST /v1/suggestions')[0]?.body).toEqual({
      contact: 'c_1',
      reason: { kind: 'thanks', text: null },
      channel: 'linkedin',
    });
    api.routes['POST /v1/suggestions'] = suggestion('s_1', 'Ada Lovelace', { state: 'accepted' });
    click('Ask');
    expect(await screen.findByText('Noted. It waits for you under Today.')).toBeTruthy();
  });

  it('adds and removes tags', async () => {
    const api = await openContact();
    click('Remove the tag robotics');
    await waitFor(() =>
      expect(api.of('POST /v1/contacts/c_1/tags').map(({ body }) => body)).toEqual([{ add: [], remove: ['robotics'] }]),
    );
  });

  it('that is unknown says so', async () => {
    openPage('/people/c_9', {
      'GET /v1/contacts/c_9': problem(404, 'contact-unknown', 'There is no such contact in this pool.'),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such contact in this pool.');
  });
});
