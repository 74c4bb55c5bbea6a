import { memberNames } from '../../../apps/standalone/src/rehearse/crowd.js';
import { MIDNIGHT, rehearse } from '../../../apps/standalone/src/rehearse/rehearse.js';
import { settingsWith } from '../../../apps/standalone/src/rehearse/settings.js';
import { Tally, type Tallied } from '../../../apps/standalone/src/rehearse/tally.js';
import { verify } from '../../../apps/standalone/src/verify/verify.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { oneByOne, untrue, type Lived } from './lived.js';
import { DAY } from './stage.js';

const WEEKS = 18;
const RECRUITERS = 5;
const WORKING_DAYS = 5;
const TEAM = { seed: 18, days: WEEKS * 7, contacts: 3000, recruiters: RECRUITERS, kept: 40, writesAll: true };

/** Which of the fixture's teams. */
interface Variant {
  reply: 0.1 | 0.3;
  imported: 'monthly' | 'never';
  history: boolean;
}

const replies = [0.1, 0.3] as const;
const imports = ['monthly', 'never'] as const;
/** All eight of them. */
const variants: readonly Variant[] = replies.flatMap((reply) =>
  imports.flatMap((imported) => [false, true].map((history) => ({ reply, imported, history }))),
);

/** The four that bring a new file each month, or never. */
export const variantsWith = (files: Variant['imported']): readonly Variant[] =>
  variants.filter(({ imported }) => imported === files);

interface Outcome {
  variant: Variant;
  tallied: Tallied;
  /** who was let go or erased within 90 days */
  gone: number;
  findings: number;
}

/**
 * 3,000 connections of the last eight years, five recruiters who keep 40 each, news and applications, a new file every
 * month or never, with messages of the years before or without: there is something to offer nearly every week, and
 * nobody is pestered.
 */
export async function useful(which: readonly Variant[] = variants): Promise<Lived> {
  const outcomes: Outcome[] = [];
  for (const variant of which) outcomes.push(await lived(variant));
  return {
    table: [
      '',
      row(['replies', 'files', 'messages', 'week 1', 'weeks 2-18', 'none', 'in 30 days', 'gone', 'findings']),
      ...outcomes.map(tableRow),
      'week 1, weeks 2-18: offers per recruiter and working day; none: recruiter-weeks without any, of 90',
    ],
    unkept: outcomes.flatMap(unkeptOf),
  };
}

async function lived(variant: Variant): Promise<Outcome> {
  const settings = settingsWith({ ...TEAM, ...variant });
  const tally = new Tally({ start: MIDNIGHT, days: settings.days, members: memberNames(RECRUITERS) });
  const lines: string[] = [];
  let gone = 0;
  const take = (event: Envelope): void => {
    tally.take(event);
    lines.push(JSON.stringify(event));
    const isGone = event.type === 'contact.released' || event.type === 'privacy.erased';
    if (isGone && Date.parse(event.time) < MIDNIGHT + 90 * DAY) gone += 1;
  };
  await rehearse(
    settings,
    () => undefined,
    async (ledger) => {
      for await (const event of ledger) take(event);
    },
  );
  const { findings } = await verify(oneByOne(lines), Date.now());
  return { variant, tallied: tally.result(), gone, findings: findings.length };
}

function unkeptOf(outcome: Outcome): string[] {
  const { variant, tallied, gone, findings } = outcome;
  const [first, later] = [perDay(tallied, 0, 1), perDay(tallied, 1, WEEKS)];
  const least = variant.imported === 'monthly' ? 1 : 0.5;
  return untrue({
    [`2 to 5 offers in week 1 (${nameOf(variant)})`]: first >= 2 && first <= 5,
    [`${least} offers or more in weeks 2 to 18 (${nameOf(variant)})`]: later >= least,
    [`at most 1 in 50 recruiter-weeks without an offer (${nameOf(variant)})`]:
      empty(tallied) <= (RECRUITERS * WEEKS) / 50,
    [`nobody is written to more than twice in 30 days (${nameOf(variant)})`]: tallied.mostIn30 <= 2,
    [`the pool does not shrink in 90 days (${nameOf(variant)})`]: gone === 0,
    [`verify finds nothing (${nameOf(variant)})`]: findings === 0,
  });
}

function tableRow({ variant, tallied, gone, findings }: Outcome): string {
  const days = [perDay(tallied, 0, 1), perDay(tallied, 1, WEEKS)].map((mean) => mean.toFixed(2));
  const { reply, imported, history } = variant;
  return row([reply, imported, history ? 'yes' : 'no', ...days, empty(tallied), tallied.mostIn30, gone, findings]);
}

function nameOf({ reply, imported, history }: Variant): string {
  return `replies ${reply}, files ${imported}, ${history ? 'with' : 'without'} messages`;
}

/** Offers per recruiter and working day of these weeks. */
function perDay({ weeks }: Tallied, from: number, to: number): number {
  const offers = weeks.slice(from, to).flatMap((week) => week.offers);
  return offers.reduce((a, b) => a + b, 0) / offers.length / WORKING_DAYS;
}

function empty({ weeks }: Tallied): number {
  return weeks.flatMap(({ offers }) => offers).filter((count) => count === 0).length;
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(11)).join('');
}
