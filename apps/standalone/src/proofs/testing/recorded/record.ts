import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { differenceOf } from './difference.js';
import { historyIn, historyOf, linesOf, type History } from './history.js';
import { judgedAgain } from './judged.js';
import { Telling, type Situations } from './telling.js';

const FOLDER = fileURLToPath(new URL('../../histories/', import.meta.url));
const ENDING = '.ndjson';

const fileOf = (name: string): string => path.join(FOLDER, `${name}${ENDING}`);

/** The names of all histories that are recorded. */
export function namesOfAll(): string[] {
  const files = fs.readdirSync(FOLDER).filter((file) => file.endsWith(ENDING));
  return files.map((file) => path.basename(file, ENDING)).sort();
}

export function readHistory(name: string): History {
  return historyIn(fs.readFileSync(fileOf(name), 'utf8').trimEnd().split('\n'));
}

/** Other verdicts need other rules: the version has to say so first. Other words may be recorded at any time. */
export function mayRecord(recorded: History, now: History): boolean {
  return recorded.rules !== now.rules || differenceOf(recorded, now).verdicts.length === 0;
}

/**
 * Records what today's rules say of every history, and plays the situations that have none yet; a history that is there
 * keeps its events. Answers what changed, to be read. Throws where verdicts changed and the version did not.
 */
export function record(situations: Situations): string[] {
  fs.mkdirSync(FOLDER, { recursive: true });
  const known = new Set(namesOfAll());
  const fresh = Object.entries(situations).filter(([name]) => !known.has(name));
  const changed = [...known].flatMap(recordAgain);
  for (const [name, { situation, tell }] of fresh) {
    const telling = new Telling();
    tell(telling);
    write(name, judgedAgain(historyOf(situation, telling)));
  }
  return [...changed, ...fresh.map(([name]) => `${name}: recorded`), `${String(known.size)} recorded before`];
}

function recordAgain(name: string): string[] {
  const recorded = readHistory(name);
  const now = judgedAgain(recorded);
  const { verdicts, words } = differenceOf(recorded, now);
  if (!mayRecord(recorded, now))
    throw new Error(`Raise the first number of libs/etiquette/rules-version.ts first. ${name}: ${verdicts.join('; ')}`);
  write(name, now);
  return [...verdicts, ...words].map((line) => `${name}: ${line}`);
}

function write(name: string, history: History): void {
  fs.writeFileSync(fileOf(name), `${linesOf(history).join('\n')}\n`);
}
