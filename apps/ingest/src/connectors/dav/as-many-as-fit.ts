import { OutsideWorld } from '#libs/kernel/errors.js';
import type { DavThing } from './ask-dav.js';

const tooMuch: ReadonlySet<string> = new Set(['too-large', 'too-slow']);

/**
 * The first of what is wanted, half as many again and again until they go into one answer. One that alone is too large is
 * asked for and not there. One that alone is too slow is thrown: that is the server's day, and passes.
 */
export async function asManyAsFit(
  wanted: readonly string[],
  ask: (urls: readonly string[]) => Promise<DavThing[]>,
): Promise<{ things: DavThing[]; asked: number }> {
  for (let asked = wanted.length; ; asked = Math.ceil(asked / 2)) {
    try {
      return { things: await ask(wanted.slice(0, asked)), asked };
    } catch (error) {
      const code = error instanceof OutsideWorld ? error.code : '';
      if (code === 'too-large' && asked === 1) return { things: [], asked };
      if (!tooMuch.has(code) || asked === 1) throw error;
    }
  }
}
