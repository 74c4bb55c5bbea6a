import { definitionOf } from '#libs/events/catalog.js';
import type { TestPool, Recorded } from '#libs/testing/test-pool.js';
import type { Asked, Telling } from './telling.js';

/** What one rule said, and how it is told; a yes that rests on nothing has no words here. */
export interface Said {
  rule: string;
  ok: boolean;
  code: string;
  /** of a no, ISO 8601; null where a fact has to change first */
  until?: string | null;
  en?: string;
  de?: string;
}

/** What came of a question: whether they may write, for what, from when on, and every rule's verdict. */
export interface Answer {
  may: boolean;
  occasion: string | null;
  from: string | null;
  verdicts: Said[];
}

/** An event as it lies in the ledger, opened, and the version in which it was written. */
type Told = Pick<Recorded, 'type' | 'actor' | 'subject' | 'data' | 'personal'> & {
  version: number;
  time: string;
  occurred?: string;
};

export type Step = { event: Told } | { asked: Asked; answer: Answer };

/** A history and what was said of it, by which version of the rules. */
export interface History {
  situation: string;
  rules: string;
  steps: Step[];
}

/** What was told, with nothing said of it yet. */
export function historyOf(situation: string, { life, questions }: Telling): Omit<History, 'rules'> {
  const unsaid: Answer = { may: false, occasion: null, from: null, verdicts: [] };
  const events = life.pool.events.map((event): Step => ({ event: told(event) }));
  const steps: Step[] = [];
  for (let at = 0; at <= events.length; at += 1) {
    steps.push(...questions.filter(({ after }) => after === at).map(({ asked }) => ({ asked, answer: unsaid })));
    steps.push(...events.slice(at, at + 1));
  }
  return { situation, steps };
}

function told({ type, time, occurredAt, actor, subject, data, personal }: Recorded): Told {
  const occurred = occurredAt === time ? {} : { occurred: iso(occurredAt) };
  const version = definitionOf(type)?.version ?? 1;
  return { type, version, time: iso(time), ...occurred, actor, subject, data, personal };
}

/** Takes an event into the pool as a ledger of that day is read today. */
export function read(pool: TestPool, { version, time, occurred, actor, ...event }: Told): void {
  const stored = { data: event.data, personal: event.personal };
  const { data, personal } = definitionOf(event.type)?.read(version, stored) ?? stored;
  pool.now = Date.parse(time);
  const at = occurred === undefined ? pool.now : Date.parse(occurred);
  pool.record([{ ...event, data, personal: personal ?? {} }], { actor, at });
}

/** The lines of its file: what it is, then every event, question, answer and verdict in their order. */
export function linesOf({ situation, rules, steps }: History): string[] {
  const lines: object[] = [{ situation, rules }];
  for (const step of steps) {
    if ('event' in step) lines.push(step.event);
    else {
      const { verdicts, ...answer } = step.answer;
      lines.push({ asked: { ...step.asked, at: iso(step.asked.at) }, ...answer }, ...verdicts);
    }
  }
  return lines.map((line) => JSON.stringify(line));
}

type Question = Omit<Answer, 'verdicts'> & { asked: Omit<Asked, 'at'> & { at: string } };
type Line = Told | Question | Said;

/** The history in these lines. */
export function historyIn(lines: readonly string[]): History {
  const [first = '', ...others] = lines;
  const { situation, rules } = JSON.parse(first) as Pick<History, 'situation' | 'rules'>;
  const steps: Step[] = [];
  for (const line of others) {
    const read = JSON.parse(line) as Line;
    const last = steps.at(-1);
    if ('type' in read) steps.push({ event: read });
    else if ('asked' in read) {
      const { asked, ...answer } = read;
      steps.push({ asked: { ...asked, at: Date.parse(asked.at) }, answer: { ...answer, verdicts: [] } });
    } else if (last !== undefined && 'answer' in last) last.answer.verdicts.push(read);
  }
  return { situation, rules, steps };
}

export const iso = (at: number): string => new Date(at).toISOString();
