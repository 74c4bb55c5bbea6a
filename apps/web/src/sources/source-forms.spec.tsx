import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Source, SourceKind } from '../api/sources.js';
import { reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { page } from '../testing/samples.js';
import { feed, field, source } from '../testing/source-samples.js';

const byToken = 'Sign in by token instead';
const mailbox: SourceKind = {
  ...{ ...feed, kind: 'imap', title: 'Mailbox', whom: null },
  group: { id: 'mail', title: 'Mail and calendars' },
  fields: [
    field('server', 'server', { required: true, label: 'Mail server' }),
    field('password', 'secret', { label: 'App password' }),
    field('token', 'secret', { label: 'Access token', under: byToken }),
    field('client', 'text', { label: 'Client ID', under: byToken }),
    field('sent', 'text', { label: 'Folder of sent messages' }),
  ],
};
const mail = (more: Partial<Source> = {}) =>
  source({ kind: 'imap', name: 'Mail', settings: { server: 'imap.team.example' }, secrets: ['password'], ...more });
const opened = () => screen.getByText(byToken).closest('details')?.open;

afterEach(closePage);

describe('The form of a source', () => {
  it('folds away what few need, and sends it where somebody gave it', async () => {
    const api = openPage('/sources', {
      ...{ 'GET /v1/sources/kinds': page(mailbox), 'GET /v1/sources': page() },
      'POST /v1/sources': reply(201, mail()),
    });
    const heading = await screen.findByText(byToken);
    expect(opened()).toBe(false);
    const folded = within(heading.closest('details') as HTMLElement);
    expect(folded.queryByLabelText(/App password|Folder of sent/)).toBeNull();
    fireEvent.click(heading);
    fireEvent.change(folded.getByLabelText(/Access token/), { target: { value: 'ya29' } });
    fireEvent.change(folded.getByLabelText(/Access token/), { target: { value: '' } });
    expect(opened()).toBe(true);
    fireEvent.change(folded.getByLabelText(/Access token/), { target: { value: 'ya29' } });
    fireEvent.change(screen.getByLabelText(/Mail server/), { target: { value: 'imap.team.example' } });
    fireEvent.change(screen.getByLabelText(/What do you call it/), { target: { value: 'Mail' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    await waitFor(() => expect(api.of('POST /v1/sources')).toHaveLength(1));
    expect(api.of('POST /v1/sources')[0]?.body).toMatchObject({
      settings: { server: 'imap.team.example', token: 'ya29' },
    });
  });

  it.each([
    ['closed where a password is stored', { secrets: ['password'] }, false],
    ['open where one of its secrets is stored', { secrets: ['token'] }, true],
    ['open where one of its settings is', { settings: { server: 'imap.team.example', client: 'kith' } }, true],
  ])('keeps it %s', async (_how, more, isOpen) => {
    openPage('/sources', {
      'GET /v1/sources/kinds': page(mailbox, feed),
      'GET /v1/sources': page(mail(more)),
    });
    const card = within(await screen.findByRole('article', { name: 'Mail' }));
    expect((await card.findByText(byToken)).closest('details')?.open).toBe(isOpen);
  });

  it('offers the kinds group by group, each by name', async () => {
    const github = { ...feed, kind: 'github', title: 'GitHub', group: { id: 'networks', title: 'Networks' } };
    const bluesky = { ...github, kind: 'bluesky', title: 'Bluesky' };
    openPage('/sources', {
      'GET /v1/sources/kinds': page(feed, github, mailbox, bluesky),
      'GET /v1/sources': page(),
    });
    const list = await screen.findByLabelText('What is it?');
    const groups = [...list.querySelectorAll('optgroup')];
    expect(groups.map(({ label }) => label)).toEqual(['Blogs and feeds', 'Networks', 'Mail and calendars']);
    expect([...(groups[1]?.children ?? [])].map(({ textContent }) => textContent)).toEqual(['Bluesky', 'GitHub']);
  });

  it('says whom it tells of where it is linked to nobody, in the words of its kind, and nothing where that has none', async () => {
    const github = { ...feed, kind: 'github', title: 'GitHub', whom: null };
    openPage('/sources', { 'GET /v1/sources/kinds': page(feed, github), 'GET /v1/sources': page() });
    expect(await screen.findByText('Whoever an entry names.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('What is it?'), { target: { value: 'github' } });
    expect(screen.getByRole('option', { name: 'GitHub', selected: true })).toBeTruthy();
    expect(screen.queryByText('Whoever an entry names.')).toBeNull();
  });
});

describe('A source that is paused', () => {
  it('stays paused with other settings, and its card says so', async () => {
    const paused = mail({ state: 'paused' });
    const api = openPage('/sources', {
      ...{ 'GET /v1/sources/kinds': page(mailbox), 'GET /v1/sources': page(paused) },
      'PATCH /v1/sources/s_1': paused,
    });
    const card = within(await screen.findByRole('article', { name: 'Mail' }));
    fireEvent.change(await card.findByLabelText(/Folder of sent messages/), { target: { value: 'Out' } });
    fireEvent.click(card.getByText('Save the settings'));
    expect(await screen.findByText('“Mail” has its new settings and stays paused.')).toBeTruthy();
    expect(api.of('PATCH /v1/sources/s_1')[0]?.body).toEqual({ settings: { sent: 'Out' } });
  });

  it('is given another address where it had trouble with its own, and stays paused', async () => {
    const trouble = { code: 'gone', text: 'It is gone.', todo: 'Change it here.' };
    const paused = source({ state: 'paused', problem: trouble });
    openPage('/sources', {
      ...{ 'GET /v1/sources/kinds': page(feed), 'GET /v1/sources': page(paused) },
      'PATCH /v1/sources/s_1': { ...paused, problem: null },
    });
    fireEvent.change(await screen.findByDisplayValue('https://ada.example/feed'), {
      target: { value: 'https://ada.example/atom' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Change the address' }));
    expect(await screen.findByText('“Ada’s blog” has its new settings and stays paused.')).toBeTruthy();
  });

  it('is called otherwise, and nothing else is said of it', async () => {
    const paused = mail({ state: 'paused' });
    openPage('/sources', {
      ...{ 'GET /v1/sources/kinds': page(mailbox), 'GET /v1/sources': page(paused) },
      'PATCH /v1/sources/s_1': { ...paused, name: 'Post' },
    });
    const card = within(await screen.findByRole('article', { name: 'Mail' }));
    fireEvent.change(card.getByLabelText(/What do you call it/), { target: { value: 'Post' } });
    fireEvent.click(card.getByText('Save the settings'));
    expect(await screen.findByText('“Post” is what it is called now.')).toBeTruthy();
  });
});
