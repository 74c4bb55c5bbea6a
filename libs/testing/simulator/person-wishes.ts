import { OWNER } from './cast.js';
import { apartSaid, joinedSaid, mergeSaid, unmergeSaid } from './merge-wishes.js';
import { identitiesOf, nameOf, type Made } from './people.js';
import { applicationSaid, forgottenSaid, unwelcomeSaid } from './platform-wishes.js';
import { aboutContact, alive, byOwner, contactOf, DAY, memberOf, type Make, type Scene } from './wish.js';

const rhythms = ['quarterly', 'half-yearly', 'yearly', 'occasion-only'] as const;

/** Who people are, what they do, and what the team notes of them. */
export const personWishes: Record<string, Make> = {
  'person.observed': (scene) => ({ data: observed(scene), actor: 'source:simulated' }),
  'activity.observed': aboutContact((contact, scene) => activity(scene, contact)),
  'application.observed': platform(applicationSaid),
  'application.forgotten': platform(forgottenSaid),
  'unwelcome.observed': platform(unwelcomeSaid),
  'welcome.observed': platform(unwelcomeSaid),
  'application.due': (scene) => {
    const one = scene.random.pick(scene.told.applications);
    return one === undefined ? null : { data: one, actor: 'clock' };
  },
  'row.reverted': (scene) => {
    const [contact, id] = [contactOf(scene), scene.random.pick(scene.told.imported)];
    if (contact === null || id === undefined) return null;
    return {
      data: { import: id, contact, seqs: [scene.random.between(1, scene.told.seq)] },
      actor: 'source:simulated',
    };
  },
  'contact.add': (scene) => ({
    data: { ...person(alive(scene)), zone: null, country: null, language: null, basis: 'own-relation', member: null },
    actor: `member:${memberOf(scene)}`,
  }),
  'contact.correct': aboutContact((contact, { random, people }) =>
    random.chance(0.5) ? { headline: people.text(contact) } : { employer: 'Papierboot Games', position: null },
  ),
  'contact.keep': aboutContact((_contact, { random }, member) => ({ member, rhythm: random.one(rhythms) })),
  'contact.unkeep': aboutContact((_contact, _scene, member) => ({ member })),
  'contact.narrow': aboutContact((_contact, { random }) => ({
    policy: random.chance(0.7)
      ? { gap: { days: random.between(5, 30) }, cap: { per365Days: random.between(1, 4) } }
      : null,
  })),
  'contact.tag': aboutContact((contact, { people, random }) => ({
    add: [people.text(contact).slice(0, 60)],
    remove: random.chance(0.3) ? ['later'] : [],
  })),
  'contact.assign': aboutContact((_contact, { random }, member) => ({ owner: random.chance(0.3) ? null : member })),
  'contact.note': aboutContact((contact, { people }) => ({ text: people.text(contact) })),
  'contact.follow-up': aboutContact((contact, { random, people, now }, member) => ({
    member,
    on: now + random.between(-2, 15) * DAY,
    reason: people.text(contact),
  })),
  'contact.release': aboutContact((_contact, { random }) => ({
    reason: random.one(['person', 'first-look'] as const),
  })),
  'contact.revive': (scene) => {
    const contact = scene.random.pick([...scene.told.released]) ?? contactOf(scene);
    return contact === null ? null : { data: { contact }, actor: `member:${OWNER}` };
  },
  'contact.review': aboutContact((_contact, { random }) => ({
    decision: random.one(['keep', 'later', 'open'] as const),
  })),
  'contact.due': (scene) => {
    const contact = contactOf(scene);
    if (contact === null) return null;
    const due = scene.random.one(['review', 'let-go'] as const);
    return { data: { contact, due, seq: scene.random.between(1, scene.told.seq) }, actor: 'clock' };
  },
  'contact.merge': byOwner(mergeSaid),
  'contact.unmerge': byOwner(unmergeSaid),
  'contact.tell-apart': byOwner(apartSaid),
  'person.merged': (scene) => ({ data: joinedSaid(scene, alive(scene), alive(scene)), actor: 'source:simulated' }),
  'contact.bulk': byOwner(({ random, told }) => {
    const contacts = random.shuffled([...told.contacts]).slice(0, random.between(1, 30));
    if (contacts.length === 0) return null;
    const action = random.chance(0.6)
      ? { do: 'tag', add: [`bulk ${random.below(1e6)}`], remove: [] }
      : { do: 'assign', owner: OWNER };
    return { contacts, action };
  }),
};

function person(one: Made): object {
  return {
    name: nameOf(one),
    identities: identitiesOf(one),
    headline: null,
    employer: one.employer,
    position: one.position,
    location: null,
  };
}

function observed(scene: Scene): object {
  const one = alive(scene);
  const connected = scene.random.chance(0.5)
    ? { network: 'linkedin', since: scene.now - scene.random.below(60) * DAY }
    : null;
  const told = { source: 'simulated', sourceId: null, import: null, basis: 'told', observedAt: scene.now };
  return {
    ...told,
    ...person(scene.random.chance(0.5) ? scene.people.moved(one) : one),
    member: connected === null ? null : OWNER,
    connected,
  };
}

function activity(scene: Scene, contact: string): object {
  const { random, people, now } = scene;
  const what = {
    activity: random.one(['talk', 'release', 'post', 'event', 'met'] as const),
    at: now - random.below(10) * DAY,
  };
  const from = { source: 'simulated', sourceId: `a-${random.below(1e9)}`, basis: 'told', observedAt: now };
  return {
    ...from,
    ...what,
    identities: [],
    title: people.text(contact),
    url: null,
    member: what.activity === 'met' ? memberOf(scene) : null,
  };
}

/** A job platform speaks of somebody who is known, or of nobody. */
function platform(say: (speaking: Parameters<typeof applicationSaid>[0]) => object): Make {
  return (scene) => {
    const one = alive(scene);
    const identities = identitiesOf(one);
    if (identities.length === 0) return null;
    const { random, now, people } = scene;
    return { data: say({ random, now, identities, text: () => people.text(one.token) }), actor: 'source:simulated' };
  };
}
