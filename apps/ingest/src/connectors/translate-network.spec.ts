import { expect, test } from '@jest/globals';
import { inputOf } from '#libs/events/inputs.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { NetworkItem } from './network-item.js';
import { NOW } from './testing/api-server.js';
import { translateNetwork } from './translate-network.js';

const who: Identity[] = [{ scheme: 'github', value: '7' }];
const told = (item: NetworkItem, contact: string | null = null) => {
  const source = { id: 's_1', kind: 'github', basis: 'sourced' as const, contact, member: 'm_1' };
  const [input] = translateNetwork(item, { source, now: NOW });
  expect(inputOf(input?.kind ?? '')?.schema.safeParse(input?.data)).toMatchObject({ success: true });
  return input;
};

test('who follows back is connected to the member, nobody knows since when, and nobody is brought in', () => {
  const item: NetworkItem = {
    is: 'profile',
    who,
    name: 'Ada King',
    employer: 'Acme',
    location: null,
    mutual: 'github',
  };
  expect(told(item)).toMatchObject({
    kind: 'person.observed',
    data: {
      ...{ member: 'm_1', basis: 'sourced', identities: who, employer: 'Acme', position: null, headline: null },
      ...{ name: { given: 'Ada', family: 'King', full: 'Ada King' }, onlyKnown: true, contact: null },
      connected: { network: 'github', since: null },
    },
  });
  expect(told({ ...item, name: null, mutual: null }, 'c_1')).toMatchObject({
    data: { name: null, connected: null, onlyKnown: true, contact: 'c_1' },
  });
});

test('what they published is something in their life, of whom the source is linked to or of whoever is named', () => {
  const item: NetworkItem = {
    is: 'published',
    who,
    id: '5',
    activity: 'release',
    at: NOW,
    title: 'Notes 2',
    url: null,
  };
  expect(told(item)).toMatchObject({
    kind: 'activity.observed',
    data: {
      sourceId: '5',
      contact: null,
      identities: who,
      activity: 'release',
      at: NOW,
      title: 'Notes 2',
      member: null,
    },
  });
  expect(told(item, 'c_1')).toMatchObject({ data: { contact: 'c_1', identities: [] } });
});

test('an answer in public is a response, of contacts alone', () => {
  expect(told({ is: 'reply', who, id: '5', at: NOW })).toMatchObject({
    kind: 'interaction.observed',
    data: { what: 'they-wrote', channel: 'public', onlyKnown: true, title: null, member: 'm_1' },
  });
});

test('turning away is a sign, and so is coming back', () => {
  const item: NetworkItem = { is: 'sign', who, sign: 'unfollowed', network: 'github', lifted: false, at: NOW };
  expect(told(item)).toMatchObject({ kind: 'unwelcome.observed', data: { sign: 'unfollowed', network: 'github' } });
  expect(told({ ...item, lifted: true })).toMatchObject({ kind: 'welcome.observed' });
});
