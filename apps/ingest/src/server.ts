import { accessProviders } from '#libs/http/access-providers.js';
import type { Service } from '#libs/http/serve-on.js';
import { openEgress } from '#libs/platform/open-egress.js';
import { startDuties } from '#libs/transport/duties.js';
import { createLeases } from '#libs/transport/leases.js';
import { IngestModule } from './ingest.module.js';
import { ingestHttp, startIngest } from './ingest.service.js';

/** Ingest as a process of its own: takes files, sends their rows, one instance at a time for each import. */
export const ingestServer: Service = {
  names: ['ingest'],
  webDir: null,
  async start({ platform, config, log }) {
    const failed = (error: unknown): void => {
      log.warn({ err: error }, 'An import or a source stopped; it goes on by itself.');
    };
    const ingest = await startIngest(platform, {
      failed,
      leases: createLeases(platform),
      egress: openEgress(config, platform.clock),
    });
    const { sender, erasers } = ingest;
    const duties = await startDuties(platform, { group: 'ingest-duties', sender, erasers });
    const { providers } = accessProviders(platform, config, { ownMachine: false });
    return {
      modules: [IngestModule],
      providers: [...providers, ...ingestHttp(ingest, config)],
      health: () => ({ duties: duties.health() }),
      async stop() {
        await ingest.stop();
        await duties.stop();
      },
    };
  },
};
