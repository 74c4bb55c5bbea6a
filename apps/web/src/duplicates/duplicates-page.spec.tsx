import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Candidate, Duplicate } from '../api/duplicates.js';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page } from '../testing/samples.js';

const ada = contact('c_1', 'Ada Lovelace', { location: 'London' });
const other = contact('c_2', 'A. Lovelace', { location: 'Delft', corrected: ['location'] });
const third = contact('c_3', 'Countess Lovelace');

const candidate = ({ id, name, employer, headline, location, sources }: Candidate): Candidate => {
  return { id, name, employer, headline, location, sources };
};
const may = (...contacts: Candidate[]): Duplicate => ({
  reason: 'name',
  at: '2026-03-02T07:00:00.000Z',
  contacts: contacts.map(candidate),
  identities: [],
});
const bo = may(contact('c_7', 'Bo Sand'), contact('c_8', 'Bo Sand'));

/** A server that takes off its list what was decided, and puts back what is taken back. */
function openDuplicates(duplicates: Duplicate[], routes: Parameters<typeof openPage>[1] = {}, address = '/duplicates') {
  let decided = false;
  const decide = (answer: object, is: (body: unknown) => boolean) => (request: { body: unknown }) => {
    decided = is(request.body);
    return answer;
  };
  return openPage(address, {
    'GET /v1/contacts/duplicates': () => page(...duplicates.slice(decided ? 1 : 0)),
    'GET /v1/contacts/c_1': reply(200, ada, '"7"'),
    'GET /v1/contacts/c_2': () => (decided ? reply(200, ada, '"7"') : reply(200, other, '"8"')),
    'GET /v1/contacts/c_3': reply(200, third, '"9"'),
    'POST /v1/contacts/merge': decide(ada, () => true),
    'POST /v1/contacts/c_2/unmerge': decide({ contact: other, from: 'c_1', stays: [] }, () => false),
    'POST /v1/contacts/apart': decide({}, (body) => (body as { apart: boolean }).apart),
    ...routes,
  });
}

const button = (name: string) => screen.findByRole('button', { name });
/** As a browser does it: who clicks also holds the focus. */
const click = async (name: string) => {
  const clicked = await button(name);
  clicked.focus();
  fireEvent.click(clicked);
};
const card = (name: string) => screen.findByRole('article', { name });
const bodies = (api: ReturnType<typeof openPage>, route: string) => api.of(route).map(({ body }) => body);

afterEach(closePage);

describe('Who may be one person', () => {
  it('is listed with the reason in words', async () => {
    const said = {
      ...may(ada, other),
      reason: 'identity' as const,
      identities: [{ scheme: 'email', value: 'a@x.org' }],
    };
    openDuplicates([said, bo]);
    expect((await card('Ada Lovelace and A. Lovelace')).textContent).toContain(
      'One source named addresses of these entries',
    );
    expect((await card('Ada Lovelace and A. Lovelace')).textContent).toContain('a@x.org');
    expect((await card('Bo Sand and Bo Sand')).textContent).toContain('The same name at the same employer');
  });

  it('is nobody, and that is good', async () => {
    openDuplicates([]);
    expect(await screen.findByText('Nobody seems to be here twice.')).toBeTruthy();
  });

  it('is made one, each field as it is chosen or proposed, and parted again', async () => {
    const api = openDuplicates([may(ada, other), bo]);
    const pair = await card('Ada Lovelace and A. Lovelace');
    fireEvent.click(within(pair).getByRole('button', { name: 'Compare' }));
    const location = await screen.findByRole('radiogroup', { name: 'Location' });
    expect(within(location).getByRole<HTMLInputElement>('radio', { name: 'Delft' }).checked).toBe(true);
    expect(screen.queryByRole('radiogroup', { name: 'Employer' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'A. Lovelace' }));
    await click('They are one person');
    await screen.findByText('Ada Lovelace is one person now.');
    expect(api.of('POST /v1/contacts/merge')[0]).toMatchObject({
      body: { into: 'c_1', from: 'c_2', fields: { name: 'from', location: 'from' } },
      headers: { 'if-match': '"7"' },
    });
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1));
    expect(document.activeElement).toBe(await card('Bo Sand and Bo Sand'));
    await click('Undo');
    expect(await card('Ada Lovelace and A. Lovelace')).toBeTruthy();
    expect(api.of('POST /v1/contacts/c_2/unmerge')).toHaveLength(1);
    fireEvent.click(within(await card('Ada Lovelace and A. Lovelace')).getByRole('button', { name: 'Compare' }));
    await click('They are one person');
    await waitFor(() => expect(api.of('POST /v1/contacts/merge')).toHaveLength(2));
    expect(api.of('POST /v1/contacts/merge')[1]?.body).toMatchObject({ into: 'c_1', from: 'c_2' });
  });

  it('is told apart, and put back', async () => {
    const api = openDuplicates([may(ada, other)]);
    await click('Not the same person');
    expect(await screen.findByText('Nobody seems to be here twice.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await click('Undo');
    expect(await card('Ada Lovelace and A. Lovelace')).toBeTruthy();
    const contacts = ['c_1', 'c_2'];
    expect(bodies(api, 'POST /v1/contacts/apart')).toEqual([
      { contacts, apart: true },
      { contacts, apart: false },
    ]);
  });

  it('is chosen where there are more than two', async () => {
    const api = openDuplicates([may(ada, other, third)]);
    expect(await button('All of them are different people')).toBeTruthy();
    await click('Compare');
    expect(screen.getAllByRole('option', { name: /^3\. Countess Lovelace/u })).toHaveLength(2);
    fireEvent.change(screen.getByLabelText('with'), { target: { value: 'c_3' } });
    fireEvent.click(await screen.findByRole('radio', { name: 'Countess Lovelace' }));
    await click('They are one person');
    await waitFor(() =>
      expect(bodies(api, 'POST /v1/contacts/merge')).toEqual([{ into: 'c_1', from: 'c_3', fields: { name: 'from' } }]),
    );
  });

  it('shows a refusal beside them', async () => {
    const stale = problem(412, 'stale-version', 'Somebody changed this contact in the meantime; look again.');
    openDuplicates([may(ada, other)], { 'POST /v1/contacts/merge': stale });
    await click('Compare');
    await click('They are one person');
    expect((await screen.findByRole('alert')).textContent).toContain('look again');
    expect(await card('Ada Lovelace and A. Lovelace')).toBeTruthy();
  });

  it('stands side by side at once, and first, for whoever comes from a contact', async () => {
    openDuplicates([bo, may(ada, other)], {}, '/duplicates?contact=c_2');
    expect(await screen.findByRole('radiogroup', { name: 'Name' })).toBeTruthy();
    const [first] = screen.getAllByRole('article');
    expect(first).toBe(await card('Ada Lovelace and A. Lovelace'));
  });

  it('is announced among people, with how many there are', async () => {
    openDuplicates([may(ada, other), bo], { 'GET /v1/contacts': page(ada) }, '/people');
    fireEvent.click(await screen.findByRole('link', { name: '2 possible duplicates' }));
    expect(await screen.findByRole('heading', { name: 'One person, or two?' })).toBeTruthy();
  });
});
