import { OWNER } from './cast.js';
import { identitiesOf } from './people.js';
import { aboutContact, alive, contactOf, DAY, type Make } from './wish.js';

const ways = ['email', 'linkedin', 'phone'] as const;

/** What people may ask of whoever keeps their data, and what comes of it. */
export const privacyWishes: Record<string, Make> = {
  'privacy.object': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.lift': (scene) => {
    const contact = scene.random.pick([...scene.told.objected]) ?? contactOf(scene);
    return contact === null ? null : { data: { contact, note: scene.people.text(contact) }, actor: `member:${OWNER}` };
  },
  'privacy.erase': aboutContact((_contact, { random }) => ({
    ground: random.one(['wish', 'unnoticed', 'lapsed'] as const),
  })),
  'privacy.restrict': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.notice': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.unrestrict': aboutContact((contact, { people }) => ({ note: people.text(contact) })),
  'privacy.consent': aboutContact((contact, { people, random, now }) => ({
    channels: [random.one(ways)],
    given: random.one(['in-writing', 'form', 'spoken'] as const),
    at: random.chance(0.5) ? null : now - random.below(400) * DAY,
    wording: people.text(contact),
  })),
  'privacy.withdraw': aboutContact((contact, { people, random }) => ({
    channels: [random.one(ways)],
    note: people.text(contact),
  })),
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
      actor: `member:${OWNER}`,
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
};
