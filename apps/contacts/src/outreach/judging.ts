import { judge } from '#libs/etiquette/judge.js';
import { askedOccasion, liveOccasions } from '#libs/etiquette/occasions.js';
import type { Judgement } from '#libs/etiquette/case.js';
import type { Channel } from '#libs/events/words.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Card } from '../documents.js';
import { readDocuments } from './read-documents.js';
import { caseOf, employerOf, employersIn, factsFor, findWriter, partEmployersOf } from './situation.js';

/** Judges without deciding: no event, no reservation, valid for the moment. */
export class Judging {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether the viewer may write to this contact now in this way, on their own initiative or for the best reason there
   * is; `channel` null: in any way they like.
   */
  async of(viewer: Viewer, card: Card, channel: Channel | null): Promise<Judgement> {
    const keys = [
      { collection: 'pool', key: 'self' },
      { collection: 'budget', key: viewer.member },
      ...employersIn(card.facts).map((key) => ({ collection: 'employer', key })),
    ];
    const reader = await readDocuments(this.documents, viewer.pool, keys);
    const now = this.clock.now();
    const writer = findWriter(viewer.member, reader, now);
    if ('refused' in writer) return { ok: false, verdicts: [], from: null };
    const [best] = liveOccasions(factsFor(writer, card), viewer.member, writer.pool.policy, now);
    const occasion = best ?? askedOccasion(viewer.member, now);
    const asked = best === undefined ? 'question' : null;
    const partEmployers = partEmployersOf(card.facts, reader);
    const wish = { occasion, mode: 'ask', asked, channel, partEmployers } as const;
    return judge(caseOf(writer, card, employerOf(card.facts, reader), wish), writer.pool.policy, now);
  }
}
