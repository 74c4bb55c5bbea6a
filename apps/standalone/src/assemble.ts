import type { Egress } from '#libs/ports/egress.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Duties } from '#libs/transport/duties.js';
import type { Connect } from '#libs/transport/nest-reader.js';
import { startContacts, type Contacts, type ContactsOptions } from '../../contacts/src/contacts.service.js';
import { startContactsDuties } from '../../contacts/src/duties.service.js';
import { startIngest, type Ingest } from '../../ingest/src/ingest.service.js';
import { startReminders, type ReminderOptions, type Reminders } from '../../reminders/src/reminders.service.js';

/** The three services of one process, on one platform. */
export interface Assembly {
  platform: Platform;
  contacts: Contacts;
  ingest: Ingest;
  reminders: Reminders;
  /** of erasures, in the stores of all three */
  duties: Duties;
  /** Resolves when everything said so far is decided and everything due now has been said and decided. */
  settled: () => Promise<void>;
  /** Stops reading, in the order of the flow; the platform stays open. */
  stop: () => Promise<void>;
}

/** Tells the operator something that needs eyes; never personal. */
export type Report = NonNullable<ContactsOptions['report']>;

export interface AssemblyOptions extends ReminderOptions {
  /** how contacts decides, for the simulator */
  deciding?: ContactsOptions;
  /** how contacts and reminders are given what they read: through Nest in the server, by the bus itself without */
  connect?: Connect;
  /** the way out; without it no source is asked */
  egress?: Egress;
}

/** Starts contacts, ingest and reminders: used by the server, the demo, the simulator and the scenarios alike. */
export async function assemble(
  platform: Platform,
  report: Report,
  { deciding, connect, egress, ...options }: AssemblyOptions = {},
): Promise<Assembly> {
  const contacts = await startContacts(platform, { report, connect, ...deciding });
  const { decided } = contacts;
  const failed = (error: unknown): void => {
    report('An import or a source stopped; it goes on by itself, or at the next start.', { error: String(error) });
  };
  const ingest = await startIngest(platform, { failed, egress, sending: { decided } });
  const reminders = await startReminders(platform, { decided, connect, report, ...options });
  const duties = await startContactsDuties(platform, ingest.sender, { ...ingest.erasers, ...reminders.erasers });
  return {
    platform,
    contacts,
    ingest,
    reminders,
    duties,
    async settled() {
      await ingest.idle();
      await contacts.idle();
      await reminders.idle();
      await duties.idle();
      await contacts.idle();
    },
    async stop() {
      await ingest.stop();
      await duties.stop();
      await reminders.stop();
      await contacts.stop();
    },
  };
}
