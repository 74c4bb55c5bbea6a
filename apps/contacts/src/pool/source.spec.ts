import { describe, test } from '@jest/globals';
import { sourceChange, sourceConnect, sourcePause, sourceRemove } from '#libs/events/pool.inputs.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, poolOfBerlin } from '#libs/testing/pool-events.js';
import { deciders, projections } from '../registry.js';

const given = () => givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_ada'));
const blog = {
  source: 's_1',
  name: 'Ada’s blog',
  address: 'https://ada.example/feed',
  basis: 'sourced' as const,
  contact: 'c_ada',
};
const connect = { ...blog, kind: 'feed', member: 'm_1' };

describe('a source', () => {
  test('is connected once, its name and address sealed with its own key', () => {
    given()
      .when(sourceConnect, connect)
      .then({
        type: 'pool.source-connected',
        subject: 'source/s_1',
        data: { source: 's_1', kind: 'feed', basis: 'sourced', contact: 'c_ada', member: 'm_1' },
        personal: { name: 'Ada’s blog', address: 'https://ada.example/feed' },
      })
      .shows('known-source', 's_1', { name: 'Ada’s blog', contact: 'c_ada', paused: null });
    given().and(sourceConnect, connect).when(sourceConnect, connect).thenNothing();
  });

  test('is connected by somebody of the team, and tells of somebody in the pool', () => {
    given()
      .when(sourceConnect, { ...connect, member: 'm_7' })
      .refuses('member-unknown');
    given()
      .when(sourceConnect, { ...connect, contact: 'c_nobody' })
      .refuses('contact-unknown', { contact: 'c_nobody' });
  });

  test('is paused with a reason, and goes on when it is changed or resumed', () => {
    const pause = { source: 's_1', reason: 'gone' as const };
    const paused = given().and(sourceConnect, connect).and(sourcePause, pause);
    paused.when(sourcePause, pause).thenNothing();
    paused
      .when(sourceChange, { ...blog, address: 'https://ada.example/atom' })
      .then({ type: 'pool.source-changed', personal: { address: 'https://ada.example/atom' } })
      .shows('known-source', 's_1', { address: 'https://ada.example/atom', kind: 'feed', paused: null });
    given().and(sourceConnect, connect).when(sourceChange, blog).thenNothing();
    given().and(sourceConnect, connect).and(sourcePause, pause).when(sourceChange, blog).then({
      type: 'pool.source-changed',
    });
  });

  test('that rests stays paused for the reason it was, and is told so once more behind the change', () => {
    const stopped = given().and(sourceConnect, connect).and(sourcePause, { source: 's_1', reason: 'gone' });
    stopped
      .when(sourceChange, { ...blog, name: 'Hers', rests: true })
      .then(
        { type: 'pool.source-changed', data: { source: 's_1', basis: 'sourced', contact: 'c_ada' } },
        { type: 'pool.source-paused', data: { source: 's_1', reason: 'gone' } },
      )
      .shows('known-source', 's_1', { name: 'Hers', paused: 'gone' });
    const same = { ...blog, name: 'Hers', rests: true };
    stopped.when(sourceChange, same).thenNothing();
    given()
      .and(sourceConnect, connect)
      .when(sourceChange, same)
      .then({ type: 'pool.source-changed' })
      .shows('known-source', 's_1', { name: 'Hers', paused: null });
  });

  test('that is removed is gone, and can be removed again by whoever was cut off', () => {
    const remove = { source: 's_1', reason: 'member' as const };
    given()
      .and(sourceConnect, connect)
      .when(sourceRemove, remove)
      .then({ type: 'pool.source-removed', data: remove })
      .shows('known-source', 's_1', null);
    given().when(sourceRemove, remove).thenNothing();
  });

  test('that nobody knows is neither changed nor paused', () => {
    given().when(sourceChange, blog).refuses('source-unknown', { source: 's_1' });
    given().when(sourcePause, { source: 's_1', reason: 'member' }).refuses('source-unknown');
  });
});
