import { explain } from '#libs/etiquette/texts/texts.js';
import type { Reading } from '#libs/etiquette/texts/format.js';
import type { Verdict } from '#libs/events/words.js';
import type { Refusal } from '#libs/kernel/errors.js';
import { isoTime } from '#libs/http/parse.js';
import type { Viewer } from '#libs/http/viewer.js';

/** How a viewer reads texts now. */
export function readingOf(viewer: Viewer, now: number): Reading {
  return { language: viewer.language, zone: viewer.home.zone, now };
}

/** A verdict as the API shows it. */
export function presentVerdict(verdict: Verdict, reading: Reading): Record<string, unknown> {
  const { rule, ok, because, until } = verdict;
  return { rule, ok, because, until: isoTime(until), text: explain({ part: 'verdict', verdict }, reading).text };
}

/** The sentence of a refusal, and what a program may want to read of it. */
export function explainRefusal(
  refusal: Refusal,
  viewer: Viewer,
  now: number,
): { sentence: string; extensions: Record<string, unknown> } {
  const reading = readingOf(viewer, now);
  const { verdicts, from, ...because } = refusal.because ?? {};
  const extensions: Record<string, unknown> = { ...because };
  if (Array.isArray(verdicts))
    extensions['verdicts'] = (verdicts as Verdict[]).map((verdict) => presentVerdict(verdict, reading));
  if (from !== undefined) extensions['from'] = isoTime(from as number | null);
  return { sentence: explain({ part: 'refusal', refusal }, reading).text, extensions };
}
