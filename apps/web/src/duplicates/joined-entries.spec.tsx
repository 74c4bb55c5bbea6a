import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page, verdicts } from '../testing/samples.js';

const ada = contact('c_1', 'Ada Lovelace', {
  merged: [{ id: 'c_2', name: 'A. Lovelace', at: '2026-03-02T10:00:00.000Z' }],
});
const other = contact('c_2', 'A. Lovelace');
const followUp = { seq: 9, text: 'Coming back to it: the engine' };

async function openContact(routes: Parameters<typeof openPage>[1] = {}) {
  const api = openPage('/people/c_1', {
    'GET /v1/contacts/c_1': reply(200, ada, '"7"'),
    'GET /v1/contacts/c_1/verdicts': { may: false, from: null, verdicts },
    'GET /v1/contacts/c_1/history': page(),
    'GET /v1/contacts/duplicates': page(),
    'POST /v1/contacts/c_2/unmerge': () => {
      api.routes['GET /v1/contacts/c_1'] = reply(200, { ...ada, merged: [] }, '"8"');
      return { contact: other, from: 'c_1', stays: [followUp] };
    },
    ...routes,
  });
  await screen.findByRole('heading', { name: 'Ada Lovelace' });
  return api;
}

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(closePage);

describe('A contact that two were made one of', () => {
  it('is parted after a question, and says what stays behind', async () => {
    const api = await openContact();
    expect(screen.getByText('Two people were made one on 2 March 2026.')).toBeTruthy();
    click('Part them again');
    expect(api.of('POST /v1/contacts/c_2/unmerge')).toHaveLength(0);
    click('Part them');
    const link = await screen.findByRole('link', { name: /^Open A. Lovelace/u });
    expect(link.getAttribute('href')).toBe('/people/c_2');
    expect(screen.getByText(followUp.text)).toBeTruthy();
    expect(screen.queryByText('Two people were made one on 2 March 2026.')).toBeNull();
  });

  it('says before an erasure who goes along, and parts them first', async () => {
    const api = await openContact();
    click('Erase');
    expect(screen.getByText(/^This covers every entry this person was made of/u)).toBeTruthy();
    click('Part A. Lovelace first');
    await waitFor(() => expect(screen.queryByText(/^This covers every entry/u)).toBeNull());
    expect(api.of('POST /v1/contacts/c_2/unmerge')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Erase for ever' })).toBeTruthy();
  });

  it('stays one when parting is refused, and says why', async () => {
    const held = problem(409, 'contact-held', 'Something about this person is set aside.');
    await openContact({ 'POST /v1/contacts/c_2/unmerge': held });
    click('Part them again');
    click('Part them');
    expect((await screen.findByRole('alert')).textContent).toContain('set aside');
    expect(screen.getByText('Two people were made one on 2 March 2026.')).toBeTruthy();
  });
});

describe('A contact', () => {
  it('of whom there may be another entry leads to them', async () => {
    const candidates = [ada, other].map(({ id, name, employer, headline, location, sources }) => {
      return { id, name, employer, headline, location, sources };
    });
    const duplicate = { reason: 'name', at: null, contacts: candidates, identities: [] };
    await openContact({ 'GET /v1/contacts/duplicates': page(duplicate) });
    const link = await screen.findByRole('link', { name: /^There may be another entry/u });
    expect(link.getAttribute('href')).toBe('/duplicates?contact=c_1');
  });
});
