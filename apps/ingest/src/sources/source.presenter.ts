import { isoTime } from '#libs/http/parse.js';
import type { DryRun } from './dry-run.js';
import { endpointOf } from './endpoint.js';
import { hasAddress, isAsked, type SourceKind } from './kind.js';
import { kindGroups } from './kind-groups.texts.js';
import { problemText } from './problem.texts.js';
import { settingFields, type SettingField } from './setting-help.js';
import type { RunRecord } from './source-runs.js';
import { noCounts, type Source, type SourceProblem } from './source.js';

type Language = 'en' | 'de';

/**
 * A source as the API shows it: never a secret. `secrets`: the fields that have one stored. `hookUrl`: where its platform calls, null if none does.
 * `asked`: Kith asks it, whether or not its platform also calls.
 * `secretMissing`: that platform makes the secret, nobody has given it yet, and nothing is taken until somebody does.
 * `tokenMissing`: that platform is silent on whom it lets go of, and nobody has given the token to ask it with.
 * `unverified`: nobody knows how that platform signs, so a call is no more than a reason to ask it.
 * `replayable`: nothing that it signs says when it was sent. `unsigned`: calls that were refused for their signature.
 * `letThrough`: deliveries that the pool heard of although the source rests, for they must not wait.
 */
export function shownSource(
  source: Source,
  { language, origin, kind }: { language: Language; origin: string; kind: SourceKind | undefined },
): object {
  const { own, lastRunAt, lastHeardAt, connectedAt, failingSince } = source;
  const endpoint = endpointOf(source);
  return {
    id: source.id,
    kind: source.kind,
    name: own.name,
    state: source.state,
    basis: source.basis,
    contact: source.contact,
    settings: own.settings,
    secrets: Object.keys(own.secrets),
    hookUrl: endpoint === null ? null : `${origin}/hooks/${source.kind}/${endpoint}`,
    asked: isAsked(kind, source),
    tokenMissing: kind?.people !== undefined && !isAsked(kind, source),
    secretMissing: endpoint !== null && !isUnverified(kind) && own.secrets['secret'] === undefined,
    unverified: endpoint !== null && isUnverified(kind),
    replayable: isReplayable(kind),
    unsigned: shownUnsigned(source),
    letThrough: shownLetThrough(source),
    connectedBy: source.connectedBy,
    connectedAt: isoTime(connectedAt),
    lastRunAt: isoTime(lastRunAt),
    nextRunAt: isoTime(nextAsked(source)),
    lastHeardAt: isoTime(lastHeardAt),
    failingSince: isoTime(failingSince),
    movedAt: isoTime(source.movedAt),
    problem: shownProblem(source.problem, language),
    learned: { ...noCounts, ...source.learned },
    waiting: own.unclear.length,
    notUnderstood: endpoint === null ? [] : own.unclear.map(shownUnknown),
  };
}

/** One that stopped is due until the pool has heard of it; it is not asked for that. */
const nextAsked = ({ state, nextRunAt }: Source): number | null => (state === 'active' ? nextRunAt : null);
const isReplayable = (kind: SourceKind | undefined): boolean =>
  kind?.way === 'calling' && kind.signature?.timestamp === null;
const isUnverified = (kind: SourceKind | undefined): boolean => kind?.nudges?.signature === null;

function shownUnsigned({ unsigned }: Source): { count: number; lastAt: string | null } {
  return { count: unsigned?.count ?? 0, lastAt: isoTime(unsigned?.at) };
}

function shownLetThrough({ letThrough }: Source): { count: number; lastAt: string | null } {
  return { count: letThrough?.count ?? 0, lastAt: isoTime(letThrough?.at) };
}

/** A delivery that nobody understood: what the platform calls it, and when it came. */
function shownUnknown(item: unknown): { action: string | null; at: string | null } {
  const { action = null, at = null } = item as { action?: string | null; at?: number | null };
  return { action, at: isoTime(at) };
}

function shownProblem(problem: SourceProblem | null, language: Language): object | null {
  if (problem === null) return null;
  return { code: problem.code, at: isoTime(problem.at), ...problemText(problem, language) };
}

export function shownRun({ n, startedAt, endedAt, counts, problem }: RunRecord, language: Language): object {
  const times = { startedAt: isoTime(startedAt), endedAt: isoTime(endedAt) };
  return { n, ...times, counts, problem: shownProblem(problem, language) };
}

export function shownDryRun({ items, problem, ...counts }: DryRun, language: Language): object {
  const shown = items.map((item) => ({ ...item, at: isoTime(item.at) }));
  return { items: shown, ...counts, problem: shownProblem(problem, language) };
}

/** A kind with its form, for whoever wants to connect one. */
export function shownKind(kind: SourceKind, language: Language): object {
  return {
    kind: kind.kind,
    group: { id: kind.group, title: kindGroups[kind.group][language] },
    way: kind.way,
    title: kind.title[language],
    basis: kind.basis,
    needs: kind.needs,
    takes: kind.takes[language],
    often: kind.often[language],
    never: kind.never[language],
    whom: kind.whom?.[language] ?? null,
    secretFrom: secretMaker(kind),
    steps: (kind.nudges?.steps ?? kind.steps ?? []).map((step) => step[language]),
    fields: settingFields(kind).map((field) => shownField(field, language)),
  };
}

function secretMaker(kind: SourceKind): 'kith' | 'platform' | null {
  return hasAddress(kind) && !isUnverified(kind) ? (kind.secretFrom ?? 'kith') : null;
}

/** `under`: it is folded away under this heading; null: it is not. */
function shownField({ label, help, under, ...field }: SettingField, language: Language): object {
  return { ...field, label: label[language], help: help[language], under: under?.[language] ?? null };
}
