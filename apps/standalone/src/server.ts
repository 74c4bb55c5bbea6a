import type { Logger } from 'pino';
import { accessProviders } from '#libs/http/access-providers.js';
import type { Service } from '#libs/http/serve-on.js';
import { pageFolder, version } from '#libs/platform/about.js';
import { openDigestWays } from '#libs/platform/open-digest-ways.js';
import { openEgress } from '#libs/platform/open-egress.js';
import { openWebhookWay } from '#libs/platform/open-webhook-way.js';
import { bootstrap } from '../../contacts/src/bootstrap.service.js';
import { contactsHttp } from '../../contacts/src/contacts-http.service.js';
import { ContactsModule } from '../../contacts/src/contacts.module.js';
import { IngestModule } from '../../ingest/src/ingest.module.js';
import { ingestHttp } from '../../ingest/src/ingest.service.js';
import { RemindersModule } from '../../reminders/src/reminders.module.js';
import { remindersConsumer } from '../../reminders/src/reminders.service.js';
import { assemble, type Assembly, type Report } from './assemble.js';

/** All three services in one process. `assembled` is told of them before anybody is let in. */
export function standalone({ demo, assembled }: { demo: boolean; assembled: (it: Assembly) => void }): Service {
  return {
    names: ['contacts', 'ingest', 'reminders'],
    webDir: pageFolder(),
    async start({ platform, config, log, connect }) {
      const { clock } = platform;
      const [egress, digests] = [openEgress(config, clock), openDigestWays(config, clock)];
      const webhooks = openWebhookWay(config, clock);
      const assembly = await assemble(platform, reportTo(log), { connect, egress, digests, webhooks });
      assembled(assembly);
      const { contacts, ingest, reminders, duties } = assembly;
      const { access, providers } = accessProviders(platform, config, { ownMachine: true });
      const { given, feed, apart } = contactsHttp(platform, contacts, { version, demo });
      return {
        modules: [ContactsModule, IngestModule, RemindersModule],
        providers: [...providers, ...given, ...ingestHttp(ingest, config), ...remindersConsumer(reminders)],
        health: () => ({
          contacts: contacts.health(),
          reminders: reminders.health(),
          live: feed.health(),
          duties: duties.health(),
        }),
        async prepare() {
          // What was said before the last end is decided, and a restored pool folded, before anybody reads; a stopped owner says so in /readyz.
          await contacts.idle().catch(() => undefined);
          await bootstrap(config, contacts, access);
          await feed.start();
        },
        hangUp: () => {
          feed.hangUp();
        },
        async stop() {
          await apart.stop();
          await feed.stop();
          await assembly.stop();
        },
      };
    },
  };
}

function reportTo(log: Logger): Report {
  return (sentence, facts) => {
    log.warn(facts, sentence);
  };
}
