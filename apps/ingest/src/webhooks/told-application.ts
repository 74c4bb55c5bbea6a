import type { Scheme } from '#libs/identity/schemes.js';
import type { About } from './calling-kind.js';
import type { Told } from './platform-inputs.js';
import { ownIdentity } from './platform-person.js';

/** What an application is. */
export type Now =
  | { is: 'active'; reopened: boolean }
  | { is: 'hired' }
  | { is: 'ended'; end: 'rejected' | 'withdrawn' | 'other'; reason: string | null };

/** An application as a platform knows it: one state of it, since `at` (ms), which has the same name whenever it is told. */
export interface PlatformApplication {
  id: string;
  at: number;
  state: string;
  /** when it was last changed there, ms: a state that was told before counts again if it is back since then */
  changedAt?: number | null;
  now: Now;
  appliedAt: number | null;
  interviewed: boolean;
  recruiter: string | null;
  job: string | null;
  stage: string | null;
  url: string | null;
  /** said only of an application that is known: it may have been none of theirs */
  onlyKnown?: boolean;
}

/** What a platform does not say about an application. */
export const unsaidOfApplication = {
  ...{ appliedAt: null, interviewed: false, recruiter: null, job: null, stage: null, url: null },
} satisfies Partial<PlatformApplication>;

/** A person with one state of an application of theirs; of whoever is not to be known it is not told. */
export function withApplication(told: Told, scheme: Scheme, one: PlatformApplication, about: About): Told {
  if (told.closes !== null) return told;
  const { id, ...state } = one;
  const data = {
    ...{ source: about.source.kind, basis: about.source.basis, identities: told.people },
    ...{ sourceId: ownIdentity(scheme, id, about).value, ...state, state: state.state.slice(0, 400) },
  };
  return { ...told, inputs: [...told.inputs, { kind: 'application.observed', data, at: about.receivedAt }] };
}

/**
 * A running state. Another stage, or the same at another time, is another one. `reopened`: it takes back whatever hire
 * or end came before, as a stage does where stages are all that a platform tells.
 */
export function running(
  stage: string | null,
  at: number,
  { reopened }: { reopened: boolean },
): Pick<PlatformApplication, 'at' | 'state' | 'now'> {
  const state = ['active', stage?.slice(0, 200) ?? '-', at, ...(reopened ? ['reopened'] : [])].join(' ');
  return { at, state, now: { is: 'active', reopened } };
}
