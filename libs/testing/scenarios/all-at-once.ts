import { explain } from '#libs/etiquette/texts/texts.js';
import type { Verdict } from '#libs/events/words.js';
import type { Outcome } from '#libs/transport/commands.js';
import { Random } from '../random.js';
import { crowd, fileOf } from './crowd.js';
import { untrue, type Lived } from './lived.js';
import { DAY, HOUR, Stage } from './stage.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const RECRUITERS = 50;
const ROUNDS = 200;
/** Messages of a member in a day and a week are limited, too: so many rounds fall on one day. */
const ROUNDS_A_DAY = 10;

/** Fifty recruiters want to write to the same person at the same moment, two hundred times, each time to somebody else. */
export async function allAtOnce(): Promise<Lived> {
  const others = Array.from({ length: RECRUITERS - 1 }, (_, i) => `m_${String(i + 1)}`);
  const stage = await Stage.open(START, ['m_0', ...others]);
  try {
    await stage.upload('m_0', 'm_0', fileOf(crowd({ first: 1, count: ROUNDS, now: START, from: 200, to: 900 })));
    const draws = new Random('all-at-once');
    const rounds: Outcome[][] = [];
    for (const [round, { id }] of (await stage.cards()).entries()) {
      if (round % ROUNDS_A_DAY === 0) await stage.until(START + (round / ROUNDS_A_DAY) * DAY + 10 * HOUR);
      rounds.push(await Promise.all(draws.shuffled(['m_0', ...others]).map((member) => asks(stage, member, id))));
    }
    return outcome(rounds, (await stage.verified()).findings.length);
  } finally {
    await stage.close();
  }
}

function asks(stage: Stage, member: string, contact: string): Promise<Outcome> {
  const reason = { kind: 'question', text: null };
  return stage.says(member, 'suggestion.ask', { contact, member, reason, channel: 'email' });
}

function outcome(rounds: Outcome[][], findings: number): Lived {
  const granted = rounds.map((one) => one.filter(({ state }) => state === 'done').length);
  const refusals = rounds.flat().flatMap((one) => (one.state === 'refused' ? [one.refusal] : []));
  const explained = refusals.filter(({ refused, because }) => {
    const verdicts = (because?.['verdicts'] ?? []) as Verdict[];
    return refused === 'rules' && verdicts.some(isDated);
  });
  return {
    table: [
      `${String(rounds.length)} times ${String(RECRUITERS)} asked at once: ${String(sum(granted))} grants, ` +
        `${String(refusals.length)} refusals, ${String(explained.length)} with rule and date; verify: ${String(findings)} findings`,
    ],
    unkept: untrue({
      [`${String(ROUNDS)} rounds`]: rounds.length === ROUNDS,
      'one grant in every round': granted.every((count) => count === 1),
      'everybody else is refused': refusals.length === ROUNDS * (RECRUITERS - 1),
      'every refusal names its rule and a date': explained.length === refusals.length,
      'verify finds nothing': findings === 0,
    }),
  };
}

/** The contact is taken, and the sentence says by when it is known what became of that. */
function isDated(verdict: Verdict): boolean {
  if (verdict.rule !== 'reserved') return false;
  const { text } = explain({ part: 'verdict', verdict }, { language: 'en', zone: 'Europe/Berlin', now: START });
  return /by \d+ [A-Z][a-z]+ at the latest/u.test(text);
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
