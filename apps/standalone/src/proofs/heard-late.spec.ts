import { expect, test } from '@jest/globals';
import type { z } from 'zod';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { rowReverted } from '#libs/events/contact.inputs.js';
import { interactionObserved, responseRecord, touchRecord } from '#libs/events/outreach.inputs.js';
import { givenDecider, type Given } from '#libs/testing/given.js';
import { contact, DAY, identity, member, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../../../contacts/src/registry.js';
import { verify } from '../verify/verify.js';
import { asExported } from './testing/as-exported.js';

const ada = contact('c_9', { who: ['linkedin:ada'] });
const offer = offered('c_8', 's_1');
/** What slows somebody down is marked in pools that were judged by today's rules. */
const judged = [contact('c_8'), { ...offer, data: { ...offer.data, rulesVersion: RULES_VERSION } }];
const given = () => givenDecider(deciders, projections, ...poolOfBerlin(), member('m_2'), ada, ...judged);

type Observed = z.input<typeof interactionObserved.schema>;

/** What a file says happened `days` ago between `m_1` and Ada. */
function heard(what: 'we-wrote' | 'they-wrote', days: number, from: string): Observed {
  const { scheme, value } = identity('linkedin:ada');
  return {
    ...{ source: 'linkedin-messages', sourceId: `${what} ${String(days)}`, import: from, member: 'm_1', what },
    identities: [{ scheme, value } as Observed['identities'][number]],
    basis: 'own-relation',
    observedAt: NOW,
    name: null,
    title: null,
    onlyKnown: false,
    channel: 'linkedin',
    at: NOW - days * DAY,
  };
}

const wrote = (days: number): z.input<typeof touchRecord.schema> => ({
  contact: 'c_9',
  member: 'm_2',
  channel: 'email',
  suggestion: null,
  imported: false,
  at: NOW - days * DAY,
});

const said = (days: number, wish: 'no' | null): z.input<typeof responseRecord.schema> => ({
  contact: 'c_9',
  channel: 'email',
  toMember: 'm_2',
  wish,
  until: null,
  at: NOW - days * DAY,
});

async function accused({ pool }: Given): Promise<string[]> {
  const { findings } = await verify(asExported({ pool, causes: [] }), NOW);
  return findings.flatMap(({ check, text }) => (check === 'brake' ? [text] : []));
}

const objectionIn = ({ pool }: Given) => pool.events.find(({ type }) => type === 'privacy.objected')?.data;

test('a message that answers nothing any more is not counted by the reply that was taken back', async () => {
  const scene = given()
    .and(interactionObserved, heard('we-wrote', 10, 'i_2'))
    .and(interactionObserved, heard('they-wrote', 12, 'i_1'))
    .and(rowReverted, { import: 'i_1', contact: 'c_9', seqs: [8, 9, 10] });
  expect(scene.pool.events.at(-1)).toMatchObject({ type: 'interaction.touched', data: { import: 'i_2' } });
  expect(scene.pool.events.at(-1)?.data).not.toHaveProperty('warm');
  expect(await accused(scene)).toEqual([]);
});

test('a "no" that was their first word, told late, is put down to no message that came after it', async () => {
  const scene = given().and(touchRecord, wrote(1)).and(responseRecord, said(2, 'no'));
  expect(objectionIn(scene)).toEqual({ ground: 'response' });
  expect(await accused(scene)).toEqual([]);
});

test('a "no" told late is put down to the message before it', async () => {
  const scene = given()
    .and(responseRecord, said(9, null))
    .and(touchRecord, wrote(5))
    .and(touchRecord, wrote(1))
    .and(responseRecord, said(2, 'no'));
  const before = scene.pool.events.find(({ type }) => type === 'interaction.touched')?.seq;
  expect(objectionIn(scene)).toEqual({ ground: 'response', after: { member: 'm_2', seq: before } });
  expect(await accused(scene)).toEqual([]);
});
