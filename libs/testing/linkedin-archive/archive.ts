import { Random } from '../random.js';
import { cast, type Role, type Written } from './cast.js';
import { crowd } from './crowd.js';
import { connectionsTable, invitationsTable, messagesTable, PROFILE } from './files.js';

/** The moment at which the archive is brought in and everything expected of it holds: a Monday. */
export const AS_OF = Date.UTC(2026, 5, 1, 8);

const CONNECTIONS = 3_000;
const DAY = 86_400_000;

/** The archive of one member's data, as text by name of file: the same at every call. */
export interface Archive {
  'Profile.csv': string;
  'Connections.csv': string;
  'messages.csv': string;
  'Invitations.csv': string;
}

/**
 * A made-up member's LinkedIn archive: 3,000 connections, messages with every fifth of them, some hundred invitations,
 * and among them the cast, whose histories were written by hand.
 */
export function linkedInArchive(): Archive {
  const random = new Random('linkedin archive');
  const connected = cast.filter(({ connectedAt }) => connectedAt !== null);
  const extras = crowd(random.fork('people'), CONNECTIONS - connected.length).map((person): Role => {
    const own = random.fork(person.slug);
    const messages = own.chance(0.2) ? talk(own, person.connectedAt ?? 0) : [];
    return { ...person, messages, invitation: own.chance(0.1) ? invitation(own, person.connectedAt ?? 0) : null };
  });
  const people = random.shuffled([...cast, ...extras]);
  return {
    'Profile.csv': PROFILE,
    'Connections.csv': connectionsTable(people),
    'messages.csv': messagesTable(people),
    'Invitations.csv': invitationsTable(people),
  };
}

/** One to nine messages since the day of connecting, in no order. */
function talk(random: Random, since: number): Written[] {
  return Array.from({ length: random.between(1, 9) }, () => {
    const at = new Date(since + random.below((AS_OF - since) / 1000) * 1000).toISOString();
    return { by: random.chance(0.5) ? 'us' : 'them', at, as: random.chance(0.1) ? 'long' : undefined } as const;
  });
}

function invitation(random: Random, since: number): Written {
  const at = new Date(since - random.below(20) * DAY + random.below(1_000) * 60_000).toISOString();
  return { by: random.chance(0.6) ? 'us' : 'them', at };
}
