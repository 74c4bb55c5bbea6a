import type { Clients } from '../clients.js';
import type { People } from '../people.js';
import type { SimulatedWorld } from '../world.js';
import { checkDocuments } from './documents.js';
import { checkErased } from './erased.js';
import { checkImports } from './imports.js';
import { checkCommands, checkOnce, checkOrigins } from './once.js';
import { checkRest } from './rest.js';
import { checkSchedule } from './schedule.js';
import { checkLedger } from './ledger.js';

/** What is judged after a run. */
export interface Judged {
  world: SimulatedWorld;
  clients: Clients;
  people: People;
  folder: string;
}

const checks: readonly ((judged: Judged) => Promise<string[]>)[] = [
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
export async function checkRun(judged: Judged): Promise<string[]> {
  const problems: string[] = [];
  for (const check of checks) {
    const found = await check(judged);
    problems.push(...found.slice(0, MOST).map((sentence) => `${check.name}: ${sentence}`));
  }
  return problems;
}
