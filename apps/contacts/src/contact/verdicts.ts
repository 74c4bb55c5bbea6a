import type { Reading } from '#libs/etiquette/texts/format.js';
import type { Channel } from '#libs/events/words.js';
import { isoTime } from '#libs/http/parse.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Card } from '../documents.js';
import { presentVerdict, readingOf } from '../outreach/explain-refusal.js';
import type { Judging } from '../outreach/judging.js';

/** Every rule, as it judges one contact for one viewer at this moment; without a channel, for a message in any way they like. */
export class Verdicts {
  constructor(
    private readonly judging: Judging,
    private readonly clock: Clock,
  ) {}

  /** How the viewer reads texts at this moment. */
  reading(viewer: Viewer): Reading {
    return readingOf(viewer, this.clock.now());
  }

  async of(
    viewer: Viewer,
    card: Card,
    channel: Channel | null = null,
  ): Promise<{ may: boolean; from: string | null; verdicts: Record<string, unknown>[] }> {
    const { ok, verdicts, from } = await this.judging.of(viewer, card, channel);
    const reading = this.reading(viewer);
    return { may: ok, from: isoTime(from), verdicts: verdicts.map((verdict) => presentVerdict(verdict, reading)) };
  }
}
