import type { Made } from './crowd.js';
import type { Draws } from './draws.js';
import { emailOf, type RehearsalStage, type Saying } from './stage.js';

const DAY = 86_400_000;
/** Per member and week: talks and releases that feeds tell of, and applications that a job platform does. */
const NEWS_A_WEEK = 0.4;
const APPLICATIONS_A_WEEK = 0.4;
/** An application takes three weeks; half of them come to an interview, and none of those who are rehearsed is hired. */
const PROCESS = 21 * DAY;
const INTERVIEWED = 0.5;

interface Application {
  of: Made;
  n: number;
  endsAt: number;
}

/** What happens to people while a team goes about its work, as feeds and a job platform tell of it. */
export class Life {
  readonly #running: Application[] = [];
  #told = 0;

  constructor(
    private readonly stage: RehearsalStage,
    private readonly draws: Draws,
    private readonly people: readonly Made[],
    private readonly members: readonly string[],
  ) {}

  /** A day of it. */
  async day(day: number): Promise<void> {
    const news = this.#happens('news', day, NEWS_A_WEEK).map((one) => this.#talk(one));
    const begun = this.#happens('applies', day, APPLICATIONS_A_WEEK).map((one) => this.#applies(one));
    await this.stage.says([...news, ...begun, ...this.#ended()]);
  }

  /** To whom something happens on this day. */
  #happens(what: string, day: number, aWeek: number): Made[] {
    const { draws, people } = this;
    return this.members
      .filter((member) => draws.share(what, day, member) < aWeek / 7)
      .flatMap((member) => people[draws.below(people.length, what, 'who', day, member)] ?? []);
  }

  #talk(of: Made): Saying {
    const at = this.stage.now();
    this.#told += 1;
    const sourceId = `news-${String(this.#told)}`;
    const source = { source: 'feed', sourceId, basis: 'own-relation', observedAt: at, identities: known(of) };
    const what = { activity: 'talk', at, title: `Talk ${String(this.#told)}`, url: null, contact: null, member: null };
    return { member: of.member, kind: 'activity.observed', data: { ...source, ...what } };
  }

  #applies(of: Made): Saying {
    this.#told += 1;
    const application = { of, n: this.#told, endsAt: this.stage.now() + PROCESS };
    this.#running.push(application);
    return this.#state(application, 'active', { is: 'active', reopened: false });
  }

  #ended(): Saying[] {
    const now = this.stage.now();
    const over = this.#running.filter(({ endsAt }) => endsAt <= now);
    this.#running.splice(0, this.#running.length, ...this.#running.filter(({ endsAt }) => endsAt > now));
    return over.map((one) => this.#state(one, 'rejected', { is: 'ended', end: 'rejected', reason: null }));
  }

  #state({ of, n, endsAt }: Application, state: string, is: object): Saying {
    const interviewed = state !== 'active' && this.draws.share('interviewed', n) < INTERVIEWED;
    const platform = { source: 'greenhouse', basis: 'own-relation', at: this.stage.now(), identities: known(of) };
    const what = { sourceId: `rehearsed/${String(n)}`, state, now: is, appliedAt: endsAt - PROCESS, interviewed };
    const texts = { recruiter: emailOf(of.member), job: 'Engineer', stage: null, url: null };
    return { member: of.member, kind: 'application.observed', data: { ...platform, ...what, ...texts } };
  }
}

function known({ slug }: Made): { scheme: string; value: string }[] {
  return [{ scheme: 'linkedin', value: slug }];
}
