import { useMemo, useRef, useState } from 'react';
import type { Rhythm } from '../api/types.js';
import { makeFateLine } from './fate-line.js';
import { decide, lookAt, step, takeBack } from './first-look.state.js';
import type { Fate, FirstLook } from './first-look.state.js';

export interface FirstLookControl {
  look: FirstLook;
  /** what the server refused, by face */
  refused: Readonly<Record<string, unknown>>;
  decide: (id: string | null, fate: Fate) => void;
  undo: (id?: string) => void;
  step: (by: number) => void;
  attend: (id: string) => void;
}

/** Decides at once on the page and tells the server behind it; what the server refuses comes back undecided. */
export function useFirstLook(faces: readonly string[], rhythm: Rhythm): FirstLookControl {
  const [look, setLook] = useState(() => lookAt(faces));
  const [refused, setRefused] = useState<Record<string, unknown>>({});
  const line = useMemo(() => makeFateLine(), []);
  const now = useRef(look);
  const show = (next: FirstLook) => {
    now.current = next;
    setLook(next);
  };
  const tell = (id: string, from: Fate | undefined, to: Fate | undefined) => {
    setRefused(({ [id]: _, ...others }) => others);
    line.change(id, from, to, rhythm).catch((error: unknown) => {
      if (now.current.fates[id] === to) show(takeBack(now.current, id));
      setRefused((others) => ({ ...others, [id]: error }));
    });
  };
  return {
    look,
    refused,
    decide(id, fate) {
      if (id === null || now.current.fates[id] === fate) return;
      const from = now.current.fates[id];
      show(decide(now.current, id, fate));
      tell(id, from, fate);
    },
    undo(id = now.current.trail.at(-1)) {
      const from = id === undefined ? undefined : now.current.fates[id];
      if (id === undefined || from === undefined) return;
      show(takeBack(now.current, id));
      tell(id, from, undefined);
    },
    step: (by) => show(step(now.current, by)),
    attend: (id) => show({ ...now.current, current: id }),
  };
}
