import { afterEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { FakeEventSource } from '../testing/browser.js';
import { problem } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { me, page, suggestion } from '../testing/samples.js';

const quiet = { 'GET /v1/suggestions': page(), 'GET /v1/outlook': page() };
const line = () => {
  if (FakeEventSource.last === null) throw new Error('The page listens to nothing.');
  return FakeEventSource.last;
};

afterEach(closePage);

describe('Somebody who comes in', () => {
  it('without a session learns how to get a fresh link', async () => {
    openPage('/?link=used', { 'GET /v1/me': problem(401, 'signed-out', 'Not signed in.') });
    expect(await screen.findByText('npm run kith -- user link')).toBeTruthy();
    expect(screen.getByText(/That link has been used before/)).toBeTruthy();
  });

  it('for the first time names the pool and the home, then chooses between a file and the demo', async () => {
    const api = openPage('/', { ...quiet, 'GET /v1/me': { ...me, member: null, pool: null } });
    fireEvent.change(await screen.findByLabelText(/^Your name/), { target: { value: ' Ruth ' } });
    fireEvent.change(screen.getByLabelText('Country'), { target: { value: 'AT' } });
    api.routes['POST /v1/pools'] = () => {
      api.routes['GET /v1/me'] = { ...me, pool: { ...me.pool, empty: true } };
      return me.pool ?? {};
    };
    fireEvent.click(screen.getByRole('button', { name: 'Begin' }));
    expect(await screen.findByRole('heading', { name: 'Who shall be in it?' })).toBeTruthy();
    expect(screen.getByText('npm start -- --demo')).toBeTruthy();
    expect(await screen.findByText('Drop a file here')).toBeTruthy();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(api.of('POST /v1/pools')[0]?.body).toEqual({
      name: 'Our people',
      home: { zone, country: 'AT', language: 'en' },
      owner: { name: 'Ruth' },
    });
  });

  it('is told when the server does not answer', async () => {
    const api = openPage('/', {
      ...quiet,
      'GET /v1/me': () => {
        throw new TypeError('Failed to fetch');
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('Kith does not answer. Is it still running?');
    api.routes['GET /v1/me'] = me;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Today' })).toBeTruthy();
  });
});

describe('The open page', () => {
  it('reads again what it shows when something happens in the pool', async () => {
    const api = openPage('/', quiet);
    await screen.findByText('A quiet day');
    api.routes['GET /v1/suggestions'] = page(suggestion('s_1', 'Ada Lovelace'));
    line().tell({ seq: 9, type: 'outreach.suggested', contact: 'c_1' });
    expect(await screen.findByText('Ada Lovelace has a new job.')).toBeTruthy();
  });

  it('says when the line is lost, and reads everything again when it is back', async () => {
    const api = openPage('/', quiet);
    await screen.findByText('A quiet day');
    act(() => line().onerror?.());
    expect(screen.getByText(/The line to Kith is lost/)).toBeTruthy();
    const before = api.of('GET /v1/suggestions').length;
    act(() => line().onopen?.());
    await waitFor(() => expect(api.of('GET /v1/suggestions').length).toBeGreaterThan(before));
    expect(screen.queryByText(/The line to Kith is lost/)).toBeNull();
  });

  it('asks for a fresh link once the session has ended', async () => {
    const api = openPage('/', quiet);
    await screen.findByText('A quiet day');
    const gone = problem(401, 'signed-out', 'Not signed in.');
    Object.assign(api.routes, { 'GET /v1/me': gone, 'GET /v1/suggestions': gone });
    line().tell({ seq: 9, type: 'outreach.suggested' });
    expect(await screen.findByText('npm run kith -- user link')).toBeTruthy();
  });

  it('has a page for addresses that lead nowhere', async () => {
    openPage('/nowhere', quiet);
    expect(await screen.findByRole('heading', { name: 'There is nothing here' })).toBeTruthy();
  });
});
