import { record } from './fields.js';
import type { ApplicationSeen, ContactSeen, SignSeen } from './contact-seen.js';

/** Several as one: all messages and signs of any, and whatever bars one of them bars the whole. */
export function united(parts: readonly ContactSeen[]): ContactSeen {
  const of = <T>(list: (part: ContactSeen) => readonly T[]): T[] => parts.flatMap((part) => list(part));
  return {
    touches: once(of(({ touches }) => touches)),
    responses: once(of(({ responses }) => responses)).sort((a, b) => a.at - b.at || a.seq - b.seq),
    answers: once(of(({ answers }) => answers)),
    meetings: once(of(({ meetings }) => meetings)),
    objected: parts.some(({ objected }) => objected),
    restricted: of(({ restricted }) => restricted),
    released: parts.some(({ released }) => released),
    erased: parts.some(({ erased }) => erased),
    goes: goesOf(parts),
    heldBy: of(({ heldBy }) => heldBy),
    employer: parts.find(({ employer }) => employer !== null)?.employer ?? null,
    owner: parts.find(({ owner }) => owner !== null)?.owner ?? null,
    handed: parts.map(({ handed }) => handed).reduce((a, b) => ((b?.at ?? 0) > (a?.at ?? 0) ? b : a)),
    ...placeOf(parts),
    obtained: Math.min(...parts.map(({ obtained }) => obtained)),
    narrower: narrowest(parts),
    sourced: parts.every(({ sourced }) => sourced),
    own: parts.some(({ own }) => own),
    connected: of(({ connected }) => connected),
    noticed: parts.some(({ noticed }) => noticed),
    ways: of(({ ways }) => ways).sort((a, b) => a.seq - b.seq),
    applications: newestOf(of(({ applications }) => applications)),
    turnedAway: newestSigns(of(({ turnedAway }) => turnedAway)),
    bounced: once(of(({ bounced }) => bounced)).sort((a, b) => a.seq - b.seq),
    opened: of(({ opened }) => opened),
    absences: once(of(({ absences }) => absences)).sort((a, b) => a.at - b.at || a.seq - b.seq),
    kept: newestKeeps(of(({ kept }) => kept)),
    putOff: latest(parts.map(({ putOff }) => putOff)),
    tieRests: latest(parts.map(({ tieRests }) => tieRests)),
    settled: of(({ settled }) => settled),
    used: of(({ used }) => used),
    reasons: once(of(({ reasons }) => reasons)),
    listed: parts.map(({ listed }) => listed).reduce((a, b) => ((b?.seq ?? 0) > (a?.seq ?? 0) ? b : a)),
    stays: latest(parts.flatMap(({ listed, stays }) => [stays, listed?.stays ?? null])),
  };
}

/** Where they are, of the first of whom anything is known. */
function placeOf(parts: readonly ContactSeen[]): Pick<ContactSeen, 'zone' | 'country'> {
  const known = parts.find(({ zone, country }) => zone !== null || country !== null);
  return { zone: known?.zone ?? null, country: known?.country ?? null };
}

/** What was said of the whole stands in every part. */
function once<T extends { seq: number }>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [one.seq, one])).values()];
}

function newestOf(applications: readonly ApplicationSeen[]): ApplicationSeen[] {
  const ascending = [...applications].sort((a, b) => a.seq - b.seq);
  return [...new Map(ascending.map((one) => [one.id, one])).values()];
}

function newestKeeps(kept: ContactSeen['kept']): ContactSeen['kept'] {
  const ascending = [...kept].sort((a, b) => a.seq - b.seq);
  return [...new Map(ascending.map((one) => [one.member, one])).values()];
}

/** Of each sign and network the newest, of the same moment the one that closes. */
function newestSigns(signs: readonly SignSeen[]): SignSeen[] {
  const ascending = [...signs].sort((a, b) => a.at - b.at || Number(b.over) - Number(a.over));
  return [...new Map(ascending.map((one) => [`${one.sign} ${one.network ?? ''}`, one])).values()];
}

/** Nobody goes earlier by a merge; that a platform deleted one of them erases nobody of whom others told. */
function goesOf(parts: readonly ContactSeen[]): ContactSeen['goes'] {
  const ascending = parts.flatMap(({ goes }) => goes).sort((a, b) => a.from - b.from);
  const last = [...new Map(ascending.map((one) => [one.why, one])).values()];
  return last.filter(
    ({ why }) => why !== 'forgotten' || parts.every(({ goes }) => goes.some((one) => one.why === why)),
  );
}

function latest(times: readonly (number | null)[]): number | null {
  return times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

/** Of the numbers of several who are one each the tightest: fewer messages, longer waits. */
function narrowest(parts: readonly ContactSeen[]): ContactSeen['narrower'] {
  const said = parts.flatMap(({ narrower }) => (narrower === null ? [] : [narrower]));
  return said.length === 0 ? null : said.reduce(tighter);
}

function tighter(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const groups = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    groups.map((group) => {
      const [one, other] = [record(a, group), record(b, group)];
      const pick = group === 'cap' ? Math.min : Math.max;
      const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
      return [group, Object.fromEntries(names.map((name) => [name, pickOf(pick, [one[name], other[name]])]))];
    }),
  );
}

function pickOf(pick: (...numbers: number[]) => number, values: readonly unknown[]): number {
  return pick(...values.filter((value) => typeof value === 'number'));
}
