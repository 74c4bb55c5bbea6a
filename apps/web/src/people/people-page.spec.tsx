import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page, verdicts } from '../testing/samples.js';

const ada = contact('c_1', 'Ada Lovelace');

function openSearch(routes: Parameters<typeof openPage>[1] = {}) {
  return openPage('/people', {
    'GET /v1/contacts': page(ada),
    'GET /v1/may-i': { contact: ada, may: false, verdicts, from: '2026-06-01T10:00:00.000Z', text: 'Not yet.' },
    ...routes,
  });
}

async function search(text: string) {
  const box = await screen.findByRole('searchbox');
  fireEvent.change(box, { target: { value: text } });
  const form = box.closest('form');
  if (form === null) throw new Error('The search box stands in no form.');
  fireEvent.submit(form);
}

afterEach(closePage);

describe('The search box', () => {
  it('lists people for a name', async () => {
    const api = openSearch();
    await search('ada');
    expect(await screen.findByRole('heading', { name: 'People for “ada”' })).toBeTruthy();
    expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeTruthy();
    expect(api.of('GET /v1/contacts').at(-1)?.query.get('query')).toBe('ada');
    expect(api.of('GET /v1/may-i')).toEqual([]);
  });

  it('answers "may I?" for a pasted profile address, with the rules and the date', async () => {
    const api = openSearch();
    await search('https://www.linkedin.com/in/ada');
    expect(await screen.findByRole('heading', { name: 'May I write to Ada Lovelace?' })).toBeTruthy();
    expect(screen.getByText('Not before 1 June 2026')).toBeTruthy();
    expect(screen.getByText('How often')).toBeTruthy();
    expect(api.of('GET /v1/may-i').map(({ query }) => query.get('identity'))).toEqual([
      'https://www.linkedin.com/in/ada',
    ]);
  });

  it.each([
    ['own-relation', null],
    ['told', 'Somebody told me of them'],
    ['sourced', 'I found them'],
  ])('offers to add somebody nobody knows, and asks how we come by them: %s', async (basis, choice) => {
    const api = openSearch({
      'GET /v1/may-i': { contact: null, may: true, verdicts: [], from: null, text: 'Nothing stands against it.' },
      'POST /v1/contacts': ada,
      'GET /v1/contacts/c_1': ada,
    });
    await search('ada@example.org');
    fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Augusta Ada Lovelace' } });
    expect(screen.getByLabelText<HTMLInputElement>('We know each other').checked).toBe(true);
    if (choice !== null) fireEvent.click(screen.getByLabelText(choice));
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(window.location.pathname).toBe('/people/c_1'));
    expect(api.of('POST /v1/contacts')[0]?.body).toEqual({
      name: { given: 'Augusta Ada', family: 'Lovelace', full: 'Augusta Ada Lovelace' },
      basis,
      identities: ['ada@example.org'],
      employer: null,
      position: null,
    });
  });

  it('says no to a stranger who asked not to be contacted, under their short address', async () => {
    const text = 'No: this person asked not to be contacted.';
    openSearch({ 'GET /v1/may-i': { contact: null, may: false, verdicts: [], from: null, text } });
    await search('https://www.linkedin.com/in/ada/?utm=x');
    expect(await screen.findByRole('heading', { name: 'May I write to linkedin.com/in/ada?' })).toBeTruthy();
    expect(await screen.findByText('No')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Add this person' })).toBeNull();
  });

  it('takes the focus on "/"', async () => {
    openSearch();
    const box = await screen.findByRole('searchbox');
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(box);
  });
});
