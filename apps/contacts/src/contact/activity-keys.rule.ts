import type { ActivityKind } from '#libs/events/words.js';
import { oneSpelling } from './same-text.rule.js';

interface Activity {
  source: string;
  sourceId: string | null;
  activity: ActivityKind;
  title: string;
  at: number;
}

/** Two names by which the same activity is told again: what its source calls it, and what it is. */
export function activityKeys(activity: Activity): string[] {
  return [`${activity.source}|${idOf(activity)}`, whatOf(activity)];
}

/** The source's own id for it; what it is stands for one that gives none. */
export const idOf = (activity: Activity): string => activity.sourceId ?? whatOf(activity);

const whatOf = ({ activity, at, title }: Activity) => `${activity}|${at}|${oneSpelling(title)}`;
