import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { faultsOf, judge, type Judged } from './judge.js';
import { sourcesIn, type Guard } from './limits/guard.js';
import { DAY, planOf, START, type Plan, type Wish } from './plan.js';
import { allowOf } from './loopback.js';
import { processorTime, type Pulling } from './pull.js';
import { startWeb, type Web } from './web.js';

/** A restart takes this long at least, ms: the server listens a second and a half after it was started. */
const DOWN = 2_000;
/** Questions of a run behind which it is in the middle. */
const MIDDLE = 2;

/** Something that pulls: in a process of its own, or in this one, as a spec wants it. */
export interface Puller {
  /** Resolves when it ends by itself (true) or was killed. */
  start: (pulling: Pulling) => { ended: Promise<boolean>; kill: () => void };
}

export interface YearWish extends Wish {
  /** how often the process is killed, at times spread evenly over the year */
  kills: number;
  /** hears how far it is, every ten days */
  tell?: (sentence: string) => void;
}

/** What came of a year. */
export interface Year {
  plan: Plan;
  guards: readonly Guard[];
  judged: readonly Judged[];
  kills: string[];
  /** for so many seconds the processor worked for the processes that pulled; 0 without any of their own */
  processor: number;
  /** every promise that was not kept, as a sentence */
  unkept: string[];
}

/** Lives through a year: the sites answer here, and the puller is killed and started again on the way. */
export async function liveYear(wish: YearWish, puller: Puller): Promise<Year> {
  const plan = planOf(wish);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-year-'));
  const killer = new Killer(plan, wish);
  const web = await startWeb(plan, killer);
  try {
    for (let [from, goesOn] = [START, true]; goesOn; from = killer.now + DOWN) {
      const about = { plan, folder, port: web.port, allow: allowOf(plan, web.port) };
      const pulling = puller.start({ ...about, from, until: plan.until });
      killer.watch(pulling.kill);
      goesOn = !(await pulling.ended);
      if (goesOn) restarted(web, killer.now + DOWN);
    }
    const judged = await judge(folder, plan);
    const { guards } = web;
    const processor = processorTime(folder);
    return { plan, guards, judged, kills: killer.told, processor, unkept: unkept(guards, judged, killer) };
  } finally {
    await web.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function restarted({ guards }: Web, now: number): void {
  for (const guard of guards) guard.restarted(now);
}

/** Kills at times that are spread over the year: in the middle of a run, before a question is answered or behind it. */
class Killer {
  now = START;
  readonly told: string[] = [];
  #kill: () => void = () => undefined;
  #behind = false;

  constructor(
    private readonly plan: Plan,
    private readonly wish: Pick<YearWish, 'kills' | 'tell'>,
  ) {}

  /** How many are still to come. */
  get left(): number {
    return this.wish.kills - this.told.length;
  }

  watch(kill: () => void): void {
    this.#kill = kill;
  }

  asked(guard: Guard, source: number | null, now: number): boolean {
    this.#passes(now);
    const asked = guard.runs.get(source ?? 0)?.asked ?? 0;
    const isTime = this.left > 0 && this.now >= this.#next() && asked >= MIDDLE;
    return isTime ? this.#strike(`question ${asked} of a run of source ${source ?? 0}`) : true;
  }

  #passes(now: number): void {
    const days = Math.floor((now - START) / DAY);
    if (days % 10 === 0 && days > (this.now - START) / DAY) this.wish.tell?.(`day ${days}`);
    this.now = Math.max(this.now, now);
  }

  /** At first before a question is answered, then behind its answer, and so on. */
  #strike(at: string): boolean {
    const isBefore = this.told.length % 2 === 0;
    const when = isBefore ? 'before it was answered' : 'behind its answer';
    this.told.push(`killed on day ${((this.now - START) / DAY).toFixed(1)}, ${when}: ${at}`);
    if (isBefore) this.#kill();
    else this.#behind = true;
    return !isBefore;
  }

  answered(): void {
    if (!this.#behind) return;
    this.#behind = false;
    this.#kill();
  }

  #next(): number {
    return START + ((this.plan.until - START) * (this.told.length + 1)) / (this.wish.kills + 1);
  }
}

function unkept(guards: readonly Guard[], judged: readonly Judged[], killer: Killer): string[] {
  const limits = guards.flatMap(({ broken }) => broken);
  const never = sourcesIn(guards).length === judged.length ? [] : ['some source is on no site'];
  return [
    ...limits,
    ...judged.flatMap(faultsOf),
    ...never,
    ...(killer.left > 0 ? [`${killer.left} kills never came`] : []),
  ];
}
