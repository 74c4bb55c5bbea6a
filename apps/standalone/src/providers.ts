import type { Provider } from '@nestjs/common';
import { Access } from '#libs/http/access.js';
import { AccessGuard } from '#libs/http/access.guard.js';
import { HEALTH, type Health } from '#libs/http/health.controller.js';
import { RateLimits } from '#libs/http/rate-limits.js';
import { SECURE_COOKIES } from '#libs/http/session.controller.js';
import { contactsHttp } from '../../contacts/src/contacts-http.service.js';
import { ingestHttp } from '../../ingest/src/ingest.service.js';
import type { Assembly } from './assemble.js';

export interface ProviderParts {
  assembly: Assembly;
  access: Access;
  about: { version: string; demo: boolean };
  secureCookies: boolean;
}

/** What all controllers are given, and the live feed of the page, which has to be started. */
export function providersOf({ assembly, access, about, secureCookies }: ProviderParts): {
  providers: Provider[];
  feed: { start: () => Promise<void>; stop: () => Promise<void> };
} {
  const { platform, contacts, ingest, reminders } = assembly;
  const limits = new RateLimits(platform.clock);
  const health: Health = () =>
    Promise.resolve(reasonsOf({ contacts: contacts.health(), reminders: reminders.health() }));
  const { given, feed } = contactsHttp(platform, { commands: contacts.commands, about });
  const providers = [
    { provide: Access, useValue: access },
    { provide: AccessGuard, useValue: new AccessGuard(access, platform.documents, limits) },
    { provide: RateLimits, useValue: limits },
    { provide: HEALTH, useValue: health },
    { provide: SECURE_COOKIES, useValue: secureCookies },
    ...ingestHttp(ingest),
    ...given,
  ];
  return { providers: providers as Provider[], feed };
}

function reasonsOf(parts: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== null));
}
