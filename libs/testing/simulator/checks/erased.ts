import { POOL } from '../cast.js';
import type { Judged } from './judged.js';
import type { StoredRow } from './stored.js';

/** Of whoever was erased no key is left, no word in any document or record, and every store has said so. */
export async function checkErased(judged: Judged): Promise<string[]> {
  const { erased, completed } = judged.world.witness.told.pool(POOL);
  const unfinished = [...erased.keys()].filter((id) => !completed.has(id)).map((id) => `${id} is not complete`);
  const contacts = [...erased.values()];
  return [...unfinished, ...(await keysLeft(judged, contacts)), ...wordsLeft(judged, contacts)];
}

async function keysLeft({ world }: Judged, contacts: string[]): Promise<string[]> {
  const { real } = await world.alive();
  const keys = await real.keys.read(POOL, contacts);
  const tombstones = new Set((await real.keys.tombstones(POOL)).map(({ subject }) => subject));
  const left = contacts.filter((contact) => keys.get(contact) !== null || !tombstones.has(contact));
  return left.map((contact) => `the key of ${contact} is not destroyed`);
}

/**
 * Whoever was added after a platform had them drop their names is another contact, though it be the same person: what was
 * said of it is its own, and stays.
 */
function wordsLeft(judged: Judged, contacts: string[]): string[] {
  return contacts.flatMap((contact) => {
    const anew = judged.world.witness.told.pool(POOL).mayBeAnew(contact);
    const isOfThem = ({ key, body }: StoredRow) => anew.some((id) => key === id || body.includes(id));
    return tokensBefore(judged, contact).flatMap((token) => {
      const row = judged.stored.find((one) => one.body.includes(token) && !isOfThem(one));
      return row === undefined ? [] : [`${row.collection.name}/${row.key} still says ${token} of ${contact}`];
    });
  });
}

/**
 * What was said again after the erasure is another matter, and so is somebody who was merged or parted between the word
 * that asked for it and its decision, or ever before nobody asked: then we do not know whose words were meant.
 */
function tokensBefore({ world, people }: Judged, contact: string): string[] {
  const { lastSaid, erasedAt, told } = world.witness;
  const until = erasedAt.get(contact) ?? 0;
  const together = told.pool(POOL).erasedWith(contact);
  const asked = [...together].map((one) => people.learned.get(one)).filter((one) => one !== undefined);
  const learned = asked.find(
    ({ parts }) => parts.length === together.size && parts.every((part) => together.has(part)),
  );
  const isPlain = asked.length === 0 && !told.pool(POOL).wereEverOne([contact]);
  const tokens = learned?.tokens ?? (isPlain ? people.tokens.get(contact) : null) ?? [];
  return [...tokens].filter((token) => (lastSaid.get(token) ?? until) < until);
}
