import { isDeepStrictEqual } from 'node:util';
import type { Case, Judgement } from '#libs/etiquette/case.js';
import { judge } from '#libs/etiquette/judge.js';
import { explain } from '#libs/etiquette/texts/texts.js';
import { tighter } from '#libs/etiquette/testing/tighter.js';
import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import { verify } from '../../verify/verify.js';
import { asExported } from './as-exported.js';
import { lived } from './lived.js';
import type { Life } from './moves.js';
import type { TeamLife } from './team-life.js';
import { wishesOf } from './wishes.js';

/** What came of one life. */
export interface JudgedLife {
  /** promises that it broke, by the property's name */
  broken: string[];
  /** the rule of each refusal that had no other */
  only: string[];
  /** how often `kith verify` looked at each promise */
  checked: Readonly<Record<string, number>>;
}

/** Lives it, and holds everything that must be true of any life against it. */
export async function judgeLife(life: Life): Promise<JudgedLife> {
  const team = lived(life);
  const { policy } = team.poolDoc;
  const judged = wishesOf(team).map((wish) => ({ wish, judgement: judge(wish, policy, team.now) }));
  const failing = judged.map(({ judgement }) => judgement.verdicts.filter(({ ok }) => !ok));
  const report = await verify(asExported(team), team.now);
  return {
    broken: [
      ...report.findings.map(({ check, seq, text }) => `verify, ${check} (event ${String(seq)}): ${text}`),
      ...sameAgain(team),
      ...team.refusals.flat().flatMap((verdict) => unexplained(team, verdict)),
      ...judged.flatMap((one, i) => loosened(one, policy, { now: team.now, pick: life.moves.length + i })),
    ],
    only: [...team.refusals, ...failing].flatMap((some) => (some.length === 1 ? (some[0]?.rule ?? []) : [])),
    checked: report.checked,
  };
}

/** E9: the same ledger makes the same documents, by which all decisions are made. */
function sameAgain({ pool }: TeamLife): string[] {
  return isDeepStrictEqual(pool.refolded(), pool.documents) ? [] : ['E9: a rebuild makes other documents'];
}

/** E10: a refusal names its rule and number in both languages, and rests on events that are there. */
function unexplained({ pool, now }: TeamLife, verdict: Verdict): string[] {
  const told = (['en', 'de'] as const).map((language) =>
    explain({ part: 'verdict', verdict }, { language, zone: 'Europe/Berlin', now }),
  );
  const rests = told.every(({ seqs }) => seqs.every((seq) => seq > 0 && seq <= pool.events.length));
  const plain = told.every(({ text }) => text !== '' && !/undefined|null|NaN|\[object/u.test(text));
  return rests && plain ? [] : [`E10: ${JSON.stringify(verdict)} is told as ${JSON.stringify(told)}`];
}

/** A message that one might write, and what the rules say of it. */
interface Judged {
  wish: Case;
  judgement: Judgement;
}

/** E8: one tighter number never lets pass what was kept back, nor anything earlier. Another number for every message. */
function loosened({ wish, judgement }: Judged, policy: Policy, { now, pick }: { now: number; pick: number }): string[] {
  const names = Object.keys(tighter);
  const name = names[pick % names.length] ?? '';
  const after = judge(wish, tighter[name]?.(policy) ?? policy, now);
  const earlier = judgement.verdicts.filter((verdict, i) => isEarlier(after.verdicts[i], verdict));
  const sooner = ends(after.from) < ends(judgement.from);
  if (earlier.length === 0 && !sooner) return [];
  const [was, is] = [judgement.from, after.from].map((from) =>
    from === null ? 'never' : new Date(from).toISOString(),
  );
  return [
    `E8: a tighter ${name} moves ${wish.contact.contact} from ${String(was)} to ${String(is)}; ${JSON.stringify(earlier)}`,
  ];
}

function isEarlier(tight: Verdict | undefined, loose: Verdict): boolean {
  return tight !== undefined && !loose.ok && (tight.ok || ends(tight.until) < ends(loose.until));
}

/** Never is later than any moment. */
const ends = (at: number | null | undefined): number => at ?? Number.POSITIVE_INFINITY;
