import { checkDocuments } from './documents.js';
import { effectsOf } from './effects.js';
import { checkErased } from './erased.js';
import { checkImports } from './imports.js';
import type { Judged } from './judged.js';
import { checkLedger } from './ledger.js';
import { checkCommands, checkOnce } from './once.js';
import { checkOrigins } from './origins.js';
import { checkRest } from './rest.js';
import { checkSchedule } from './schedule.js';
import { storedRows } from './stored.js';

/** `checkSchedule` is last: it throws the schedule away and starts the process again. */
const checks: readonly ((judged: Judged) => string[] | Promise<string[]>)[] = [
  checkRest,
  checkLedger,
  checkDocuments,
  checkOnce,
  checkCommands,
  checkOrigins,
  checkImports,
  checkErased,
  checkSchedule,
];

/** A few of everything that is wrong. */
const MOST = 5;

/** Whether everything is as it must be once nothing fails any more; each sentence says what is not. */
export async function checkRun(run: Omit<Judged, 'stored' | 'effects'>): Promise<string[]> {
  const judged = { ...run, stored: storedRows(run.folder), effects: await effectsOf(run.world) };
  const problems: string[] = [];
  for (const check of checks) {
    const found = await check(judged);
    problems.push(...found.slice(0, MOST).map((sentence) => `${check.name}: ${sentence}`));
  }
  return problems;
}
