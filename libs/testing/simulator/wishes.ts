import { defaultPolicy } from '#libs/events/policy.js';
import { digestWishes } from './digest-wishes.js';
import { interactionSaid } from './history-wishes.js';
import { identitiesOf, nameOf, type Made, type People } from './people.js';
import { applicationSaid, forgottenSaid, unwelcomeSaid } from './platform-wishes.js';
import type { Random } from '../random.js';
import { apartSaid, joinedSaid, mergeSaid, unmergeSaid } from './merge-wishes.js';
import { memberData, owner, poolData, sourceData } from './pool-wishes.js';
import type { OfferTold, PoolTold } from './told.js';

/** What the workload knows when it makes up an input. */
export interface Scene {
  random: Random;
  people: People;
  told: PoolTold;
  now: number;
}

/** The body of an input and who says it. Null: there is nothing to say it about yet. */
interface Wish {
  data: object;
  actor: string;
}

type Make = (scene: Scene) => Wish | null;

const DAY = 86_400_000;
const channels = ['email', 'linkedin', 'phone', 'in-person', 'other'] as const;
const rhythms = ['quarterly', 'half-yearly', 'yearly', 'occasion-only'] as const;
const asked = ['opening', 'question', 'thanks', 'congratulation', 'news'] as const;

/** Somebody who may write; now and then somebody nobody knows. */
function memberOf({ random, told }: Scene): string {
  if (random.chance(0.03)) return 'm_nobody';
  return random.pick([...told.members.keys()]) ?? owner;
}

function contactOf({ random, told }: Scene): string | null {
  if (random.chance(0.03)) return 'c_nobody';
  if (random.chance(0.1)) return random.pick([...told.merged.keys()]) ?? null;
  return random.pick([...told.contacts]) ?? null;
}

function aboutContact(make: (contact: string, scene: Scene, member: string) => object): Make {
  return (scene) => {
    const contact = contactOf(scene);
    const member = memberOf(scene);
    return contact === null ? null : { data: { contact, ...make(contact, scene, member) }, actor: `member:${member}` };
  };
}

function aboutOffer(state: OfferTold['state'], make: (offer: OfferTold, scene: Scene) => object): Make {
  return (scene) => {
    const [all, random] = [[...scene.told.offers.values()], scene.random];
    const those = all.filter((one) => one.state === state);
    // Now and then somebody speaks of one that is not in that state any more.
    const offer = random.pick(random.chance(0.1) || those.length === 0 ? all : those);
    if (offer === undefined) return null;
    const { suggestion, contact, member } = offer;
    return { data: { suggestion, contact, member, ...make(offer, scene) }, actor: `member:${member}` };
  };
}

function byOwner(make: (scene: Scene) => object | null): Make {
  return (scene) => {
    const data = make(scene);
    return data === null ? null : { data, actor: `member:${owner}` };
  };
}

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

/** Nobody is met again under a token of theirs after their erasure: those texts must be gone. */
function alive({ people, random, told }: Scene): Made {
  const gone = new Set([...told.erased.values()].flatMap((contact) => [...(people.tokens.get(contact) ?? [])]));
  const left = people.all.filter(({ token }) => !gone.has(token));
  return random.chance(0.4) ? people.another() : (random.pick(left) ?? people.another());
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
    member: connected === null ? null : owner,
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

function someTime({ random, now }: Scene): number | null {
  return random.chance(0.5) ? null : now - random.below(20 * DAY);
}

/** How to say every kind of input that somebody or something says from outside. */
export const wishes: Record<string, Make> = {
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
    return contact === null ? null : { data: { contact }, actor: `member:${owner}` };
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
      : { do: 'assign', owner: owner };
    return { contacts, action };
  }),
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
    return one === undefined ? null : { data: { contact: one.contact, of: one.seq }, actor: `member:${owner}` };
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
  'member.add': byOwner(({ random }) => memberData(random, `m_${random.between(1, 5)}`)),
  'member.change': byOwner(({ random, told }) => {
    const member = random.pick([...told.members.keys()].filter((id) => id !== owner));
    return member === undefined ? null : memberData(random, member);
  }),
  'member.remove': byOwner(({ random, told }) => {
    const member = random.pick([...told.members.keys()]);
    return member === undefined ? null : { member };
  }),
  'policy.change': byOwner(({ random }) => ({
    policy: {
      ...defaultPolicy,
      budget: { ...defaultPolicy.budget, offersPerDay: random.between(3, 8) },
      gap: { days: random.between(5, 9) },
      narrower: {
        standings: random.chance(0.5) ? { cold: { gap: { days: 12 } }, normal: { cap: { per30Days: 1 } } } : {},
        tags: random.chance(0.5) ? { later: { rhythm: { days: 120 } } } : {},
      },
    },
  })),
  'employer.close': byOwner(({ random, people, now }) => ({
    name: people.known().employer,
    why: random.one(['client', 'partner', 'agreement'] as const),
    note: null,
    until: random.chance(0.7) ? now + random.between(1, 9) * DAY : null,
  })),
  'employer.open': byOwner(({ random, told }) => ({ employer: random.pick([...told.closed]) ?? 'e_none' })),
  'key.issue': byOwner(({ random }) => ({
    key: `k_${random.below(1e6)}`,
    member: owner,
    scopes: ['read'],
    expiresAt: null,
  })),
  'key.revoke': byOwner(({ random, told }) => ({ key: random.pick(told.keys) ?? 'k_none' })),
  'import.finish': (scene) => {
    const id = scene.random.pick(scene.told.imported);
    const counts = { created: 0, changed: 0, unchanged: 0, rejected: 0 };
    return id === undefined
      ? null
      : { data: { import: id, member: owner, format: 'linkedin-csv', file: null, counts }, actor: 'source:simulated' };
  },
  'import.revert-finish': () => ({
    data: { import: 'i_none', member: owner, counts: { reverted: 0, left: 0 } },
    actor: 'source:simulated',
  }),
  'source.connect': byOwner((scene) => ({
    ...sourceData(scene, `s_${scene.random.between(1, 5)}`),
    kind: 'feed',
    member: owner,
  })),
  'source.change': aboutSource((source, scene) => sourceData(scene, source)),
  'source.pause': aboutSource((source, { random }) => ({ source, reason: random.one(['member', 'gone'] as const) })),
  'source.remove': aboutSource((source) => ({ source, reason: 'member' })),
  'privacy.object': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.lift': (scene) => {
    const contact = scene.random.pick([...scene.told.objected]) ?? contactOf(scene);
    return contact === null ? null : { data: { contact, note: scene.people.text(contact) }, actor: `member:${owner}` };
  },
  'privacy.erase': aboutContact((_contact, { random }) => ({
    ground: random.one(['wish', 'unnoticed', 'lapsed'] as const),
  })),
  'privacy.restrict': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.unrestrict': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.export': aboutContact(() => ({})),
  'person.forgotten': (scene) => {
    const { random, now } = scene;
    const identities = identitiesOf(alive(scene)).slice(0, 1);
    if (identities.length === 0) return null;
    const [extent, fields] = random.chance(0.5) ? (['all', []] as const) : (['partial', ['name', 'employer']] as const);
    const data = { source: 'simulated', import: null, identities, extent, fields, at: now };
    return { data, actor: 'source:simulated' };
  },
  'privacy.decide': ({ random, told }) => {
    const [request, contact] = random.pick([...told.requests]) ?? ['r_none', 'c_nobody'];
    return {
      data: { contact, request, decision: random.one(['keep', 'erase'] as const), note: null },
      actor: `member:${owner}`,
    };
  },
  'privacy.due': ({ random, told }) => {
    const due = random.pick(told.dues);
    return due === undefined ? null : { data: due, actor: 'clock' };
  },
  'privacy.heed': ({ random }) => ({
    data: {
      word: random.one(['objected', 'erased'] as const),
      ground: random.one(['wish', 'lapsed'] as const),
      tokens: [`none-${random.below(50)}`],
    },
    actor: 'clock',
  }),
  'siblings.told': ({ random, told, now }) => {
    const contact = random.pick([...told.contacts]);
    const data = { contact, of: 1, pools: [{ pool: 'p_sibling', at: now }] };
    return contact === undefined ? null : { data, actor: 'clock' };
  },
  'privacy.remember': ({ random }) => ({
    data: {
      tokens: [{ hash: `none-${random.below(50)}`, ground: random.one(['wish', 'unnoticed', 'lapsed'] as const) }],
    },
    actor: 'clock',
  }),
  'duty.done': (scene) => {
    const one = scene.random.pick([...scene.told.erased]);
    return one === undefined
      ? null
      : { data: { erasure: one[0], contact: one[1], store: 'documents' }, actor: 'clock' };
  },
  'pool.create': byOwner(() => poolData('again')),
  ...digestWishes,
};

function aboutSource(make: (source: string, scene: Scene) => object): Make {
  return byOwner((scene) => make(scene.random.pick([...scene.told.sources]) ?? 's_none', scene));
}
