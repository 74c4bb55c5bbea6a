import { accessProviders } from '#libs/http/access-providers.js';
import type { Service } from '#libs/http/serve-on.js';
import { pageFolder, version } from '#libs/platform/about.js';
import { bootstrap } from './bootstrap.service.js';
import { contactsHttp } from './contacts-http.service.js';
import { ContactsModule } from './contacts.module.js';
import { startContacts } from './contacts.service.js';
import { startContactsDuties } from './duties.service.js';
import { clusterLimits } from './inputs/engine.js';

/** ms between looks at outcomes while somebody waits: another instance may have decided. */
const LOOK_EVERY = 10;
const NOBODY_YET =
  'Nobody has signed in yet: run "node dist/apps/contacts/src/main.js --link" here for a one-time link of the owner.';

/** Contacts as a process of its own: decides the inputs of its partitions; commands and reads of every pool. */
export const contactsServer: Service = {
  names: ['contacts'],
  webDir: pageFolder(),
  async start({ platform, config, log, connect }) {
    const report = (sentence: string, facts: Record<string, unknown>): void => {
      log.warn(facts, sentence);
    };
    const contacts = await startContacts(platform, { report, connect, pollMs: LOOK_EVERY, limits: clusterLimits });
    const duties = await startContactsDuties(platform, contacts.sender);
    const { access, providers } = accessProviders(platform, config, { ownMachine: false });
    const { given, feed, apart } = contactsHttp(platform, contacts, { version, demo: false });
    return {
      modules: [ContactsModule],
      providers: [...providers, ...given],
      health: () => ({ contacts: contacts.health(), live: feed.health(), duties: duties.health() }),
      async prepare() {
        await bootstrap(config, contacts, access);
        if (!(await access.hasOwner())) log.warn(NOBODY_YET);
        await feed.start();
      },
      hangUp: () => {
        feed.hangUp();
      },
      async stop() {
        await apart.stop();
        await feed.stop();
        await contacts.stop();
        await duties.stop();
      },
    };
  },
};
