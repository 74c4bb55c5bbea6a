import type mongoose from 'mongoose';
import { withClient } from './mongo-part.js';

export type Document = mongoose.mongo.Document;

/** What was asked of the server, and how it says that it found it. */
export interface Explained {
  command: Document;
  plan: Document;
}

/** Every read that `work` sends to a database, explained by the server afterwards. */
export async function explainEvery(name: string, work: () => Promise<unknown>): Promise<Explained[]> {
  return withClient(async (client) => {
    const db = client.db(name);
    await db.command({ profile: 2 });
    await work();
    await db.command({ profile: 0 });
    const asked = await db
      .collection('system.profile')
      .find({ op: { $in: ['query', 'command'] } })
      .toArray();
    const reads = asked.map(({ command }) => command as Document).filter(isRead);
    return Promise.all(
      reads.map(async (command) => ({ command: bare(command), plan: await db.command({ explain: bare(command) }) })),
    );
  });
}

/** The names of all stages of a plan that won. */
export function stagesOf(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) => {
    if (name === 'rejectedPlans' || name === 'executionStats') return [];
    return name === 'stage' ? [String(value)] : stagesOf(value);
  });
}

function isRead(command: Document): boolean {
  return ['find', 'aggregate', 'count'].some((name) => name in command && command[name] !== 'system.profile');
}

/** Without what belongs to the session. */
function bare(command: Document): Document {
  const own = ['lsid', '$db', '$clusterTime', 'readConcern', 'txnNumber', '$readPreference', 'cursor'];
  const rest = Object.fromEntries(Object.entries(command).filter(([name]) => !own.includes(name)));
  return 'aggregate' in rest ? { ...rest, cursor: {} } : rest;
}
