import { expect } from '@jest/globals';
import type { Image } from './image.js';

/** What was there before is all there, and nothing but that it has moved: two events more, the second opens an epoch. */
export function expectMoved(after: Image, before: Image): void {
  const length = before.ledger.length;
  const epoch = before.ledger.at(-1)?.epoch ?? 0;
  expect(after.ledger.slice(0, length)).toEqual(before.ledger);
  expect(after.ledger.slice(length)).toMatchObject([
    { type: 'pool.moved', epoch },
    { type: 'pool.arrived', epoch: epoch + 1 },
  ]);
  const [was, own] = [before, after].map(({ documents }) => documents.get('pool/self'));
  expect(own).toEqual({ seq: length + 2, body: was?.body });
  const documents = new Map([...before.documents, ['pool/self', own]]);
  expect(after).toEqual({ ...before, ledger: after.ledger, documents });
}
