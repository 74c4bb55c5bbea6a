import { z } from 'zod';
import type { About, Delivered } from './calling-kind.js';
import type { Told } from './platform-inputs.js';

/** One delivery: what the platform calls it, what it says, and when that was, ms. */
export interface Heard {
  action: string;
  data: unknown;
  at: number;
}

/** What each action of a platform means. One that is named nowhere is set aside, and so is one that lost its shape. */
export interface Actions {
  /** the platform tries the address */
  ping: ReadonlySet<string>;
  /** they say nothing about people that Kith keeps */
  ignored: ReadonlySet<string>;
  /** may throw the error of a schema */
  telling: Readonly<Record<string, (heard: Heard, about: About) => Told>>;
}

export function readAction({ ping, ignored, telling }: Actions, heard: Heard, about: About): Delivered {
  const { action } = heard;
  if (ping.has(action)) return { is: 'ping', action };
  if (ignored.has(action)) return { is: 'ignored', action };
  const tell = Object.hasOwn(telling, action) ? telling[action] : undefined;
  if (tell === undefined) return { is: 'unknown', action, why: 'action' };
  try {
    return { is: 'told', action, ...tell(heard, about) };
  } catch (error) {
    if (error instanceof z.ZodError) return { is: 'unknown', action, why: 'shape' };
    throw error;
  }
}
