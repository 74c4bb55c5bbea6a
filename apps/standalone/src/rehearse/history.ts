import type { Answers } from './answers.js';
import type { Made } from './crowd.js';
import type { Draws } from './draws.js';
import type { RehearsalStage, Saying } from './stage.js';

const DAY = 86_400_000;
/** Judgement: with one in five of one's connections one has ever exchanged messages, and half of those wrote back. */
const WRITTEN_TO = 0.2;
const WROTE_BACK = 0.5;
/** Over so many years before the rehearsal. */
const YEARS_BACK = 4 * 365;

/** Messages of the years before, as an archive of a network tells of them. */
export async function tellHistory(
  stage: RehearsalStage,
  people: ReadonlyMap<string, Made>,
  { draws, answers }: { draws: Draws; answers: Answers },
): Promise<void> {
  const now = stage.now();
  const sayings: Saying[] = [];
  for (const [contact, one] of people) {
    if (draws.share('history', one.n) >= WRITTEN_TO) continue;
    const at = now - (30 + draws.below(YEARS_BACK, 'history day', one.n)) * DAY;
    sayings.push(message(one, 'we-wrote', at));
    if (draws.share('wrote back', one.n) >= WROTE_BACK) continue;
    sayings.push(message(one, 'they-wrote', at + DAY));
    answers.heard(contact, at + DAY);
  }
  await stage.all(sayings);
}

function message({ n, slug, member }: Made, what: string, at: number): Saying {
  const source = { source: 'archive', sourceId: `${what} ${String(n)}`, import: null, basis: 'own-relation' };
  const who = { name: null, identities: [{ scheme: 'linkedin', value: slug }], onlyKnown: true };
  const data = { ...source, ...who, member, observedAt: at, what, channel: 'linkedin', at, title: null };
  return { member, kind: 'interaction.observed', data };
}
