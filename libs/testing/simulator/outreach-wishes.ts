import { interactionSaid } from './history-wishes.js';
import { OWNER } from './cast.js';
import { aboutContact, aboutOffer, alive, channels, contactOf, DAY, memberOf, type Make, type Scene } from './wish.js';

const asked = ['opening', 'question', 'thanks', 'congratulation', 'news'] as const;

/** What is written and answered, and what becomes of offers. */
export const outreachWishes: Record<string, Make> = {
  'touch.record': aboutContact((_contact, scene, member) => ({
    member,
    channel: scene.random.one(channels),
    at: someTime(scene),
    suggestion: null,
    imported: scene.random.chance(0.3),
  })),
  'answer.record': (scene) => {
    const contact = scene.random.pick(scene.told.responded) ?? contactOf(scene);
    const member = memberOf(scene);
    return contact === null
      ? null
      : { data: { contact, member, channel: 'email', at: null }, actor: `member:${member}` };
  },
  'response.record': aboutContact((_contact, scene, member) => {
    const wish = scene.random.one([null, null, null, null, 'less-often', 'not-now', 'no'] as const);
    const until = wish === 'not-now' && scene.random.chance(0.5) ? scene.now + 40 * DAY : null;
    return {
      channel: scene.random.one(channels),
      at: null,
      toMember: scene.random.chance(0.5) ? member : null,
      wish,
      until,
    };
  }),
  'interaction.retract': (scene) => {
    const one = scene.random.pick(scene.told.interactions);
    return one === undefined ? null : { data: { contact: one.contact, of: one.seq }, actor: `member:${OWNER}` };
  },
  'interaction.observed': (scene) => ({
    data: interactionSaid(scene, alive(scene), memberOf(scene)),
    actor: 'source:simulated',
  }),
  'suggestion.ask': aboutContact((contact, { random, people }, member) => ({
    member,
    reason: { kind: random.one(asked), text: people.text(contact) },
    channel: random.chance(0.5) ? random.one(channels) : null,
  })),
  'suggestion.open': aboutOffer('open', () => ({})),
  'suggestion.accept': aboutOffer('open', () => ({ channel: 'linkedin' })),
  'suggestion.decline': aboutOffer('open', () => ({ reason: 'bad-time' })),
  'suggestion.snooze': aboutOffer('open', (_offer, { now, random }) => ({ until: now + random.between(1, 10) * DAY })),
  'suggestion.confirm': aboutOffer('accepted', (_offer, { random }) => ({
    wrote: random.chance(0.7),
    channel: null,
    at: null,
  })),
  'suggestion.handover': aboutOffer('open', (_offer, scene) => ({ to: memberOf(scene) })),
  'handover.ask': spoken(() => ({})),
  'handover.give': spoken((scene) => ({ to: memberOf(scene) })),
  'handover.decline': spoken((scene) => ({ to: memberOf(scene) })),
  'round.due': (scene) => {
    const held = scene.random.pick(scene.told.rounds);
    const member = memberOf(scene);
    const day = new Date(scene.now).toISOString().slice(0, 10);
    const candidates = scene.random.shuffled([...scene.told.contacts]).slice(0, 60);
    const round =
      held !== undefined && scene.random.chance(0.3)
        ? held
        : { member, day, trigger: `simulated/${scene.random.below(5)}` };
    return { data: { ...round, candidates }, actor: 'clock' };
  },
  'offer.due': (scene) => {
    const offer = scene.random.pick([...scene.told.offers.values()]);
    if (offer === undefined) return null;
    const { suggestion, contact, member, seq, state } = offer;
    return {
      data: { suggestion, contact, member, due: state === 'accepted' ? 'presumed' : 'expiry', seq },
      actor: 'clock',
    };
  },
};

/** About who speaks with somebody, mostly with whom somebody does. */
function spoken(make: (scene: Scene) => object): Make {
  return (scene) => {
    const contact = scene.random.pick(scene.told.responded) ?? contactOf(scene);
    const member = memberOf(scene);
    return contact === null ? null : { data: { contact, member, ...make(scene) }, actor: `member:${member}` };
  };
}

function someTime({ random, now }: Scene): number | null {
  return random.chance(0.5) ? null : now - random.below(20 * DAY);
}
