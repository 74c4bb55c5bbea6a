import type { Provider } from '@nestjs/common';
import { Access } from '#libs/http/access.js';
import { AccessGuard, CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { Edge } from '#libs/http/edge.js';
import { HEALTH, type Health } from '#libs/http/health.controller.js';
import { RateLimits } from '#libs/http/rate-limits.js';
import { SECURE_COOKIES } from '#libs/http/session.controller.js';
import { COMMANDS } from '../../contacts/src/admin/commands.controller.js';
import { KEYS, LEDGER } from '../../contacts/src/admin/ledger.controller.js';
import { LiveFeed } from '../../contacts/src/admin/live-feed.js';
import { BUS } from '../../contacts/src/admin/status.controller.js';
import { ContactViews } from '../../contacts/src/contact/contact-views.js';
import { History } from '../../contacts/src/contact/history.js';
import { Verdicts } from '../../contacts/src/contact/verdicts.js';
import { explainRefusal } from '../../contacts/src/outreach/explain-refusal.js';
import { Judging } from '../../contacts/src/outreach/judging.js';
import { SuggestionViews } from '../../contacts/src/outreach/suggestion-views.js';
import { ABOUT, type About } from '../../contacts/src/pool/pools.controller.js';
import { Imports } from '../../ingest/src/imports/imports.js';
import type { Assembly } from './assemble.js';

export interface ProviderParts {
  assembly: Assembly;
  access: Access;
  feed: LiveFeed;
  about: About;
  secureCookies: boolean;
}

/** What the controllers are given: everything is made here, by hand, once. */
export function providersOf({ assembly, access, feed, about, secureCookies }: ProviderParts): Provider[] {
  const { platform, contacts, ingest, reminders } = assembly;
  const { bus, clock, documents, keys, ledger } = platform;
  const judging = new Judging(documents, clock);
  const views = new ContactViews(documents, clock);
  const limits = new RateLimits(clock);
  const health: Health = () =>
    Promise.resolve(reasonsOf({ contacts: contacts.health(), reminders: reminders.health() }));
  return [
    value(Access, access),
    value(AccessGuard, new AccessGuard(access, documents, limits)),
    value(RateLimits, limits),
    value(Edge, new Edge(contacts.commands, (refusal, viewer) => explainRefusal(refusal, viewer, clock.now()))),
    value(Imports, ingest.imports),
    value(ContactViews, views),
    value(SuggestionViews, new SuggestionViews(documents, clock)),
    value(Judging, judging),
    value(Verdicts, new Verdicts(judging, clock)),
    value(History, new History(ledger, keys)),
    value(LiveFeed, feed),
    value(HEALTH, health),
    value(ABOUT, about),
    value(SECURE_COOKIES, secureCookies),
    value(COMMANDS, contacts.commands),
    value(DOCUMENTS, documents),
    value(CLOCK, clock),
    value(LEDGER, ledger),
    value(KEYS, keys),
    value(BUS, bus),
  ];
}

function value(provide: Extract<Provider, { provide: unknown }>['provide'], useValue: unknown): Provider {
  return { provide, useValue };
}

function reasonsOf(parts: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== null));
}
