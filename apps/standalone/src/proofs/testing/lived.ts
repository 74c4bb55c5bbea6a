import { interactionResponded } from '#libs/events/interaction.events.js';
import { contact, DAY, member, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { happens } from './doings.js';
import { CONTACTS, type Life } from './moves.js';
import { TeamLife } from './team-life.js';

const acme = { employer: 'Acme', employerId: 'e_1' };

/** A contact of whom nothing was heard for four years when they came to us. */
function longSilent(id: string) {
  const at = NOW - 4 * 365 * DAY;
  const data = {
    channel: 'linkedin',
    toMember: null,
    wish: null,
    owedUntil: at,
    until: null,
    dateGiven: false,
  } as const;
  return interactionResponded.make({ subject: id, occurredAt: at, data });
}

/** The life as it is lived from the start; the same moves live the same. */
export function lived({ members, moves }: Life): TeamLife {
  const others = Array.from({ length: members - 1 }, (_, i) => member(`m_${String(i + 2)}`));
  const [one, two, three, silent, sourced] = CONTACTS as [string, string, string, string, string];
  const life = new TeamLife(
    [
      ...[...poolOfBerlin(), ...others],
      contact(one, { ...acme, basis: 'own-relation' }),
      contact(two, { ...acme, basis: 'own-relation' }),
      contact(three, { employer: 'Babbage', employerId: 'e_2' }),
      ...[contact(silent), longSilent(silent)],
      contact(sourced, { ...acme, basis: 'sourced' }),
    ],
    CONTACTS,
  );
  for (const move of moves) happens(life, move);
  return life;
}
