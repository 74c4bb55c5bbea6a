import { call, withQuery } from './http.js';
import type { Page } from './types.js';

const at = (id: string, rest = '') => `/v1/sources/${encodeURIComponent(id)}${rest}`;
const post = <T>(path: string, json: unknown = {}, accepted = false) =>
  call<T>(path, { method: 'POST', json, accepted });

/** What happened at a source, and what to do about it. */
interface SourceProblem {
  code: string;
  text: string;
  todo: string;
}

interface SourceCounts {
  noted: number;
  known: number;
  nobody: number;
  left: number;
  refused: number;
  parked: number;
  unclear: number;
}

export interface Source {
  id: string;
  kind: string;
  name: string;
  state: 'active' | 'paused' | 'stopped' | 'removing';
  contact: string | null;
  settings: Record<string, unknown>;
  /** the fields of which a secret is stored */
  secrets: string[];
  /** where a platform calls; null for what Kith asks */
  hookUrl: string | null;
  /** Kith asks it, whether or not its platform also calls */
  asked: boolean;
  /** its platform makes the secret, and nobody has given it yet */
  secretMissing: boolean;
  /** its platform is silent on whom it lets go of, and nobody has given the token to ask it with */
  tokenMissing: boolean;
  /** nobody knows how that platform signs: a call is no more than a reason to ask it */
  unverified: boolean;
  /** nothing that it signs says when it was sent */
  replayable: boolean;
  /** calls that were refused for their signature since its secret was last given or made */
  unsigned: { count: number; lastAt: string | null };
  /** deliveries that the pool heard of although the source rests */
  letThrough: { count: number; lastAt: string | null };
  connectedAt: string;
  lastRunAt: string | null;
  nextRunAt: string | null;
  lastHeardAt: string | null;
  movedAt: string | null;
  problem: SourceProblem | null;
  learned: SourceCounts;
  /** the last deliveries that nobody understood */
  notUnderstood: { action: string | null; at: string | null }[];
}

export interface SourceField {
  name: string;
  required: boolean;
  input: 'address' | 'server' | 'text' | 'contact' | 'flag' | 'secret';
  label: string;
  help: string;
  /** the heading under which it is folded away; null: it is not */
  under: string | null;
}

export interface SourceKind {
  kind: string;
  group: { id: string; title: string };
  way: 'pulled' | 'calling';
  title: string;
  takes: string;
  often: string;
  never: string;
  /** whom it tells of where it is linked to nobody, if no field says that */
  whom: string | null;
  fields: SourceField[];
  /** who makes the secret; null for what Kith asks */
  secretFrom: 'kith' | 'platform' | null;
  /** how a platform is set up to call, one step a line */
  steps: string[];
}

/** One thing that a source would tell. `what`: of a message or a meeting. */
export interface WouldTell {
  kind: string;
  what: string | null;
  title: string | null;
  url: string | null;
  at: string;
  contact: string | null;
}

export interface DryRun {
  items: WouldTell[];
  told: number;
  left: number;
  problem: SourceProblem | null;
}

export interface NewSource {
  kind: string;
  name: string;
  settings: Record<string, unknown>;
}

export const listSources = () => call<Page<Source>>(withQuery('/v1/sources', { limit: 100 }));
export const listSourceKinds = () => call<Page<SourceKind>>('/v1/sources/kinds');
export const connectSource = (source: NewSource) => post<Source & { secret: string | null }>('/v1/sources', source);
type ChangedSettings = Record<string, string | boolean | null>;
/**
 * What is not named stays; null takes a setting away. With settings, also with none, what is asked begins anew, at once
 * unless a member paused it.
 */
export const changeSource = (id: string, change: { name?: string; settings?: ChangedSettings }) =>
  call<Source>(at(id), { method: 'PATCH', json: change });
const changeSettings = (id: string, settings: ChangedSettings) => changeSource(id, { settings });
export const changeAddress = (id: string, address: string) => changeSettings(id, { address });
export const pauseSource = (id: string) => post<Source>(at(id, '/pause'));
export const resumeSource = (id: string) => post<Source>(at(id, '/resume'));
export const runSource = (id: string) => post<Source>(at(id, '/run'), {}, true);
/** What it would tell if it were asked now; nothing is sent. */
export const tryOutSource = (id: string) => post<DryRun>(at(id, '/run?dry=true'));
/** A new secret, shown this once. */
export const renewSecret = (id: string) => post<{ secret: string }>(at(id, '/secret'));
/** A secret that the platform made; the one before counts on until the next. */
export const giveSecret = (id: string, secret: string) => changeSettings(id, { secret });
export const removeSource = (id: string) => call<unknown>(at(id), { method: 'DELETE' });
