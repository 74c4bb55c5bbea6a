import type { Platform } from '#libs/ports/platform.js';
import { startContacts, type Contacts } from '../../contacts/src/contacts.service.js';
import { startIngest, type Ingest } from '../../ingest/src/ingest.service.js';
import { startReminders, type Reminders } from '../../reminders/src/reminders.service.js';

/** The three services of one process, on one platform. */
export interface Assembly {
  platform: Platform;
  contacts: Contacts;
  ingest: Ingest;
  reminders: Reminders;
  /** Resolves when everything said so far is decided and everything due now has been said and decided. */
  settled: () => Promise<void>;
  /** Stops reading, in the order of the flow; the platform stays open. */
  stop: () => Promise<void>;
}

/** Tells the operator something that needs eyes; never personal. */
export type Report = (sentence: string, facts: Record<string, unknown>) => void;

/** Starts contacts, ingest and reminders: used by the server, the demo, the simulator and the benchmarks alike. */
export async function assemble(platform: Platform, report: Report): Promise<Assembly> {
  const erasing: { ingest: Ingest | null } = { ingest: null };
  const contacts = await startContacts(platform, {
    report,
    eraseFromImports: async (pool, contact, hashes) => erasing.ingest?.erase(pool, contact, hashes),
  });
  const failed = (error: unknown): void => {
    report('An import stopped; it goes on at the next start.', { error: String(error) });
  };
  const ingest = await startIngest(platform, { failed, sending: { decided: contacts.decided } });
  erasing.ingest = ingest;
  const reminders = await startReminders(platform, { decided: contacts.decided });
  return {
    platform,
    contacts,
    ingest,
    reminders,
    async settled() {
      await ingest.idle();
      await contacts.caughtUp();
      await reminders.idle();
    },
    async stop() {
      await ingest.idle();
      await reminders.stop();
      await contacts.stop();
    },
  };
}
