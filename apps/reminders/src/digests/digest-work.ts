import type { DigestWays } from '#libs/platform/open-digest-ways.js';
import type { Platform } from '#libs/ports/platform.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { signLink } from '#libs/transport/wrote-link.js';
import { digestJob } from '../jobs.js';
import type { Team } from '../schedule/team.fold.js';
import { begun, ended, mayBeOut, nextStep, type Attempt, type Outcome } from './attempt.js';
import { AttemptStore } from './attempt-store.js';
import { digestsOf, type DueDigest } from './due-digests.js';
import { gather, readMember } from './gather.js';
import { MailStates, type Report } from './mail-state.js';
import { sendLetter } from './ways.js';
import { written } from './written.js';

/** Longer than an offer lives and is then waited for. */
const LINK_LASTS = 14 * 86_400_000;

export interface DigestParts {
  platform: Pick<Platform, 'documents' | 'keys' | 'clock' | 'queue'>;
  ways: DigestWays;
  /** the team as far as the events are folded */
  team: (pool: string) => Promise<Team>;
  /** says it to the pool, and resolves when that is stored */
  say: (pool: string, input: MachineInput) => Promise<void>;
  report: Report;
}

type Begun = NonNullable<Awaited<ReturnType<AttemptStore['write']>>>;

interface Going {
  pool: string;
  member: string;
  due: DueDigest;
}

/**
 * Sends members what they wait for this morning, one at a time, each once: what is under way is stored before, what came
 * of it afterwards, and the pool is told last. Between sending and storing lies the one moment in which a crash has it
 * sent a second time.
 */
export class DigestWork {
  readonly mail: MailStates;
  private readonly attempts: AttemptStore;

  constructor(private readonly parts: DigestParts) {
    const { documents, clock } = parts.platform;
    this.attempts = new AttemptStore(documents);
    this.mail = new MailStates(documents, clock, parts.report);
  }

  /** Sends what of a member's digests is due. Failing to is no error: it is stored, and tried again. */
  async send(pool: string, member: string): Promise<void> {
    const now = this.parts.platform.clock.now();
    const team = await this.parts.team(pool);
    const scheduled = team.members.get(member);
    if (team.pool === null || scheduled === undefined) return;
    const due = digestsOf(scheduled, team.pool, now).filter(({ at }) => at <= now);
    for (const one of due) await this.one({ pool, member, due: one });
  }

  private async one(going: Going): Promise<void> {
    const { pool, member, due } = going;
    const now = this.parts.platform.clock.now();
    const of = `${due.day}/${due.trigger}`;
    const found = await this.attempts.read(pool, member, due.trigger);
    const step = nextStep(found.attempt, of, now);
    if (step === 'note' && found.attempt !== null) return this.note(going, found.attempt);
    if (step !== 'send') return this.again(going, found.attempt);
    const letter = await this.letter(going);
    if (letter === null) {
      const nothing: Attempt = { ...begun(null, of, now), state: 'nothing' };
      if (due.settled) await this.attempts.write(pool, member, found, nothing);
      return;
    }
    const attempt = begun(found.attempt, of, now);
    const mine = await this.attempts.write(pool, member, found, attempt);
    if (mine !== null) await this.try(going, mine, letter);
  }

  private async try(going: Going, begunAs: Begun, letter: Prepared): Promise<void> {
    const attempt = begunAs.attempt as Attempt;
    const { offers, questions, send } = letter;
    const tries = !mayBeOut(attempt);
    const failed = tries ? await send() : null;
    const outcome: Outcome = failed ?? { sent: true, offers, questions };
    const after = ended(attempt, outcome, this.parts.platform.clock.now());
    await this.attempts.write(going.pool, going.member, begunAs, after);
    if (tries && letter.channel === 'email') await this.mail.heard(outcome);
    if (after.state === 'sent') await this.note(going, { ...after, offers, questions });
    await this.again(going, after);
  }

  /** Has a digest that failed looked at when it is its time: whoever fills the queue anew knows nothing of its wait. */
  private async again({ pool, member, due }: Going, attempt: Attempt | null): Promise<void> {
    const at = attempt?.nextAt ?? null;
    if (at !== null) await this.parts.platform.queue.add([digestJob(pool, member, { ...due, at })]);
  }

  /** What would go out now; null: nobody to tell, or nothing. Whoever asked is told that there is nothing. */
  private async letter({ pool, member, due }: Going): Promise<Prepared | null> {
    const { platform, ways } = this.parts;
    const seen = await readMember(platform.documents, pool, member);
    if (seen === null) return null;
    const { choice } = seen;
    const now = platform.clock.now();
    const reading = { language: choice.language, zone: seen.pool.home.zone, now };
    const digest = await gather(platform.documents, { pool, member, policy: seen.pool.policy }, reading);
    const [offers, questions] = [digest.offers.length, digest.questions.length];
    if (offers + questions === 0 && due.trigger === 'morning') return null;
    const hash = await platform.keys.hasher(pool);
    const wrote = (suggestion: string): string =>
      `${ways.page}/wrote#${signLink({ pool, member, suggestion, until: now + LINK_LASTS }, hash)}`;
    const words = written(digest, seen.member.name, reading, { page: ways.page, wrote });
    const id = messageId({ pool, member, due }, ways.page);
    const letter = { pool, member: seen.member, choice, id, written: words };
    const send = () => sendLetter({ ...platform, ways }, letter);
    return { offers, questions, channel: choice.channel === 'chat' ? 'chat' : 'email', send };
  }

  private async note({ pool, member, due }: Going, { offers, questions }: Attempt): Promise<void> {
    const { team, say, platform } = this.parts;
    const channel = (await team(pool)).members.get(member)?.digest?.channel;
    if (channel === undefined || channel === 'none') return;
    const data = { member, day: due.day, trigger: due.trigger, channel, offers, questions };
    await say(pool, { kind: 'digest.note', data, at: platform.clock.now(), actor: 'clock' });
  }
}

interface Prepared {
  offers: number;
  questions: number;
  channel: 'email' | 'chat';
  send: () => ReturnType<typeof sendLetter>;
}

/** The same for the same digest: a mailbox that gets it twice can tell. */
function messageId({ pool, member, due }: Going, page: string): string {
  return `${[pool, member, due.day, due.trigger.replace('/', '-')].join('.')}@${new URL(page).hostname}`;
}
