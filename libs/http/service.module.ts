import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** The modules of the services of one process, what they are given, made once by hand, and its health. */
@Module({})
export class ServiceModule {
  static on(services: Type[], providers: Provider[]): DynamicModule {
    return {
      module: ServiceModule,
      global: true,
      providers,
      exports: providers,
      imports: services,
      controllers: [HealthController],
    };
  }
}
