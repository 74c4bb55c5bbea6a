/** What a member decided about a face. */
export type Fate = 'keep' | 'later' | 'let-go';

/** One page of faces and what has been decided about them. */
export interface FirstLook {
  faces: readonly string[];
  fates: Readonly<Record<string, Fate>>;
  /** decided faces, the latest last */
  trail: readonly string[];
  /** the face the keys speak about; null once all are decided */
  current: string | null;
}

export function lookAt(faces: readonly string[]): FirstLook {
  return { faces, fates: {}, trail: [], current: faces[0] ?? null };
}

/** The next undecided face after `from`, else the first undecided one at all. */
function undecided({ faces, fates }: Pick<FirstLook, 'faces' | 'fates'>, from: string): string | null {
  const start = faces.indexOf(from) + 1;
  const inOrder = [...faces.slice(start), ...faces.slice(0, start)];
  return inOrder.find((id) => fates[id] === undefined) ?? null;
}

/** Decides about one face and goes on to the next undecided one. A decided face is decided again. */
export function decide(look: FirstLook, id: string, fate: Fate): FirstLook {
  const fates = { ...look.fates, [id]: fate };
  const trail = [...look.trail.filter((other) => other !== id), id];
  return { ...look, fates, trail, current: undecided({ faces: look.faces, fates }, id) };
}

/** Takes one decision back, and returns to its face. */
export function takeBack(look: FirstLook, id: string): FirstLook {
  const { [id]: gone, ...fates } = look.fates;
  return gone === undefined ? look : { ...look, fates, trail: look.trail.filter((other) => other !== id), current: id };
}

/** Moves the attention by so many faces, decided or not. */
export function step(look: FirstLook, by: number): FirstLook {
  const at = look.current === null ? look.faces.length - 1 : look.faces.indexOf(look.current);
  const next = look.faces[Math.min(Math.max(at + by, 0), look.faces.length - 1)];
  return { ...look, current: next ?? null };
}

export function countOf(look: FirstLook, fate: Fate): number {
  return look.trail.filter((id) => look.fates[id] === fate).length;
}
