import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Bus } from '#libs/ports/bus.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Clock } from '#libs/ports/clock.js';
import { CLOCK, DOCUMENTS } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { HEALTH, type Health } from '#libs/http/health.controller.js';
import { isoTime } from '#libs/http/parse.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { ABOUT, type About } from '../pool/pools.controller.js';
import { LEDGER } from './ledger.controller.js';
import { unfinished, type Unfinished } from '../privacy/unfinished.js';
import type { OwnerRecord } from '../inputs/owner-records.js';

export const BUS = Symbol('bus');

/** How the pool stands: its ledger, what waits, what is parked, what is wrong. */
@Controller('v1/status')
export class StatusController {
  // eslint-disable-next-line max-params -- each is one thing the status tells of
  constructor(
    @Inject(BUS) private readonly bus: Bus,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(HEALTH) private readonly health: Health,
    @Inject(ABOUT) private readonly about: About,
  ) {}

  @Get()
  async read(@Req() request: EdgeRequest): Promise<unknown> {
    const { pool } = viewerOf(request);
    const partition = this.bus.partitionOf(pool);
    const [head, position, newest, reasons] = await Promise.all([
      this.ledger.head(pool),
      this.ledger.position(partition),
      this.bus.newest('inputs', partition),
      this.health(),
    ]);
    // Ingest's records: it says of each source since when it fails.
    const failing = (await this.documents.list({ pool, collection: 'source', index: 'failing', limit: 100 })).items
      .length;
    const [owner] = await this.documents.many(pool, [{ collection: 'owner', key: 'self' }]);
    const parked = (owner?.body as OwnerRecord | undefined)?.lines ?? 0;
    const [erasures, siblings] = await Promise.all(
      (['duty', 'sibling-word'] as const).map((collection) =>
        unfinished(this.documents, pool, collection, this.clock.now()),
      ),
    );
    const ledger = { epoch: head.epoch, events: head.seq, lastDecisionAt: head.now === 0 ? null : isoTime(head.now) };
    return {
      ...this.about,
      ready: Object.keys(reasons).length === 0,
      reasons,
      ledger,
      waiting: newest - position.next,
      parkedLines: parked,
      sources: { failing },
      /** not carried out yet in some store, or not answered by some pool of the organisation */
      erasures: shown(erasures),
      siblings: shown(siblings),
    };
  }
}

function shown(work: Unfinished | undefined): object {
  return { open: work?.open ?? 0, since: isoTime(work?.since), late: work?.late ?? false };
}
