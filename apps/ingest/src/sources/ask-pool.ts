import { OutsideWorld, type Refusal } from '#libs/kernel/errors.js';
import type { Commands } from '#libs/transport/commands.js';

/**
 * Tells the pool something about a source and waits for its word: null, or why not. Throws OutsideWorld `source-waits`
 * while the pool is busy: whoever asks again with the same key goes on where this stopped.
 */
export async function askPool(
  commands: Commands,
  { pool, actor, key }: { pool: string; actor: string; key: string },
  { kind, data }: { kind: string; data: object },
): Promise<Refusal | null> {
  const outcome = await commands.submit({ pool, actor, key: `${key}/${kind}`, kind, data });
  if (outcome.state === 'refused') return outcome.refusal;
  if (outcome.state === 'done') return null;
  const text = 'The pool has not decided this yet: send it again in a few seconds, with the same Idempotency-Key.';
  throw new OutsideWorld(text, true, 'source-waits');
}
