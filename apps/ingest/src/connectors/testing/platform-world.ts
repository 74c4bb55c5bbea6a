import { inputOf } from '#libs/events/inputs.js';
import type { Egress, EgressRequest } from '#libs/ports/egress.js';
import { NoSuchForm } from '../platform-api.js';
import { PullFailed } from '../pull-failed.js';
import type { About, PulledKind, PullWorld, Told } from '../pulled-kind.js';
import type { Settings } from '../../sources/kind.js';
import { walkThrough } from './walk-through.js';

export const NOW = Date.UTC(2026, 5, 15, 9);

/** What a platform answers: JSON (200), or a status with whatever it says and in which headers. */
export type Said = object | { status: number; json?: unknown; text?: string; headers?: Record<string, string> };
/** By path with its query, decoded. */
export type Speak = (path: string, request: EgressRequest) => Said | undefined;

const isStatus = (said: Said): said is Extract<Said, { status: number }> =>
  typeof (said as { status?: unknown }).status === 'number';

/** A platform that is asked through egress, what it was asked, and the world of whoever asks. */
export function platform(base: string, speak: Speak) {
  const asked: EgressRequest[] = [];
  const egress: Egress = {
    get: async (request) => {
      asked.push(request);
      const path = decodeURIComponent(request.url.slice(base.length).replaceAll('+', ' '));
      const said = speak(path, request) ?? { status: 404, json: {} };
      const { status, text, json, headers = {} } = isStatus(said) ? said : { status: 200, json: said, headers: {} };
      const body = Buffer.from(text ?? JSON.stringify(json ?? {}));
      const type = { 'content-type': 'application/json' };
      const read = status < 300 || request.refusals === true;
      return {
        ...{ status, headers: { ...type, ...headers }, body: read ? body : Buffer.alloc(0) },
        ...{ url: request.url, movedTo: null },
      };
    },
    mailbox: () => Promise.reject(new Error('A platform is no mailbox')),
    whyNever: () => null,
  };
  const world = {
    ...{ egress, now: NOW, country: 'DE', secrets: { token: 'a key of the platform' } },
    known: async () => new Set<string>(),
  } as PullWorld;
  return { asked, world };
}

/** A source of this kind, whose account is called `werft`. */
export function aboutKind({ kind }: PulledKind, settings: Record<string, string> = {}): About {
  const source = { id: 's_1', kind, basis: 'own-relation' as const, contact: null, member: 'm_1' };
  return { source, settings: { account: 'werft', ...settings }, country: 'DE', now: NOW };
}

/** Every item of every page of a first sweep, and the cursor behind it. */
export function swept(kind: PulledKind, world: PullWorld, settings: Settings = {}) {
  return walkThrough<unknown, unknown>((cursor) => kind.pull(settings, cursor, world), null);
}

/** What items mean, of which the schemas of the pool have taken every word. */
export function toldBy(kind: PulledKind, items: readonly unknown[], settings: Record<string, string> = {}) {
  const told: Told = items.flatMap((item) => kind.translate(item, aboutKind(kind, settings)));
  for (const { kind: name, data } of told) {
    const refused = inputOf(name)?.schema.safeParse(data).error;
    if (refused !== undefined) throw refused;
  }
  return told as { kind: string; data: Record<string, unknown> }[];
}

/** What stands where something else was expected. */
const ODD: readonly unknown[] = [
  ...[undefined, null, true, 0, -1.5, 1e308, '', 'x', '\ud800', '__proto__', 'A'.repeat(5_000), [], [null], {}],
  ...['9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', 'not a day', [[]], { id: {} }],
];

/** A thing with each of its values, and it itself, replaced by each odd one. */
function* brokenIn(thing: unknown): Generator {
  yield* ODD;
  if (typeof thing !== 'object' || thing === null) return;
  for (const [name, value] of Object.entries(thing))
    for (const odd of brokenIn(value)) yield Array.isArray(thing) ? [odd] : { ...thing, [name]: odd };
}

/**
 * A platform that answers with a good thing of which one value is odd: either the source says so, or the thing is set
 * aside, or what it means is what a pool can take. Where nothing is told of any, nothing was tried.
 */
export async function survives(
  kind: PulledKind,
  good: object,
  worldWith: (one: object) => PullWorld,
  settings: Settings = {},
): Promise<void> {
  let told = 0;
  for (const broken of brokenIn(good)) {
    if (typeof broken !== 'object' || broken === null) continue;
    const items = await swept(kind, worldWith(broken), settings).then(
      (read) => read.items,
      (error: unknown) => {
        if (error instanceof PullFailed) return [];
        throw error;
      },
    );
    for (const item of items) told += toldOf(kind, item);
  }
  if (told === 0) throw new Error('Of none of these anything was told.');
}

function toldOf(kind: PulledKind, item: unknown): number {
  try {
    return toldBy(kind, [item]).length;
  } catch (error) {
    if (error instanceof NoSuchForm) return 0;
    throw error;
  }
}
