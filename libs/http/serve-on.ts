import type { Provider, Type } from '@nestjs/common';
import type { Logger } from 'pino';
import { version } from '#libs/platform/about.js';
import type { Config } from '#libs/platform/config.js';
import type { Platform } from '#libs/ports/platform.js';
import { BusStrategy } from '#libs/transport/bus-strategy.js';
import type { Connect } from '#libs/transport/nest-reader.js';
import type { ServiceName } from './boot-check.js';
import type { FrontDoor } from './front-door.js';
import { HEALTH, type Health } from './health.controller.js';
import { createHttpApp } from './http-app.js';
import { unanswered } from './unanswered.js';

/** What a service starts its work with. */
interface ServiceParts {
  platform: Platform;
  config: Config;
  log: Logger;
  /** gives its reader to Nest's transport */
  connect: Connect;
}

/** A service at work, and what Nest is to mount of it. */
interface StartedService {
  modules: Type[];
  providers: Provider[];
  /** One sentence per thing that keeps it from serving; null where all is well. */
  health(): Record<string, string | null>;
  /** Once it reads, and before anybody is let in. */
  prepare?(): Promise<void>;
  /** Ends what would last: pages that listen. */
  hangUp?(): void;
  /** Takes nothing new, ends what is in hand, stops reading. The platform stays open. */
  stop(): Promise<void>;
}

/** One process: the services in it and how they are started. */
export interface Service {
  names: readonly ServiceName[];
  /** the built page, where it is served */
  webDir: string | null;
  start(parts: ServiceParts): Promise<StartedService>;
}

interface Serving {
  config: Config;
  log: Logger;
  door: FrontDoor;
}

/**
 * Starts a service on an open platform and lets people in. Answers how to end it: nobody is let in, requests in hand
 * are answered, the batch in hand is decided, reading ends. What was begun is ended before anything is thrown.
 */
export async function serveOn(
  platform: Platform,
  service: Service,
  { config, log, door }: Serving,
): Promise<() => Promise<void>> {
  const strategy = new BusStrategy(platform.bus);
  const closing: (() => Promise<unknown>)[] = [];
  const end = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const connect: Connect = (reader) => strategy.connect(reader);
    const started = await service.start({ platform, config, log, connect });
    const health: Health = async () => ({
      ...reasonsOf({ platform: platform.health?.() ?? null, ...started.health() }),
      ...(await unanswered(platform, service.names)),
    });
    closing.push(() => started.stop());
    const app = await createHttpApp({
      services: service.names,
      modules: started.modules,
      providers: [...started.providers, { provide: HEALTH, useValue: health }],
      door,
      strategy,
      webDir: service.webDir,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      version,
      log: ({ request, error }) => {
        log.error({ request, err: error }, 'a request failed');
      },
    });
    closing.unshift(() => app.close());
    await app.startAllMicroservices();
    await started.prepare?.();
    door.open();
    closing.push(() => door.close());
    closing.push(async () => started.hangUp?.());
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

function reasonsOf(parts: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== null));
}
