import { Edge } from '#libs/http/edge.js';
import { rehearsalProgram, verifyProgram } from '#libs/platform/about.js';
import type { Platform } from '#libs/ports/platform.js';
import { WebhookSecrets } from '#libs/transport/webhook-secrets.js';
import { COMMANDS } from './admin/commands.controller.js';
import { KEYS, LEDGER } from './admin/ledger.controller.js';
import { LiveFeed } from './admin/live-feed.js';
import { PoolStatus } from './admin/pool-status.js';
import { Rebuilds } from './admin/rebuilds.js';
import { CardCommands } from './contact/card-commands.js';
import { CardAsOf } from './contact/card-as-of.js';
import { ContactList } from './contact/contact-list.js';
import { ContactViews } from './contact/contact-views.js';
import { History } from './contact/history.js';
import { Verdicts } from './contact/verdicts.js';
import { CalendarAddresses } from './calendar/calendar-addresses.js';
import { CalendarFeed } from './calendar/calendar-feed.js';
import { DigestView } from './digest/digest-view.js';
import { WroteLinks } from './digest/wrote-links.js';
import { explainRefusal } from './outreach/explain-refusal.js';
import type { Contacts } from './contacts.service.js';
import { OWNER } from './inputs/inputs.consumer.js';
import { Judging } from './outreach/judging.js';
import { SuggestionViews } from './outreach/suggestion-views.js';
import { Organisations } from './pool/organisations.js';
import { Rehearsals } from './pool/rehearsals.js';
import { Verifications } from './pool/verifications.js';
import { ABOUT, type About } from './pool/me.controller.js';
import { ContactExport } from './privacy/contact-export.js';
import { WebhookViews } from './webhooks-out/webhook-views.js';

/** One thing that controllers are given by its token. */
export interface Given {
  provide: symbol | (abstract new (...args: never[]) => unknown);
  useValue: unknown;
}

/** What the controllers and the consumer of contacts are given, made once by hand, and the live feed that has to be started. */
export function contactsHttp(
  { bus, clock, documents, keys, ledger }: Platform,
  { owner, commands, report }: Pick<Contacts, 'owner' | 'commands' | 'report'>,
  about: About,
): { given: Given[]; feed: LiveFeed; apart: { stop(): Promise<void> } } {
  const feed = new LiveFeed(bus);
  const views = new ContactViews(documents, clock);
  const rebuilds = new Rebuilds({ clock, documents, keys, ledger }, commands, report);
  const digests = new DigestView(documents);
  const rehearsals = new Rehearsals({ platform: { clock, documents, ledger }, program: rehearsalProgram(), report });
  const verifications = new Verifications({ platform: { clock, ledger }, program: verifyProgram() });
  const judging = new Judging(documents, clock);
  const edge = new Edge(commands, (refusal, viewer) => explainRefusal(refusal, viewer, clock.now()));
  const given: Given[] = [
    { provide: OWNER, useValue: owner },
    { provide: Edge, useValue: edge },
    { provide: ContactViews, useValue: views },
    { provide: ContactList, useValue: new ContactList(documents, clock, views) },
    { provide: CardCommands, useValue: new CardCommands(edge, views) },
    { provide: SuggestionViews, useValue: new SuggestionViews(documents, clock) },
    { provide: DigestView, useValue: digests },
    { provide: WroteLinks, useValue: new WroteLinks({ documents, keys, clock }) },
    { provide: CalendarAddresses, useValue: new CalendarAddresses(documents, clock) },
    { provide: CalendarFeed, useValue: new CalendarFeed(documents) },
    { provide: Judging, useValue: judging },
    { provide: Verdicts, useValue: new Verdicts(judging, clock) },
    { provide: CardAsOf, useValue: new CardAsOf(ledger, keys, views) },
    { provide: History, useValue: new History(ledger, keys) },
    { provide: Organisations, useValue: new Organisations(documents, keys) },
    { provide: ContactExport, useValue: new ContactExport(documents, ledger, keys, views) },
    { provide: WebhookViews, useValue: new WebhookViews(documents) },
    { provide: WebhookSecrets, useValue: new WebhookSecrets({ documents, keys }) },
    { provide: LiveFeed, useValue: feed },
    { provide: PoolStatus, useValue: new PoolStatus({ bus, clock, documents, ledger }, digests) },
    { provide: ABOUT, useValue: about },
    { provide: COMMANDS, useValue: commands },
    { provide: LEDGER, useValue: ledger },
    { provide: KEYS, useValue: keys },
    { provide: Rebuilds, useValue: rebuilds },
    { provide: Rehearsals, useValue: rehearsals },
    { provide: Verifications, useValue: verifications },
  ];
  const apart = {
    /** Ends what runs in processes of its own. */
    async stop() {
      await Promise.all([rehearsals.stop(), verifications.stop()]);
    },
  };
  return { given, feed, apart };
}
