import { describe, expect, test } from '@jest/globals';
import { contactKept } from '#libs/events/contact.events.js';
import { contactKeep, contactRelease, contactRevive } from '#libs/events/contact.inputs.js';
import { contactDue, contactReview } from '#libs/events/letting-go.inputs.js';
import { interactionTouched } from '#libs/events/interaction.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider, type Given } from '#libs/testing/given.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';
import { accepted } from '../outreach/testing/given-ada.js';
import { presentLettingGo } from './letting-go.presenter.js';
import type { Card } from '../documents.js';

const clock = { actor: 'clock' };
const touched = (day: number) =>
  interactionTouched.make({
    subject: 'c_9',
    occurredAt: NOW + day * DAY,
    data: { member: 'm_1', channel: 'email', suggestion: null, presumed: false, imported: false, employer: null },
  });

/** Somebody who never answered on days 0, 90 and 270, so many days later. */
function silentFor(days: number, ...first: NewEvent[]): Given {
  const given = givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_9'), ...first);
  for (const day of [0, 90, 270]) {
    given.pool.now = NOW + day * DAY;
    given.pool.record([touched(day)]);
  }
  given.pool.now = NOW + days * DAY;
  return given;
}
const cardOf = ({ pool }: Given) => pool.read('card', 'c_9') as Card;
const lastTouch = (given: Given) => cardOf(given).facts.touches.at(-1)?.seq ?? 0;
const listing = (given: Given) => ({ contact: 'c_9', due: 'review' as const, seq: lastTouch(given) });
const leaving = (given: Given) => ({
  contact: 'c_9',
  due: 'let-go' as const,
  seq: cardOf(given).facts.review.listed?.said ?? 0,
});
/** On the list since day 284. */
function listed(days: number): Given {
  const given = silentFor(284);
  given.and(contactDue, listing(given), clock);
  given.pool.now = NOW + days * DAY;
  return given;
}

describe('who stands for letting go', () => {
  test('is listed at that moment, not before, and once', () => {
    const early = silentFor(283);
    early.when(contactDue, listing(early), clock).thenNothing();
    const given = silentFor(284);
    given
      .when(contactDue, listing(given), clock)
      .then({
        type: 'contact.review-listed',
        data: { why: 'unanswered', attempts: 3, of: lastTouch(given), until: NOW + 314 * DAY },
      })
      .shows('card', 'c_9', { letGoAt: NOW + 314 * DAY });
    given.when(contactDue, listing(given), clock).thenNothing();
  });

  test('goes 30 days later, and their open offer with them', () => {
    const early = listed(313);
    early.when(contactDue, leaving(early), clock).thenNothing();
    const given = listed(314);
    given.pool.record([offered('c_9', 's_1')]);
    given
      .when(contactDue, leaving(given), clock)
      .then(
        { type: 'outreach.withdrawn', data: { reason: 'released' } },
        { type: 'contact.released', data: { reason: 'silence' } },
      )
      .shows('card', 'c_9', { letGoAt: null });
  });

  test('stays while a member is writing to them, who can say so', () => {
    const given = listed(313);
    given.pool.record([offered('c_9', 's_1')]);
    given.pool.record([{ ...accepted('s_1'), subject: 'c_9' }]);
    given.pool.now = NOW + 314 * DAY;
    given.when(contactDue, leaving(given), clock).thenNothing();
    given.when(contactReview, { contact: 'c_9', decision: 'keep' }).then({ type: 'contact.reviewed' });
  });

  test('stays when a member says so, or is listed again later, and either is taken back', () => {
    const given = listed(300);
    given
      .when(contactReview, { contact: 'c_9', decision: 'later' })
      .then({ type: 'contact.reviewed', data: { decision: 'later', until: NOW + 420 * DAY } })
      .shows('card', 'c_9', { letGoAt: NOW + 420 * DAY });
    given
      .when(contactReview, { contact: 'c_9', decision: 'open' })
      .then({ type: 'contact.reviewed', data: { until: NOW + 314 * DAY } })
      .shows('card', 'c_9', { letGoAt: NOW + 314 * DAY });
    given
      .when(contactReview, { contact: 'c_9', decision: 'keep' })
      .then({ type: 'contact.reviewed', data: { decision: 'keep', until: null } })
      .shows('card', 'c_9', { letGoAt: null });
    given.when(contactReview, { contact: 'c_9', decision: 'keep' }).thenNothing();
    given
      .when(contactReview, { contact: 'c_9', decision: 'open' })
      .then({ type: 'contact.reviewed' })
      .shows('card', 'c_9', { letGoAt: NOW + 314 * DAY });
  });

  test('stays when the member who keeps them says so again, and that once', () => {
    const again = { contact: 'c_9', member: 'm_1', rhythm: 'quarterly' as const };
    const given = silentFor(284, contactKept.make({ subject: 'c_9', data: { member: 'm_1', rhythm: 'quarterly' } }));
    given.and(contactDue, listing(given), clock);
    given
      .when(contactKeep, again)
      .then({ type: 'contact.kept', data: { member: 'm_1', rhythm: 'quarterly' } })
      .shows('card', 'c_9', { letGoAt: null });
    given.when(contactKeep, again).thenNothing();
  });

  test('is let go at once by a member, and comes back to the list when that was a mistake', () => {
    listed(300)
      .and(contactRelease, { contact: 'c_9', reason: 'person' })
      .and(contactRevive, { contact: 'c_9' })
      .when(contactReview, { contact: 'c_9', decision: 'open' })
      .then({ type: 'contact.reviewed', data: { until: NOW + 314 * DAY } })
      .shows('card', 'c_9', { letGoAt: NOW + 314 * DAY });
  });

  test('is shown with what that rests on', () => {
    expect(presentLettingGo(cardOf(silentFor(284)))).toBeNull();
    expect(presentLettingGo(cardOf(listed(300)))).toMatchObject({
      contact: { id: 'c_9' },
      why: 'unanswered',
      attempts: 3,
      until: new Date(NOW + 314 * DAY).toISOString(),
      timeline: [{ what: 'came' }, { what: 'message', member: 'm_1', channel: 'email' }, {}, { what: 'message' }],
    });
  });

  test('of nobody else anything is said', () => {
    silentFor(280).when(contactReview, { contact: 'c_9', decision: 'keep' }).thenNothing();
    silentFor(280).when(contactReview, { contact: 'c_7', decision: 'keep' }).refuses('contact-unknown');
  });
});
