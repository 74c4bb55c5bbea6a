import * as outreach from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { of, type Scene } from './scene.js';

const CHANNELS = ['email', 'linkedin', 'phone', 'text'] as const;

/** Mornings, questions, and what becomes of offers. */
export const offers = {
  morning: ({ life, n }: Scene) => life.mornings(of(['morning', 'import/i_1', 'kept/9'], n)),
  ask: ({ life, contact, member, n }: Scene) => {
    const reason = { kind: of(['question', 'thanks', 'opening'], n), text: null };
    life.say(outreach.suggestionAsk, { contact, member, reason, channel: n % 4 === 0 ? of(CHANNELS, n >> 2) : null });
  },
  take: (scene: Scene) => {
    offers.accept(scene);
    confirm(scene, true);
  },
  accept: ({ life, contact, n }: Scene) => {
    const offer = life.offerOf(contact);
    const channel = n % 8 === 0 ? 'phone' : of([null, 'invitation'] as const, n);
    if (offer !== null) life.say(outreach.suggestionAccept, { ...aboutOf(offer), channel });
  },
  confirm: (scene: Scene) => confirm(scene, scene.n % 2 === 0),
  decline: ({ life, contact, n }: Scene) => {
    const offer = life.offerOf(contact);
    const reason = of(['weak-reason', 'wrong-person', 'bad-time', 'not-mine'], n);
    if (offer !== null) life.say(outreach.suggestionDecline, { ...aboutOf(offer), reason });
  },
  snooze: ({ life, contact, n }: Scene) => {
    const offer = life.offerOf(contact);
    if (offer !== null) life.say(outreach.suggestionSnooze, { ...aboutOf(offer), until: life.now + (n % 30) * DAY });
  },
  /** What the clock has said is said once more, as a bus does that lost its place. */
  again: ({ life, contact, member, n }: Scene) => {
    const offer = life.card(contact)?.facts.offer;
    life.round(member, life.contacts);
    if (offer == null) return;
    const about = { suggestion: offer.suggestion, contact, member: offer.member, seq: offer.seq };
    life.say(outreach.offerDue, { ...about, due: of(['expiry', 'presumed'], n) }, { actor: 'clock' });
  },
};

function confirm({ life, contact }: Scene, wrote: boolean): void {
  const offer = life.offerOf(contact);
  if (offer !== null) life.say(outreach.suggestionConfirm, { ...aboutOf(offer), wrote, channel: null, at: null });
}

const aboutOf = ({ id, contact, member }: { id: string; contact: string; member: string }) => ({
  suggestion: id,
  contact,
  member,
});
