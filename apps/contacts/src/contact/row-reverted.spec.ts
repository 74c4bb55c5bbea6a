import { describe, expect, test } from '@jest/globals';
import { contactCorrected, contactKept, contactNoteAdded } from '#libs/events/contact.events.js';
import { contactKeep, personObserved, rowReverted } from '#libs/events/contact.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, nameOf, offered, poolOfBerlin, row, type Row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { Card } from '../documents.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const connected = { network: 'linkedin' as const, since: NOW - DAY };
const ada = row({ who: ['linkedin:ada'], name: 'Ada Lovelace', employer: 'Acme', position: 'Engineer', connected });
const known = contact('c_9', { who: ['linkedin:ada'], employer: 'Acme', position: 'Engineer' });

/** Says a row, and answers what a revert of it has to name. */
function imported(scene: ReturnType<typeof given>, said: Row) {
  const first = scene.pool.events.length + 1;
  scene.pool.say(personObserved, said);
  const seqs = [];
  for (let seq = first; seq <= scene.pool.events.length; seq += 1) seqs.push(seq);
  return { import: said.import ?? '', seqs };
}

describe('a contact that a row created', () => {
  test('goes, as if it had never come', () => {
    const scene = given();
    const before = new Map(scene.pool.documents);
    const back = imported(scene, ada);
    const outcome = scene.when(rowReverted, { ...back, contact: 'c_1' });
    outcome.then({ type: 'contact.reverted', data: { gone: true, of: back.seqs, previousEmployer: 'e_1' } });
    expect(outcome.pool.documents).toEqual(before);
  });

  test('goes with its offer, which is withdrawn first', () => {
    const scene = given();
    const back = imported(scene, ada);
    scene.pool.record([offered('c_1', 's_1')]);
    scene
      .when(rowReverted, { ...back, contact: 'c_1' })
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'reverted' } },
        { type: 'contact.reverted' },
      )
      .shows('suggestion', 's_1', null);
  });

  test('stays with everything once a member has touched it', () => {
    const scene = given();
    const back = imported(scene, ada);
    scene
      .and(contactKeep, { contact: 'c_1', member: 'm_1', rhythm: 'yearly' })
      .when(rowReverted, { ...back, contact: 'c_1' })
      .thenNothing()
      .shows('card', 'c_1', { employer: { name: 'Acme' } });
  });

  test('stays once another file has told more of it, and goes when that one is taken back too', () => {
    const scene = given();
    const first = imported(scene, ada);
    const second = imported(scene, { ...ada, import: 'i_2', employer: 'Beta' });
    scene.when(rowReverted, { ...first, contact: 'c_1' }).thenNothing();
    scene.when(rowReverted, { ...second, contact: 'c_1' }).then({ type: 'contact.reverted', data: { gone: false } });
    scene
      .when(rowReverted, { ...first, contact: 'c_1' })
      .then({ type: 'contact.reverted', data: { gone: true } })
      .shows('card', 'c_1', null);
  });

  test('that has gone already is no news', () => {
    const scene = given();
    const back = imported(scene, ada);
    scene.when(rowReverted, { ...back, contact: 'c_1' });
    scene.when(rowReverted, { ...back, contact: 'c_1' }).thenNothing();
  });
});

describe('what a row changed of somebody we knew', () => {
  const changing = row({
    who: ['linkedin:ada', 'email:ada@example.org'],
    ...{ name: 'Ada King', employer: 'Beta', position: 'CTO', headline: 'Enchantress', location: 'London', connected },
  });

  test('is taken back, all of it, with the occasions it made', () => {
    const scene = given(known);
    const { facts, ...before } = scene.pool.read('card', 'c_9') as Card;
    const others = [...scene.pool.documents.keys()].toSorted();
    const back = imported(scene, changing);
    const outcome = scene.when(rowReverted, { ...back, contact: 'c_9' });
    outcome.then({
      type: 'contact.reverted',
      data: { gone: false, of: back.seqs, employer: 'e_9', previousEmployer: 'e_1' },
      personal: {
        name: nameOf('Ada Lovelace'),
        employerName: 'Acme',
        position: 'Engineer',
        headline: null,
        location: null,
      },
    });
    expect([...outcome.pool.documents.keys()].toSorted()).toEqual(others);
    outcome.shows('card', 'c_9', {
      ...before,
      employers: ['e_9', 'e_1'],
      facts: { ...facts, seq: outcome.pool.events.length },
    });
  });

  test('can be said again afterwards', () => {
    const scene = given(known);
    const back = imported(scene, changing);
    scene.when(rowReverted, { ...back, contact: 'c_9' });
    scene.when(personObserved, { ...changing, import: 'i_2' }).then(
      ...['identified', 'named', 'employer-changed', 'observed', 'connected'].map((type) => ({
        type: `contact.${type}`,
      })),
    );
  });

  test('stays where a member corrected it since', () => {
    const scene = given(known);
    const back = imported(scene, changing);
    scene.pool.record([
      contactCorrected.make({ subject: 'c_9', data: {}, personal: { name: nameOf('Countess Lovelace') } }),
    ]);
    scene
      .when(rowReverted, { ...back, contact: 'c_9' })
      .then({ type: 'contact.reverted', personal: { name: nameOf('Countess Lovelace'), employerName: 'Acme' } })
      .shows('card', 'c_9', { name: nameOf('Countess Lovelace'), employer: { name: 'Acme' } });
  });

  test('stays where a later file wrote over it', () => {
    const scene = given(known);
    const back = imported(scene, row({ who: ['linkedin:ada'], employer: 'Beta' }));
    imported(scene, row({ who: ['linkedin:ada'], employer: 'Gamma', import: 'i_2' }));
    scene
      .when(rowReverted, { ...back, contact: 'c_9' })
      .thenNothing()
      .shows('card', 'c_9', { employer: { name: 'Gamma' } });
  });

  test('goes layer by layer when a file names the same person twice, last row first', () => {
    const scene = given(known);
    const first = imported(scene, row({ who: ['linkedin:ada'], employer: 'Beta' }));
    const second = imported(scene, row({ who: ['linkedin:ada'], employer: 'Gamma' }));
    scene.when(rowReverted, { ...second, contact: 'c_9' });
    scene
      .when(rowReverted, { ...first, contact: 'c_9' })
      .shows('card', 'c_9', { employer: { name: 'Acme' }, position: 'Engineer' });
  });

  test('withdraws an offer only if that rests on it', () => {
    const resting = given(known);
    const back = imported(resting, row({ who: ['linkedin:ada'], employer: 'Beta' }));
    resting.pool.record([offered('c_9', 's_1', back.seqs)]);
    resting
      .when(rowReverted, { ...back, contact: 'c_9' })
      .then({ type: 'outreach.withdrawn' }, { type: 'contact.reverted' });

    const apart = given(known, contactKept.make({ subject: 'c_9', data: { member: 'm_1', rhythm: 'yearly' } }));
    const other = imported(apart, row({ who: ['linkedin:ada'], employer: 'Beta' }));
    apart.pool.record([offered('c_9', 's_1', [4])]);
    apart.when(rowReverted, { ...other, contact: 'c_9' }).then({ type: 'contact.reverted' });
  });

  test('gives an employer back under the id it has now', () => {
    const scene = given(known);
    const back = imported(scene, row({ who: ['linkedin:ada'], employer: 'Beta' }));
    imported(scene, row({ who: ['linkedin:bob'], name: 'Bob', employer: 'Acme', import: 'i_2' }));
    scene
      .when(rowReverted, { ...back, contact: 'c_9' })
      .then({ type: 'contact.reverted', data: { employer: 'e_2' } })
      .shows('employer-name', '#employer:acme', { employer: 'e_2', names: { Acme: 2 } });
  });
});

test('a conflict that a row brought up goes with it', () => {
  const scene = given(
    known,
    contact('c_8'),
    contactNoteAdded.make({ subject: 'c_8', data: { member: 'm_1' }, personal: { text: 'Hi' } }),
  );
  const back = imported(scene, row({ who: ['linkedin:ada', 'email:c_8@example.org'] }));
  scene
    .when(rowReverted, { ...back, contact: 'c_9' })
    .then({ type: 'contact.reverted', data: { gone: false, conflicts: ['c_8+c_9'] } })
    .shows('conflict', 'c_8+c_9', null)
    .shows('card', 'c_8', { conflicts: [] })
    .shows('card', 'c_9', { conflicts: [] });
});
