import { expect, test } from '@jest/globals';
import { Story, day } from '#libs/etiquette/testing/story.js';
import { identity } from '#libs/testing/pool-events.js';
import type { Channel, ConsentChannel } from '#libs/events/words.js';
import { waysShown } from './ways-shown.js';

const mail = 'email:ada@example.org';
const phone = 'phone:+4930123456';

interface Said {
  yes?: ConsentChannel[];
  no?: ConsentChannel[];
  basis?: 'told' | 'own-relation';
}

/** Ways that are shown of somebody with these addresses, who said this. */
function shown(addresses: string[], { yes = [], no = [], basis = 'told' }: Said): Channel[] {
  const story = new Story();
  story.facts = { ...story.known, basis, country: 'DE' };
  story.tell('privacy.consent-recorded', { channels: yes, given: 'spoken' }, day(1));
  story.tell('privacy.consent-withdrawn', { channels: no }, day(2));
  return waysShown({ identities: addresses.map(identity), bounces: [], facts: story.known }, day(9));
}

test('whom we know is written to at every address, but where they want nothing', () => {
  expect(shown([phone, mail], { basis: 'own-relation' })).toEqual(['email', 'phone']);
  expect(shown([phone, mail], { basis: 'own-relation', no: ['email'] })).toEqual(['phone']);
  expect(shown([mail], { basis: 'own-relation', no: ['email'] })).toEqual(['invitation', 'public']);
});

test('a stranger is invited, or written to as they agreed', () => {
  expect(shown([mail], {})).toEqual(['invitation', 'public']);
  expect(shown([phone, mail], { yes: ['email'] })).toEqual(['email']);
});

test.each(['text', 'other'] as const)('a stranger who agreed to %s is not invited instead', (way) => {
  expect(shown([mail], { yes: [way] })).toEqual([way]);
  expect(shown([phone, mail], { yes: [way], no: ['phone'] })).toEqual([way]);
});

test('a way that a stranger agreed to is shown also where its address is not known, if nothing else is left', () => {
  expect(shown([phone], { yes: ['email'], no: ['phone'] })).toEqual(['email']);
  expect(shown([phone], { yes: ['email', 'phone'] })).toEqual(['phone']);
});

test('a stranger who said no and agreed to nothing is not invited', () => {
  expect(shown([mail], { no: ['phone'] })).toEqual([]);
});

test('nobody is written to at an address that sent a message back, until a member says that it works', () => {
  const story = new Story().cameBack(day(1), ['phone']);
  story.facts = { ...story.known, basis: 'own-relation' };
  const [old, own] = [identity(mail), identity('email:ada@new.example')];
  const bounces = [{ hash: old.hash, seq: 2, id: null, works: null }];
  const ways = (...addresses: (typeof old)[]) =>
    waysShown({ identities: addresses, bounces, facts: story.known }, day(9));
  expect(ways(old, identity(phone))).toEqual(['phone']);
  expect(ways(old, own)).toEqual(['email']);
  const nobody = { member: null, employer: null, suggestion: null };
  story.tell('interaction.retracted', { of: 2, what: 'bounce', ...nobody }, day(3));
  expect(ways(old, identity(phone))).toEqual(['email', 'phone']);
});
