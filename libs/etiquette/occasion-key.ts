import type { OccasionKind } from '#libs/events/words.js';

/** What names an occasion for as long as it lives. A follow-up is named by the message it follows, its last event. */
export function occasionKey(occasion: { kind: OccasionKind; events: number[]; followUp: boolean }): string {
  const { kind, events, followUp } = occasion;
  return followUp ? `again:${String(events.at(-1) ?? 0)}` : `${kind}:${String(events[0] ?? 0)}`;
}
