import type { Collection } from '#libs/ports/collections.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';

/** How long things last for a subject, ms: a clock that can be moved has the true lengths, one that cannot shorter ones. */
export interface Scale {
  /** What the adapter takes for a second: waits, limits */
  second: number;
  /** How far ahead its queue keeps jobs */
  hour: number;
  /** How many histories a property tries */
  runs: number;
}

/** An adapter under test, with what a contract suite may do to it. */
export interface Subject {
  /** The ports; after `reopen` others over the same data. */
  platform: Platform;
  readonly scale: Scale;
  /** Lets so many ms pass, and everything that follows from that happen. */
  pass: (ms: number) => Promise<void>;
  /** Closes and opens the same data. */
  reopen: () => Promise<void>;
  /** Makes the queue forget everything, as it may at any time, and opens it again without handlers. */
  loseQueue: () => Promise<void>;
  /** Another instance of the keys over the same data, as a second process would have. */
  otherKeys: () => Promise<Keys>;
  /** Keeps the stored keys as they are now; the answer puts that older state back (to be seen after `reopen`). */
  keepKeys: () => Promise<() => Promise<void>>;
  /** Makes writes fail for lack of room, or stops that. */
  fillDisk: (full: boolean) => void;
  close: () => Promise<void>;
}

/** Opens an empty subject that knows these collections. */
export type OpenSubject = (collections: readonly Collection[]) => Promise<Subject>;

/** The collections that the suites use. */
export const contractCollections: readonly Collection[] = [
  entry('thing', 'document', [
    { name: 'colour', fields: ['colour', 'size'] },
    { name: 'size', fields: ['size'] },
    { name: 'until', fields: ['inner.until'], sparse: true },
  ]),
  { ...entry('person', 'document'), searchable: true },
  entry('note', 'record'),
];

function entry(name: string, kind: Collection['kind'], indexes: Collection['indexes'] = []): Collection {
  return { name, kind, service: 'contacts', retention: 'as long as the test', indexes };
}

/** Lets time pass until the condition holds; fails when it does not within `longest` ms. */
export async function until(
  subject: Subject,
  condition: () => boolean | Promise<boolean>,
  longest = 60_000,
): Promise<void> {
  const step = 50;
  for (let waited = 0; !(await condition()); waited += step) {
    if (waited > longest) throw new Error(`not within ${longest} ms: ${condition.toString()}`);
    await subject.pass(step);
  }
}
