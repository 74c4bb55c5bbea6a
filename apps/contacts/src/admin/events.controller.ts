import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { viewerOf } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import { LiveFeed, type Change } from './live-feed.js';

const HEARTBEAT_MS = 20_000;
/** A page's queries cost more than this wait; during an import there are hundreds of changes a second. */
const GATHER_MS = 100;

interface RawReply {
  raw: ServerResponse;
  hijack: () => void;
}

/** Server-sent events: `change` for everything decided in the pool, gathered for a tenth of a second. */
@Controller('v1/events')
export class EventsController {
  constructor(@Inject(LiveFeed) private readonly feed: LiveFeed) {}

  @Get()
  stream(@Req() request: EdgeRequest, @Res() reply: RawReply): void {
    const { pool } = viewerOf(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
      'X-Accel-Buffering': 'no',
    });
    raw.write(': connected\n\n');
    let gathered: Change[] = [];
    let timer: NodeJS.Timeout | null = null;
    const flush = (): void => {
      timer = null;
      raw.write(
        summary(gathered)
          .map((change) => `event: change\ndata: ${JSON.stringify(change)}\n\n`)
          .join(''),
      );
      gathered = [];
    };
    const stop = this.feed.listen(pool, {
      tell: (change) => {
        gathered.push(change);
        timer ??= setTimeout(flush, GATHER_MS);
      },
      hangUp: () => raw.end(),
    });
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    raw.on('close', () => {
      stop();
      clearInterval(heartbeat);
      if (timer !== null) clearTimeout(timer);
    });
  }
}

/** Of many changes at once only the newest of each type is worth a page's attention. */
function summary(changes: Change[]): Change[] {
  if (changes.length <= 20) return changes;
  return [...new Map(changes.map((change) => [change.type, change])).values()];
}
