import { afterEach, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { contact, page, verdicts } from '../testing/samples.js';

const until = '2026-09-01T10:00:00.000Z';
const ada = (more: Parameters<typeof contact>[2]) => contact('c_1', 'Ada Lovelace', more);
const routes = ['handover', 'handover/ask', 'handover/decline'];

function open(card: ReturnType<typeof ada>) {
  return openPage('/people/c_1', {
    'GET /v1/contacts/c_1': reply(200, card, '"7"'),
    'GET /v1/contacts/c_1/verdicts': { may: true, from: null, verdicts },
    'GET /v1/contacts/c_1/history': page(),
    ...Object.fromEntries(routes.map((path) => [`POST /v1/contacts/c_1/${path}`, card])),
  });
}

const click = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

afterEach(closePage);

it('says that a colleague speaks with them, and asks for it', async () => {
  const api = open(ada({ voice: { member: 'm_9', until } }));
  expect(await screen.findByText('m_9 speaks with them until 1 September 2026.')).toBeTruthy();
  await click('Ask for the conversation');
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/handover/ask')).toHaveLength(1));
});

it('says that it was asked for', async () => {
  open(ada({ voice: { member: 'm_9', until }, handoverAsked: [{ member: 'm_1', from: 'm_9', at: until }] }));
  expect(await screen.findByText('You have asked for it.')).toBeTruthy();
});

it('hands it over to who asks, or keeps it', async () => {
  const api = open(
    ada({ voice: { member: 'm_1', until }, handoverAsked: [{ member: 'm_9', from: 'm_1', at: until }] }),
  );
  expect(await screen.findByText('You speak with them until 1 September 2026.')).toBeTruthy();
  await click('Hand over to m_9');
  await waitFor(() =>
    expect(api.of('POST /v1/contacts/c_1/handover').map(({ body }) => body)).toEqual([{ to: 'm_9' }]),
  );
  await click('Keep it');
  await waitFor(() => expect(api.of('POST /v1/contacts/c_1/handover/decline')).toHaveLength(1));
});
