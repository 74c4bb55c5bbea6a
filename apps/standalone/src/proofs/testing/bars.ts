import { unwelcomeObserved, welcomeObserved } from '#libs/events/application.inputs.js';
import * as consent from '#libs/events/consent.inputs.js';
import * as said from '#libs/events/contact.inputs.js';
import * as privacy from '#libs/events/privacy.inputs.js';
import { contactHeld, contactUnheld } from '#libs/events/restraint.events.js';
import { of, platform, type Scene } from './scene.js';

/** What closes a contact and opens them again; who becomes one with whom. */
export const bars = {
  release: ({ life, contact }: Scene) => life.say(said.contactRelease, { contact, reason: 'person' }),
  revive: ({ life, contact }: Scene) => life.say(said.contactRevive, { contact }),
  object: ({ life, contact }: Scene) => life.say(privacy.privacyObject, { contact, note: null }),
  lift: ({ life, contact }: Scene) => life.say(privacy.privacyLift, { contact, note: 'She asked for it.' }),
  restrict: ({ life, contact }: Scene) => life.say(privacy.privacyRestrict, { contact, note: null }),
  unrestrict: ({ life, contact }: Scene) => life.say(privacy.privacyUnrestrict, { contact, note: 'She asked for it.' }),
  notice: ({ life, contact }: Scene) => life.say(privacy.privacyNotice, { contact, note: null }),
  consent: ({ life, contact, n }: Scene) =>
    life.say(consent.privacyConsent, { contact, channels: [way(n)], given: 'spoken', at: null, wording: 'Gladly.' }),
  withdraw: ({ life, contact, n }: Scene) =>
    life.say(consent.privacyWithdraw, { contact, channels: [way(n)], note: null }),
  hold: ({ life, contact, n }: Scene) => {
    if (life.card(contact) === null) return;
    life.record([contactHeld.make({ subject: contact, data: { line: `l_${String(n % 3)}` } })]);
  },
  unhold: ({ life }: Scene) => {
    for (const { id, facts } of life.cards)
      life.record(facts.heldBy.map((line) => contactUnheld.make({ subject: id, data: { line } })));
  },
  merge: ({ life, contact, n }: Scene) => {
    const other = life.cards[n % life.cards.length]?.id ?? contact;
    if (other !== contact) life.say(said.contactMerge, { into: other, from: contact, fields: {} });
  },
  unmerge: ({ life, contact }: Scene) => life.say(said.contactUnmerge, { merged: contact }),
  turnedAway: (scene: Scene) => scene.life.say(unwelcomeObserved, { ...platform(scene), ...signOf(scene.n) }),
  isBack: (scene: Scene) => scene.life.say(welcomeObserved, { ...platform(scene), ...signOf(scene.n) }),
};

const way = (n: number) => of(['email', 'linkedin', 'phone'], n);

const signOf = (n: number) => {
  const sign = of(['unfollowed', 'no-email', 'blocked'], n);
  return { sign, network: sign === 'no-email' ? null : ('linkedin' as const) };
};
