import { isoTime } from '#libs/http/parse.js';
import type { Platform } from '#libs/ports/platform.js';
import type { DigestView } from '../digest/digest-view.js';
import type { OwnerRecord } from '../inputs/owner-records.js';
import { unfinished, type Unfinished } from '../privacy/unfinished.js';
import { WebhookViews } from '../webhooks-out/webhook-views.js';

/** How a pool stands: its ledger, what waits, what is parked, what should be over by now. */
export class PoolStatus {
  constructor(
    private readonly platform: Pick<Platform, 'bus' | 'clock' | 'documents' | 'ledger'>,
    private readonly digests: DigestView,
  ) {}

  async of(pool: string): Promise<object> {
    const { documents } = this.platform;
    // Ingest's records: it says of each source since when it fails.
    const failing = (await documents.list({ pool, collection: 'source', index: 'failing', limit: 100 })).items.length;
    const [owner] = await documents.many(pool, [{ collection: 'owner', key: 'self' }]);
    return {
      ...(await this.ledger(pool)),
      parkedLines: (owner?.body as OwnerRecord | undefined)?.lines ?? 0,
      sources: { failing },
      /** other systems that are not told of what they want to hear */
      webhooks: await new WebhookViews(documents).trouble(pool),
      mail: await this.mail(),
      /** not carried out yet in some store, or not answered by some pool of the organisation */
      erasures: await this.unfinished(pool, 'duty'),
      siblings: await this.unfinished(pool, 'sibling-word'),
    };
  }

  private async ledger(pool: string): Promise<object> {
    const { bus, ledger } = this.platform;
    const partition = bus.partitionOf(pool);
    const [head, position, newest] = await Promise.all([
      ledger.head(pool),
      ledger.position(partition),
      bus.newest('inputs', partition),
    ]);
    return {
      ledger: { epoch: head.epoch, events: head.seq, lastDecisionAt: head.now === 0 ? null : isoTime(head.now) },
      waiting: newest - position.next,
    };
  }

  /** Digests by e-mail: whether there is a mail server, since when it fails, and how. */
  private async mail(): Promise<object> {
    const state = await this.digests.mail();
    const { available = false, failingSince = null, code = null } = state ?? {};
    return { available, failingSince: isoTime(failingSince), code };
  }

  private async unfinished(pool: string, collection: 'duty' | 'sibling-word'): Promise<object> {
    const { documents, clock } = this.platform;
    return shown(await unfinished(documents, pool, collection, clock.now()));
  }
}

function shown(work: Unfinished | undefined): object {
  return { open: work?.open ?? 0, since: isoTime(work?.since), late: work?.late ?? false };
}
