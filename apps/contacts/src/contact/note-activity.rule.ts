import { activityNoted } from '#libs/events/activity.events.js';
import type { ActivityKind } from '#libs/events/words.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card } from '../documents.js';
import { activityKeys, idOf } from './activity-keys.rule.js';
import { KEPT_NOTED } from './card-changes.fold.js';
import { provenanceOf, type Deciding, type Said } from './said.rule.js';

const DAY = 86_400_000;
/** What a meeting is called that has no name. */
const NAMELESS = 'Meeting';

/** Something in somebody's life, or a meeting with one of us, as a source told of it. */
export interface ToldActivity extends Pick<Said, 'source' | 'sourceId' | 'basis' | 'observedAt' | 'member'> {
  import?: string | null;
  activity: ActivityKind;
  at: number;
  title: string;
  url: string | null;
}

/**
 * An occasion from now on, for the policy's days after it happened (or was announced); no event if it was told before,
 * from whatever source.
 */
export function noteActivity(
  card: Card,
  told: ToldActivity,
  { context, policy }: Pick<Deciding, 'context' | 'policy'>,
): NewEvent[] {
  if (isNoted(card, told)) return [];
  const { activity, title, url, member } = told;
  const at = Math.min(told.at, context.now);
  const { facts, personal } = provenanceOf(told, context);
  const days = activity === 'met' ? policy.occasion.metDays : policy.occasion.lifeDays;
  return [
    activityNoted.make({
      subject: card.id,
      occurredAt: at,
      data: { ...facts, activity, until: at + days * DAY, member },
      personal: { ...personal, sourceId: idOf(told), title, url },
    }),
  ];
}

/** A meeting with one of us. */
export function noteMeeting(
  card: Card,
  { title, ...said }: Omit<ToldActivity, 'activity' | 'title' | 'url'> & { title: string | null },
  deciding: Pick<Deciding, 'context' | 'policy'>,
): NewEvent[] {
  return noteActivity(card, { ...said, activity: 'met', title: title ?? NAMELESS, url: null }, deciding);
}

/** Told before, or older than everything that is remembered of somebody so active. */
function isNoted({ noted }: Card, told: ToldActivity): boolean {
  const keys = activityKeys(told);
  if (noted.some(({ key }) => keys.includes(key))) return true;
  return noted.length >= KEPT_NOTED && told.at <= (noted[0]?.at ?? 0);
}
