/* eslint max-lines: [error, 400] -- one page, and each card that may be on it */
import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Source, SourceKind } from '../api/sources.js';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page } from '../testing/samples.js';
import { feed, field, source } from '../testing/source-samples.js';

const kinds = { 'GET /v1/sources/kinds': page(feed) };
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

afterEach(closePage);

describe('Sources', () => {
  it('begins with a form that says what is taken and what never is', async () => {
    const api = openPage('/sources', { ...kinds, 'GET /v1/sources': page(), 'POST /v1/sources': reply(201, source()) });
    expect(await screen.findByText(/Nothing is connected yet/)).toBeTruthy();
    expect((await screen.findByText('Contents')).previousSibling?.textContent).toBe('What never is');
    type(/Address of the feed/, ' https://ada.example/feed ');
    type(/What do you call it/, 'Ada’s blog');
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    expect(await screen.findByText(/is being asked for the first time/)).toBeTruthy();
    expect(api.of('POST /v1/sources')[0]?.body).toEqual({
      ...{ kind: 'feed', name: 'Ada’s blog' },
      settings: { address: 'https://ada.example/feed' },
    });
  });

  it('of another kind are sent what was typed for it alone, and say nothing of entries', async () => {
    const user = field('user', 'text', { required: true, label: 'User name', help: 'Yours' });
    const calendar: SourceKind = { ...feed, kind: 'caldav', title: 'Calendar', fields: [user] };
    const api = openPage('/sources', {
      ...{ 'GET /v1/sources/kinds': page(feed, calendar), 'GET /v1/sources': page() },
      'POST /v1/sources': reply(201, source()),
    });
    await screen.findByText('Whoever an entry names.');
    type(/Address of the feed/, 'https://ada.example/feed');
    type(/What is it/, 'caldav');
    expect(screen.queryByText('Whoever an entry names.')).toBeNull();
    type(/User name/, 'me');
    type(/What do you call it/, 'Mine');
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    await screen.findByText(/is being asked for the first time/);
    expect(api.of('POST /v1/sources')[0]?.body).toEqual({ kind: 'caldav', name: 'Mine', settings: { user: 'me' } });
  });

  it('are agreed to where that is asked, and sent no word of what is left unset', async () => {
    const fields = [
      field('agreed', 'flag', { label: 'It is my own account' }),
      field('met', 'flag', { label: 'I met everybody' }),
    ];
    const api = openPage('/sources', {
      ...{ 'GET /v1/sources/kinds': page({ ...feed, kind: 'linkedin-snapshot', fields }), 'GET /v1/sources': page() },
      'POST /v1/sources': reply(201, source()),
    });
    fireEvent.click(await screen.findByLabelText(/It is my own account/));
    type(/What do you call it/, 'Mine');
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    await screen.findByText(/is being asked for the first time/);
    expect(api.of('POST /v1/sources')[0]?.body).toMatchObject({ settings: { agreed: true } });
    expect(JSON.stringify(api.of('POST /v1/sources')[0]?.body)).not.toContain('met');
  });

  it('of one person are added from their page alone', async () => {
    const ofOne = { ...feed, fields: feed.fields.map((one) => ({ ...one, required: true })) };
    openPage('/sources', { 'GET /v1/sources/kinds': page(ofOne), 'GET /v1/sources': page() });
    expect(await screen.findByText(/add it from their page/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Add it' }).hasAttribute('disabled')).toBe(true);
  });

  it('links a feed to the person from whose page it is added', async () => {
    const api = openPage('/sources?contact=c_ada', {
      ...kinds,
      'GET /v1/contacts/c_ada': contact('c_ada', 'Ada Example'),
      'GET /v1/sources': page(),
      'POST /v1/sources': problem(422, 'invalid-input', 'The field "settings.address" is not valid.'),
    });
    expect(await screen.findByText('Everything in it counts as published by Ada Example.')).toBeTruthy();
    type(/Address of the feed/, 'https://ada.example/feed');
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The field "Address of the feed" is not valid.');
    expect(api.of('POST /v1/sources')[0]?.body).toMatchObject({ settings: { contact: 'c_ada' } });
  });

  it('say how they are doing, what went wrong and what to do', async () => {
    const trouble = { code: 'not-found', text: 'There is nothing at this address.', todo: 'Open it in a browser.' };
    openPage('/sources', {
      ...kinds,
      'GET /v1/sources': page(
        source({ learned: { ...source().learned, noted: 3, nobody: 2, left: 4, refused: 1 } }),
        source({ id: 's_2', name: 'Bo’s blog', problem: trouble }),
        source({ id: 's_3', name: 'New one', lastRunAt: null }),
      ),
    });
    const card = await screen.findByRole('article', { name: 'Ada’s blog' });
    expect(within(card).getByText('Connected')).toBeTruthy();
    expect(card.textContent).toContain(
      '3 things learned · 2 about nobody you know, dropped · 4 left out, with nothing to learn from · 1 refused, by a rule of the pool',
    );
    const failing = screen.getByRole('article', { name: 'Bo’s blog' });
    expect(within(failing).getByRole('alert').textContent).toContain('Open it in a browser.');
    expect(within(failing).getByText('Has trouble')).toBeTruthy();
    expect(screen.getByText('Being asked for the first time')).toBeTruthy();
  });

  it('with trouble are given another address where they stand', async () => {
    const trouble = { code: 'gone', text: 'It is gone.', todo: 'Change it here.' };
    const api = openPage('/sources', {
      ...kinds,
      'GET /v1/sources': page(source({ state: 'stopped', problem: trouble })),
      'PATCH /v1/sources/s_1': source(),
    });
    fireEvent.change(await screen.findByDisplayValue('https://ada.example/feed'), {
      target: { value: 'https://ada.example/atom' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Change the address' }));
    expect(await screen.findByText('“Ada’s blog” has a new address and is being asked there.')).toBeTruthy();
    expect(api.of('PATCH /v1/sources/s_1')[0]?.body).toEqual({ settings: { address: 'https://ada.example/atom' } });
  });

  it('that were refused are given a new password where they stand, in the stead of every other secret', async () => {
    const fields = [
      field('server', 'server', { required: true, label: 'Mail server' }),
      field('password', 'secret', { label: 'App password' }),
      field('token', 'secret', { label: 'Access token' }),
    ];
    const trouble = { code: 'mail-login-refused', text: 'It does not let us in.', todo: 'Put it in.' };
    const settings = { server: 'imap.team.example' };
    const api = openPage('/sources', {
      'GET /v1/sources/kinds': page({ ...feed, kind: 'imap', fields }),
      'GET /v1/sources': page(source({ kind: 'imap', name: 'Mail', state: 'stopped', problem: trouble, settings })),
      'PATCH /v1/sources/s_1': source({ kind: 'imap', name: 'Mail', settings }),
    });
    const card = await screen.findByRole('article', { name: 'Mail' });
    expect(await within(card).findByDisplayValue('imap.team.example')).toBeTruthy();
    fireEvent.change(within(card).getByLabelText(/App password/), { target: { value: ' hushhush ' } });
    fireEvent.click(within(card).getByText('Save the settings'));
    expect(await screen.findByText('“Mail” is being asked.')).toBeTruthy();
    expect(api.of('PATCH /v1/sources/s_1')[0]?.body).toEqual({ settings: { password: 'hushhush', token: null } });
  });

  it('that have an address and more are given a new password, too, and other settings without having trouble first', async () => {
    const fields = [
      field('address', 'address', { label: 'Server' }),
      field('password', 'secret', { label: 'App password' }),
      field('met', 'flag', { label: 'I met everybody' }),
    ];
    const settings = { address: 'https://dav.team.example', met: true };
    const trouble = { code: 'dav-login-refused', text: 'It does not let us in.', todo: 'Put it in.' };
    const calendar = (more: Partial<Source>) => source({ kind: 'caldav', settings, ...more });
    const api = openPage('/sources', {
      'GET /v1/sources/kinds': page({ ...feed, kind: 'caldav', fields }),
      'GET /v1/sources': page(
        calendar({ name: 'Locked out', state: 'stopped', problem: trouble }),
        calendar({ id: 's_2', name: 'Well' }),
      ),
      'PATCH /v1/sources/s_1': calendar({}),
      'PATCH /v1/sources/s_2': calendar({}),
    });
    const locked = await screen.findByRole('article', { name: 'Locked out' });
    fireEvent.change(await within(locked).findByLabelText(/App password/), { target: { value: 'hushhush' } });
    fireEvent.click(within(locked).getByText('Save the settings'));
    await waitFor(() => expect(api.of('PATCH /v1/sources/s_1')).toHaveLength(1));
    expect(api.of('PATCH /v1/sources/s_1')[0]?.body).toEqual({ settings: { password: 'hushhush' } });
    const well = screen.getByRole('article', { name: 'Well' });
    fireEvent.click(within(well).getByLabelText(/I met everybody/));
    fireEvent.click(within(well).getByText('Save the settings'));
    await waitFor(() => expect(api.of('PATCH /v1/sources/s_2')).toHaveLength(1));
    expect(api.of('PATCH /v1/sources/s_2')[0]?.body).toEqual({ settings: { met: false } });
  });

  it('say that calls were refused, that nothing says when one was sent, and what did not wait while they rest', async () => {
    const hookUrl = 'https://kith.example/hooks/greenhouse/p~s_1~t';
    const unsigned = { count: 3, lastAt: '2026-03-02T08:00:00.000Z' };
    const own = { kind: 'greenhouse', asked: false, hookUrl };
    const letThrough = { ...unsigned, count: 2 };
    const calling = source({ ...own, name: 'Our jobs', replayable: true, unsigned, state: 'paused', letThrough });
    const quiet = source({ ...own, id: 's_2', name: 'Another' });
    openPage('/sources', {
      'GET /v1/sources/kinds': page({ ...feed, kind: 'greenhouse', way: 'calling', secretFrom: 'kith', fields: [] }),
      'GET /v1/sources': page(calling, quiet),
    });
    const card = await screen.findByRole('article', { name: 'Our jobs' });
    expect((await within(card).findByRole('alert')).textContent).toMatch(
      /signature did not fit: 3, the last .+ same secret/,
    );
    expect(within(card).getByText(/whoever caught a delivery could send it again/)).toBeTruthy();
    expect(within(card).getByText(/heeded that all the same. Such deliveries: 2, the last/)).toBeTruthy();
    const another = screen.getByRole('article', { name: 'Another' }).textContent;
    expect(another).not.toMatch(/did not fit|caught a delivery|all the same/);
  });

  it('whose platform makes the secret are given it, and make none themselves', async () => {
    const hookUrl = 'https://kith.example/hooks/recruitee/p~s_1~t';
    const calling = source({
      kind: 'recruitee',
      name: 'Our jobs',
      settings: {},
      asked: false,
      hookUrl,
      secretMissing: true,
    });
    const api = openPage('/sources', {
      'GET /v1/sources/kinds': page({ ...feed, kind: 'recruitee', way: 'calling', secretFrom: 'platform', fields: [] }),
      'GET /v1/sources': page(calling),
      'PATCH /v1/sources/s_1': { ...calling, secretMissing: false },
    });
    const card = await screen.findByRole('article', { name: 'Our jobs' });
    expect((await within(card).findByRole('alert')).textContent).toContain('until then Kith takes nothing');
    expect(within(card).getByText('Not complete yet')).toBeTruthy();
    expect(within(card).queryByRole('button', { name: 'New secret' })).toBeNull();
    expect(within(card).queryByText(/The one before stays good/)).toBeNull();
    fireEvent.change(within(card).getByLabelText(/Secret of the platform/), { target: { value: ' hushhush ' } });
    fireEvent.click(within(card).getByRole('button', { name: 'Save the secret' }));
    expect(await screen.findByText('“Our jobs” has its secret.')).toBeTruthy();
    expect(api.of('PATCH /v1/sources/s_1')[0]?.body).toEqual({ settings: { secret: 'hushhush' } });
  });

  it('whose platform is silent on whom it purges are given the key to ask it with, without having trouble first', async () => {
    const hookUrl = 'https://kith.example/hooks/breezy/p~s_1~t';
    const calling = source({
      kind: 'breezy',
      name: 'Our jobs',
      settings: {},
      asked: false,
      hookUrl,
      tokenMissing: true,
    });
    const token = field('token', 'secret', { label: 'API key' });
    const api = openPage('/sources', {
      'GET /v1/sources/kinds': page({
        ...feed,
        kind: 'breezy',
        way: 'calling',
        secretFrom: 'platform',
        fields: [token],
      }),
      'GET /v1/sources': page(calling),
      'PATCH /v1/sources/s_1': { ...calling, asked: true, tokenMissing: false },
    });
    const card = await screen.findByRole('article', { name: 'Our jobs' });
    expect(await within(card).findByText(/Waiting for the first delivery/)).toBeTruthy();
    fireEvent.change(await within(card).findByLabelText(/API key/), { target: { value: ' hushhush ' } });
    fireEvent.click(within(card).getByText('Save the settings'));
    expect(await screen.findByText('“Our jobs” is being asked.')).toBeTruthy();
    expect(api.of('PATCH /v1/sources/s_1')[0]?.body).toEqual({ settings: { token: 'hushhush' } });
  });

  it('are called otherwise without being asked anew, and a platform that calls is told other stages', async () => {
    const stages = field('hired', 'text', { label: 'Stages that mean a hire' });
    const secret = field('secret', 'secret', { required: true, label: 'Access token' });
    const hookUrl = 'https://kith.example/hooks/workable/p~s_1~t';
    const calling = source({ ...{ kind: 'workable', name: 'Our jobs', settings: {} }, ...{ asked: false, hookUrl } });
    const api = openPage('/sources', {
      'GET /v1/sources/kinds': page({
        ...{ ...feed, kind: 'workable', way: 'calling', secretFrom: 'platform' },
        fields: [stages, secret],
      }),
      'GET /v1/sources': page(calling),
      'PATCH /v1/sources/s_1': { ...calling, name: 'Jobs' },
    });
    const card = within(await screen.findByRole('article', { name: 'Our jobs' }));
    fireEvent.change(card.getByLabelText(/What do you call it/), { target: { value: ' Jobs ' } });
    fireEvent.click(card.getByText('Save the settings'));
    expect(await screen.findByText('“Jobs” is what it is called now.')).toBeTruthy();
    fireEvent.change(await card.findByLabelText(/Stages that mean a hire/), { target: { value: 'Hired' } });
    fireEvent.click(card.getByText('Save the settings'));
    expect(await screen.findByText('“Jobs” goes on with its new settings.')).toBeTruthy();
    const [renamed, told] = api.of('PATCH /v1/sources/s_1').map(({ body }) => body);
    expect(renamed).toEqual({ name: 'Jobs' });
    expect(told).toMatchObject({ settings: { hired: 'Hired' } });
    expect(card.queryByLabelText(/Access token/)).toBeNull();
    expect(card.getByLabelText(/A new secret of the platform/)).toBeTruthy();
  });

  it('make a new secret after a question, and say whose a secret is that is shown below another kind', async () => {
    const hookUrl = 'https://kith.example/hooks/ashby/p~s_1~t';
    const calling = source({ kind: 'ashby', name: 'Our jobs', settings: {}, asked: false, hookUrl });
    const ashby: SourceKind = {
      ...feed,
      kind: 'ashby',
      title: 'Ashby',
      way: 'calling',
      secretFrom: 'kith',
      fields: [],
    };
    const api = openPage('/sources', {
      'GET /v1/sources/kinds': page(ashby, feed),
      'GET /v1/sources': page(calling),
      'POST /v1/sources': reply(201, { ...calling, secret: 'first-one' }),
      'POST /v1/sources/s_1/secret': { id: 's_1', secret: 'second-one' },
    });
    const card = within(await screen.findByRole('article', { name: 'Our jobs' }));
    fireEvent.click(await card.findByRole('button', { name: 'New secret' }));
    expect(api.of('POST /v1/sources/s_1/secret')).toHaveLength(0);
    fireEvent.click(card.getByRole('button', { name: 'Make a new secret' }));
    expect(await card.findByText('second-one')).toBeTruthy();
    fireEvent.change(screen.getAllByLabelText(/What do you call it/).at(-1) as HTMLElement, { target: { value: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    expect(await screen.findByText('first-one')).toBeTruthy();
    type(/What is it/, 'feed');
    expect(screen.getByText('The secret of “Our jobs” is shown once. Copy it now.')).toBeTruthy();
  });

  it('offer no secret of their own making before it is known who makes it', async () => {
    const hookUrl = 'https://kith.example/hooks/recruitee/p~s_1~t';
    const calling = { kind: 'recruitee', name: 'Our jobs', settings: {}, asked: false, hookUrl, secretMissing: true };
    openPage('/sources', {
      'GET /v1/sources/kinds': () => new Promise<object>(() => undefined),
      'GET /v1/sources': page(source(calling)),
    });
    const card = within(await screen.findByRole('article', { name: 'Our jobs' }));
    expect(card.getByText(hookUrl)).toBeTruthy();
    expect(card.queryByRole('button', { name: 'New secret' })).toBeNull();
  });

  it('that are asked and may be called by a platform nobody can verify say so, and can be tried out', async () => {
    const hookUrl = 'https://kith.example/hooks/teamtailor/p~s_1~t';
    const nudged = source({ kind: 'teamtailor', name: 'Our jobs', settings: {}, hookUrl, unverified: true });
    openPage('/sources', {
      'GET /v1/sources/kinds': page({ ...feed, kind: 'teamtailor', fields: [], steps: ['Make a key'] }),
      'GET /v1/sources': page(nudged),
    });
    const card = await screen.findByRole('article', { name: 'Our jobs' });
    expect((await within(card).findByText(/whatever it says is not believed/)).textContent).toContain(
      'Keep the address',
    );
    expect(within(card).getByText(hookUrl)).toBeTruthy();
    expect(within(card).getByRole('button', { name: 'Try it out' })).toBeTruthy();
    expect(within(card).queryByRole('button', { name: /secret/ })).toBeNull();
  });

  it('are tried out, paused with a way back, and removed after a question', async () => {
    const item = {
      ...{ kind: 'activity.observed', what: null, title: 'On boats', url: 'https://ada.example/1' },
      ...{ at: '2026-03-01T08:00:00.000Z', contact: null },
    };
    const message = { ...item, kind: 'interaction.observed', what: 'they-wrote', title: null, url: null };
    const api = openPage('/sources', {
      ...kinds,
      'GET /v1/sources': page(source()),
      'POST /v1/sources/s_1/run': { items: [item, message], told: 4, left: 0, problem: null },
      'POST /v1/sources/s_1/pause': source({ state: 'paused' }),
      'POST /v1/sources/s_1/resume': source(),
      'DELETE /v1/sources/s_1': { id: 's_1', removed: true },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Try it out' }));
    expect(await screen.findByText('and 2 more')).toBeTruthy();
    expect(screen.getByText('They wrote').textContent).toContain('1 March 2026 · nobody you know');
    expect(api.of('POST /v1/sources/s_1/run')[0]?.query.get('dry')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.of('POST /v1/sources/s_1/resume')).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(api.of('DELETE /v1/sources/s_1')).toHaveLength(0);
    fireEvent.click(await screen.findByRole('button', { name: 'Remove it' }));
    expect(await screen.findByText('“Ada’s blog” is removed.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Sources' }));
  });
});
