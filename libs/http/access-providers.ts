import type { Provider } from '@nestjs/common';
import type { Config } from '#libs/platform/config.js';
import type { Platform } from '#libs/ports/platform.js';
import { Access } from './access.js';
import { AccessGuard, CLOCK, DOCUMENTS } from './access.guard.js';
import { RateLimits } from './rate-limits.js';
import { SECURE_COOKIES } from './session.controller.js';

/** Who may come in, and what the guard of every service needs. `ownMachine`: only the owner's own programs reach this port. */
export function accessProviders(
  { documents, clock }: Platform,
  config: Pick<Config, 'publicUrl'>,
  { ownMachine }: { ownMachine: boolean },
): { access: Access; providers: Provider[] } {
  const access = new Access(documents, clock, { ownMachine });
  const limits = new RateLimits(clock);
  const providers = [
    { provide: Access, useValue: access },
    { provide: AccessGuard, useValue: new AccessGuard(access, documents, limits) },
    { provide: RateLimits, useValue: limits },
    { provide: SECURE_COOKIES, useValue: config.publicUrl?.startsWith('https:') ?? false },
    { provide: DOCUMENTS, useValue: documents },
    { provide: CLOCK, useValue: clock },
  ];
  return { access, providers };
}
