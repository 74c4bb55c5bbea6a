import { Module } from '@nestjs/common';
import { SessionController } from '#libs/http/session.controller.js';
import { CommandsController } from './admin/commands.controller.js';
import { EventsController } from './admin/events.controller.js';
import { LedgerController } from './admin/ledger.controller.js';
import { ParkedController } from './admin/parked.controller.js';
import { ProjectionsController } from './admin/projections.controller.js';
import { StatusController } from './admin/status.controller.js';
import { ActivitiesController } from './contact/activities.controller.js';
import { ContactCommandsController } from './contact/contact-commands.controller.js';
import { ContactPastController } from './contact/contact-past.controller.js';
import { ContactsController } from './contact/contacts.controller.js';
import { DuplicatesController } from './identity/duplicates.controller.js';
import { MergeController } from './identity/merge.controller.js';
import { FirstLookController } from './contact/first-look.controller.js';
import { ProofController } from './outreach/proof.controller.js';
import { LettingGoController } from './contact/letting-go.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { DigestController } from './digest/digest.controller.js';
import { WroteController } from './digest/wrote.controller.js';
import { InputsConsumer } from './inputs/inputs.consumer.js';
import { HandoverController } from './outreach/handover.controller.js';
import { InteractionsController } from './outreach/interactions.controller.js';
import { MayIController } from './outreach/may-i.controller.js';
import { OutlookController } from './outreach/outlook.controller.js';
import { SuggestionsController } from './outreach/suggestions.controller.js';
import { KeysController } from './pool/keys.controller.js';
import { MembersController } from './pool/members.controller.js';
import { OffLimitsController } from './pool/off-limits.controller.js';
import { PolicyController } from './pool/policy.controller.js';
import { MeController } from './pool/me.controller.js';
import { PoolsController } from './pool/pools.controller.js';
import { ExportController } from './privacy/export.controller.js';
import { ConsentController } from './privacy/consent.controller.js';
import { NoticeController } from './privacy/notice.controller.js';
import { RequestsController } from './privacy/requests.controller.js';
import { RestrictionController } from './privacy/restriction.controller.js';
import { WebhookDeliveriesController } from './webhooks-out/webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks-out/webhooks.controller.js';

/** Contacts under Nest: takes the inputs, and serves everything under /v1 but imports and sources. What it needs is handed in by whoever wires. */
@Module({
  controllers: [
    InputsConsumer,
    SessionController,
    MeController,
    DigestController,
    WroteController,
    CalendarController,
    PoolsController,
    MembersController,
    KeysController,
    PolicyController,
    OffLimitsController,
    ContactsController,
    ContactPastController,
    ContactCommandsController,
    FirstLookController,
    LettingGoController,
    ProofController,
    ConsentController,
    NoticeController,
    RestrictionController,
    ExportController,
    RequestsController,
    ActivitiesController,
    DuplicatesController,
    MergeController,
    InteractionsController,
    HandoverController,
    SuggestionsController,
    MayIController,
    OutlookController,
    CommandsController,
    EventsController,
    LedgerController,
    ParkedController,
    ProjectionsController,
    StatusController,
    WebhooksController,
    WebhookDeliveriesController,
  ],
})
export class ContactsModule {}
