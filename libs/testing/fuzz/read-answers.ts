import { inputOf } from '#libs/events/inputs.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Egress, EgressAnswer, EgressRequest } from '#libs/ports/egress.js';
import { NoSuchForm } from '../../../apps/ingest/src/connectors/platform-api.js';
import { PullFailed } from '../../../apps/ingest/src/connectors/pull-failed.js';
import type { PulledKind, PullWorld, Told } from '../../../apps/ingest/src/connectors/pulled-kind.js';
import { answerOf, type Platform, type Reply } from '../../../apps/ingest/src/connectors/testing/platform.js';
import { Random } from '../random.js';
import { brokenText } from './broken-json.js';
import { mutated } from './mutations.js';
import type { AskedPlatform } from './asked-platform.js';
import { noOutcome, whatOf, type Outcome } from './outcome.js';

const NOW = Date.UTC(2026, 2, 10, 8);
const MOST_PAGES = 12;

/** Asks a platform as a run would, pull number `n` of a seed, of which about every third answer is broken. */
export async function readAnswers(asked: AskedPlatform, seed: string, n: number): Promise<Outcome> {
  const { kind, settings, secrets = {} } = asked;
  const random = new Random(`${seed}/${kind.kind}/${String(n)}`);
  const outcome = noOutcome();
  const known = async (identities: readonly string[]) => new Set(identities);
  const egress = breaking(asked, n, random);
  const world: PullWorld = { egress, now: NOW, country: 'DE', secrets, known };
  try {
    await walk(kind, settings, world, outcome);
  } catch (error) {
    outcome.refused = error instanceof PullFailed || error instanceof OutsideWorld;
    outcome.fault ??= outcome.refused ? null : whatOf(error);
  }
  return outcome;
}

async function walk(kind: PulledKind, settings: AskedPlatform['settings'], world: PullWorld, outcome: Outcome) {
  let cursor: unknown = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await kind.pull(settings, cursor, world);
    for (const item of page.items) told(kind, item, outcome);
    if (!page.more) return;
    ({ cursor } = page);
  }
}

/** A good item says what the pool takes; one without its form is set aside. */
function told(kind: PulledKind, item: unknown, outcome: Outcome): void {
  for (const input of meantBy(kind, item, outcome)) {
    outcome.rows += 1;
    const read = inputOf(input.kind)?.schema.safeParse(input.data);
    if (read?.success !== true) outcome.fault ??= `the pool would not take it: ${read?.error.message ?? input.kind}`;
  }
}

function meantBy(kind: PulledKind, item: unknown, outcome: Outcome): Told {
  const source = { id: 's_1', kind: kind.kind, basis: kind.basis, contact: null, member: 'm_1' };
  try {
    return kind.translate(item, { source, now: NOW });
  } catch (error) {
    if (!(error instanceof NoSuchForm)) throw error;
    outcome.badRows += 1;
    return [];
  }
}

function breaking({ platform, mailbox }: AskedPlatform, n: number, random: Random): Egress {
  const web = platform(NOW, n);
  const mail = mailbox?.(NOW, (bytes) => (random.chance(0.3) ? brokenBytes(bytes, random) : bytes));
  return {
    whyNever: () => null,
    mailbox: (_login, use) => (mail === undefined ? Promise.reject(new Error('A platform is no mailbox')) : use(mail)),
    get: async (request) => answered(request, web, random),
  };
}

function answered({ url, headers = {}, question }: EgressRequest, platform: Platform, random: Random): EgressAnswer {
  const reply = answerOf(platform, { url: new URL(url), headers, body: question?.body ?? '' });
  const given = { 'content-type': 'application/json', ...reply.headers };
  const about = { status: reply.status ?? 200, headers: given, url, movedTo: null };
  return { ...about, body: random.chance(0.3) ? broken(reply, random) : Buffer.from(textOf(reply)) };
}

function broken(reply: Reply, random: Random): Buffer {
  const foreign: unknown[] = [[], {}, 'word', 7, null];
  if (reply.text === undefined && random.chance(0.75))
    return Buffer.from(brokenText(reply.json ?? null, foreign, random));
  return brokenBytes(Buffer.from(textOf(reply)), random);
}

function brokenBytes(own: Buffer, random: Random): Buffer {
  return mutated({ own: [own], foreign: [Buffer.from('{"a":[1,"b"]}')] }, random);
}

function textOf({ text, json }: Reply): string | Buffer {
  return text ?? (json === undefined ? '' : JSON.stringify(json));
}
