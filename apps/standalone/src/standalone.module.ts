import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { HealthController } from '#libs/http/health.controller.js';
import { SessionController } from '#libs/http/session.controller.js';
import { ContactsModule } from '../../contacts/src/contacts.module.js';
import { IngestModule } from '../../ingest/src/ingest.module.js';

/** All services in one process. `providers` are the things they share, made once by `main.ts`. */
@Module({})
export class StandaloneModule {
  static on(providers: Provider[]): DynamicModule {
    return {
      module: StandaloneModule,
      global: true,
      providers,
      exports: providers,
      imports: [ContactsModule, IngestModule],
      controllers: [SessionController, HealthController],
    };
  }
}
