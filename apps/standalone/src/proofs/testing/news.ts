import { applicationObserved } from '#libs/events/application.inputs.js';
import * as said from '#libs/events/contact.inputs.js';
import { DAY, row } from '#libs/testing/pool-events.js';
import { EMPLOYERS } from './moves.js';
import { of, platform, type Scene } from './scene.js';
import type { TeamLife } from './team-life.js';

/** What gives a reason to write, and where and what they are. */
export const news = {
  talk: (scene: Scene) => activity(scene, of(['talk', 'release', 'post', 'event'], scene.n)),
  met: (scene: Scene) => activity(scene, 'met'),
  job: ({ life, contact, n }: Scene) => {
    const who = [`email:${contact}@example.org`];
    life.say(said.personObserved, row({ who, name: 'Ada Lovelace', employer: of(EMPLOYERS, n), observedAt: life.now }));
  },
  row: ({ life, contact, member, n, at }: Scene) => {
    const connected = { network: 'linkedin', since: at } as const;
    const basis = of(['own-relation', 'sourced'], n);
    const who = [`email:${contact}@example.org`];
    const import_ = `i_${String(n % 5)}`;
    life.say(
      said.personObserved,
      row({ who, name: 'Ada Lovelace', member, connected, basis, import: import_, observedAt: life.now }),
    );
  },
  followUp: ({ life, contact, member, n }: Scene) =>
    life.say(said.contactFollowUp, { contact, member, on: life.now + (n % 20) * DAY, reason: 'She said so' }),
  keep: ({ life, contact, member, n }: Scene) => {
    const rhythm = of(['quarterly', 'half-yearly', 'yearly', 'occasion-only'], n);
    life.say(said.contactKeep, { contact, member, rhythm });
  },
  unkeep: ({ life, contact, member }: Scene) => life.say(said.contactUnkeep, { contact, member }),
  applied: (scene: Scene) => {
    const { life, n, member } = scene;
    const states = [
      { is: 'active', reopened: false },
      { is: 'hired' },
      { is: 'ended', end: 'rejected', reason: null },
    ] as const;
    life.say(applicationObserved, {
      ...platform(scene),
      ...{ sourceId: `ats/${String(n % 2)}`, state: `state ${String(n)}`, now: of(states, n), appliedAt: null },
      ...{ interviewed: n % 2 === 0, recruiter: `${member}@kith.example`, job: null, stage: null, url: null },
    });
  },
  place: ({ life, contact, n }: Scene) => {
    const zone = of(['Europe/London', 'America/New_York', 'Pacific/Auckland', null], n);
    life.say(said.contactCorrect, { contact, zone });
  },
};

function activity({ life, contact, member, n }: Scene, activity: Noted['activity']): void {
  noted(life, contact, n, { activity, member: activity === 'met' ? member : null });
}

interface Noted {
  activity: 'talk' | 'release' | 'post' | 'event' | 'met';
  member: string | null;
}

/** Something of theirs is told of, the `n`th of its source. */
export function noted(
  life: TeamLife,
  contact: string,
  n: number,
  what: Noted = { activity: 'talk', member: null },
): void {
  life.say(said.activityObserved, {
    ...{ source: 'feed', sourceId: `a${String(n)}`, basis: 'told', observedAt: life.now, contact, identities: [] },
    ...{ at: life.now, title: `Talk ${String(n)}`, url: null, ...what },
  });
}
