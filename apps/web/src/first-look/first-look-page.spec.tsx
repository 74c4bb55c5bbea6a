import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { problem } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact } from '../testing/samples.js';

const ada = contact('c_1', 'Ada Lovelace');
const grace = contact('c_2', 'Grace Hopper');
const people = [ada, grace, contact('c_3', 'Mary Shelley')];
const press = (key: string, more: object = {}) => fireEvent.keyDown(document.body, { key, ...more });

async function openFirstLook(routes: Parameters<typeof openPage>[1] = {}) {
  const api = openPage('/first-look', {
    'GET /v1/first-look': { items: people, next: null, total: 3 },
    'PUT /v1/contacts/c_1/keep': ada,
    'DELETE /v1/contacts/c_1/keep': ada,
    'POST /v1/contacts/c_2/release': grace,
    'POST /v1/contacts/c_2/revive': grace,
    ...routes,
  });
  await screen.findByText('Ada Lovelace');
  return api;
}

const face = (name: string) => screen.getByRole('listitem', { name });

afterEach(closePage);

describe('Whom would you be sorry to lose?', () => {
  it('shows each face with what they do and since when they are connected', async () => {
    await openFirstLook();
    expect(within(face('Ada Lovelace')).getByText('Engineer · Delft Robotics')).toBeTruthy();
    expect(within(face('Ada Lovelace')).getByText('connected since March 2024')).toBeTruthy();
    expect(screen.getByText('0 of 3 looked at')).toBeTruthy();
  });

  it('keeps with K in the chosen rhythm, and goes on to the next face', async () => {
    const api = await openFirstLook();
    fireEvent.change(screen.getByLabelText('Whom I keep, I want to think of'), { target: { value: 'yearly' } });
    press('k');
    await waitFor(() =>
      expect(api.of('PUT /v1/contacts/c_1/keep').map(({ body }) => body)).toEqual([{ rhythm: 'yearly' }]),
    );
    expect(face('Grace Hopper').getAttribute('aria-current')).toBe('true');
    expect(screen.getByText('1 of 3 looked at')).toBeTruthy();
  });

  it('leaves for later with L without telling anybody', async () => {
    const api = await openFirstLook();
    press('l');
    expect(within(face('Ada Lovelace')).getByText('For later')).toBeTruthy();
    expect(api.asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('lets go with G, and U brings back', async () => {
    const api = await openFirstLook();
    press('l');
    press('g');
    await waitFor(() =>
      expect(api.of('POST /v1/contacts/c_2/release').map(({ body }) => body)).toEqual([{ reason: 'first-look' }]),
    );
    press('u');
    await waitFor(() => expect(api.of('POST /v1/contacts/c_2/revive')).toHaveLength(1));
    expect(face('Grace Hopper').getAttribute('aria-current')).toBe('true');
  });

  it('undoes a keep from the face itself, after the keep has arrived', async () => {
    const api = await openFirstLook();
    fireEvent.click(within(face('Ada Lovelace')).getByRole('button', { name: 'Keep: Ada Lovelace' }));
    fireEvent.click(within(face('Ada Lovelace')).getByRole('button', { name: 'Undo: Ada Lovelace' }));
    await waitFor(() => expect(api.of('DELETE /v1/contacts/c_1/keep')).toHaveLength(1));
    expect(api.asked.filter(({ method }) => method !== 'GET').map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  });

  it('counts a held key once', async () => {
    await openFirstLook();
    press('l');
    press('l', { repeat: true });
    expect(screen.getByText('1 of 3 looked at')).toBeTruthy();
  });

  it('gives a face back undecided when the server refuses, and says why', async () => {
    await openFirstLook({ 'PUT /v1/contacts/c_1/keep': problem(409, 'objected', 'They do not want to hear from us.') });
    press('k');
    expect(await screen.findByText('Not done: They do not want to hear from us.')).toBeTruthy();
    expect(within(face('Ada Lovelace')).getByRole('button', { name: 'Keep: Ada Lovelace' })).toBeTruthy();
    expect(screen.getByText('0 of 3 looked at')).toBeTruthy();
  });

  it('says what came of the round once all are decided', async () => {
    await openFirstLook();
    press('k');
    press('g');
    press('l');
    expect(await screen.findByText('That was this round: 1 kept, 1 for later, 1 let go.')).toBeTruthy();
    expect(screen.getByText(/That was everybody/)).toBeTruthy();
  });

  it('goes on with the next twenty', async () => {
    const api = await openFirstLook({
      'GET /v1/first-look': ({ query }: { query: URLSearchParams }) =>
        query.get('cursor') === 'second'
          ? { items: [contact('c_4', 'Hedy Lamarr')], next: null, total: 1 }
          : { items: people.slice(0, 1), next: 'second', total: 2 },
    });
    press('l');
    fireEvent.click(await screen.findByRole('button', { name: 'The next twenty' }));
    expect(await screen.findByText('Hedy Lamarr')).toBeTruthy();
    expect(screen.getByText('1 of 2 looked at')).toBeTruthy();
    expect(api.of('GET /v1/first-look').map(({ query }) => query.get('limit'))).toEqual(['20', '20']);
  });
});
