import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import type { Envelope } from '#libs/kernel/envelope.js';
import { sealedWith } from '#libs/kernel/envelope.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { viewerOf } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import type { EdgeRequest } from '#libs/http/viewer.js';

const query = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  unseal: z.enum(['true', 'false']).default('false'),
});
export const LEDGER = Symbol('ledger');
export const KEYS = Symbol('keys');

interface StreamReply {
  header: (name: string, value: string) => StreamReply;
  send: (body: Readable) => unknown;
}

/** The pool's ledger as NDJSON, one event a line: what `kith verify` reads. */
@Controller('v1/ledger')
export class LedgerController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  @Get()
  read(
    @Query({ schema: query }) { after, unseal }: z.output<typeof query>,
    @Req() request: EdgeRequest,
    @Res() reply: StreamReply,
  ): void {
    const viewer = viewerOf(request);
    if (unseal === 'true' && !viewer.scopes.includes('privacy')) {
      throw new HttpProblem(403, 'not-allowed', 'Only the privacy role reads the ledger with its personal fields.');
    }
    reply.header('Content-Type', 'application/x-ndjson');
    reply.send(Readable.from(this.lines(viewer.pool, after, unseal === 'true')));
  }

  private async *lines(pool: string, after: number, unseal: boolean): AsyncGenerator<string> {
    for await (const events of ledgerPages(this.ledger, pool, after)) {
      const opened = unseal ? await this.opened(pool, events) : events;
      yield opened.map((event) => `${JSON.stringify(event)}\n`).join('');
    }
  }

  private async opened(pool: string, events: readonly Envelope[]): Promise<object[]> {
    const subjects = [
      ...new Set(
        events.flatMap(({ subject, sealed }) => (sealed === undefined || subject === undefined ? [] : [subject])),
      ),
    ];
    const keys = await this.keys.read(pool, subjects);
    return events.map(({ sealed, ...event }) => {
      const key = keys.get(event.subject ?? '');
      if (sealed === undefined) return event;
      return {
        ...event,
        personal:
          key === null || key === undefined ? null : (JSON.parse(key.open(sealedWith(event), sealed)) as object),
      };
    });
  }
}
