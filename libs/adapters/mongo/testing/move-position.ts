import type { Position } from '#libs/ports/ledger.js';
import type { PositionRow } from '../rows.js';
import { names } from '../schemas.js';
import { withClient } from './mongo-part.js';

/** Moves the owner of a partition past what it cannot read, as docs/operations.md tells a person to. */
export async function movePosition(name: string, partition: number, { next, lastInput }: Position): Promise<void> {
  await withClient((client) =>
    client
      .db(name)
      .collection<PositionRow>(names.positions)
      .updateOne({ _id: partition }, { $set: { next, lastInput: lastInput ?? '' } }),
  );
}
