import { isDeepStrictEqual } from 'node:util';
import type { Connection, Model } from 'mongoose';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { codeOf, outside } from './failures.js';

interface FoundIndex {
  name?: string;
  key: Record<string, unknown>;
  unique?: boolean;
  hidden?: boolean;
  partialFilterExpression?: unknown;
  buildUUID?: unknown;
}

/** An index of the same name with other fields or options. */
const CONFLICTS = new Set([85, 86]);
const EXISTS = 48;

/** Makes the collections and indexes that are missing. Nothing is dropped: an older release beside this one may use it. */
export async function buildIndexes(connection: Connection): Promise<void> {
  await Promise.all(Object.values(connection.models).map(build));
}

async function build(model: Model<unknown>): Promise<void> {
  try {
    await createCollection(model);
    await model.createIndexes();
  } catch (error) {
    // What is there and different is named by the assertion that follows.
    if (!CONFLICTS.has(codeOf(error) ?? 0)) throw outside(error);
  }
}

/** Throws OutsideWorld `index-missing` or `index-different` with one sentence that names it. */
export async function assertIndexes(connection: Connection): Promise<void> {
  await Promise.all(Object.values(connection.models).map(assertAll));
}

async function assertAll(model: Model<unknown>): Promise<void> {
  const found = await listIndexes(model);
  for (const [fields, options] of model.schema.indexes()) {
    const { name = '', partialFilterExpression } = options as Partial<FoundIndex>;
    const index = found.find((one) => one.name === name);
    if (index === undefined || index.buildUUID !== undefined) throw missing(model, name);
    if (!isSame(index, { key: fields, partialFilterExpression })) throw different(model, name);
  }
}

/** In the order of the fields, too. */
function isSame(found: FoundIndex, wanted: FoundIndex): boolean {
  return (
    isDeepStrictEqual(Object.entries(found.key), Object.entries(wanted.key)) &&
    isDeepStrictEqual(found.partialFilterExpression, wanted.partialFilterExpression) &&
    found.unique !== true &&
    found.hidden !== true
  );
}

async function createCollection(model: Model<unknown>): Promise<void> {
  try {
    await model.createCollection();
  } catch (error) {
    if (codeOf(error) !== EXISTS) throw error;
  }
}

async function listIndexes(model: Model<unknown>): Promise<FoundIndex[]> {
  try {
    return (await model.collection.listIndexes().toArray()) as FoundIndex[];
  } catch (error) {
    const seen = outside(error);
    if (seen instanceof OutsideWorld) throw seen;
    return [];
  }
}

function missing({ collection }: Model<unknown>, index: string): OutsideWorld {
  const text = `MongoDB has no index "${index}" on ${collection.name}, or is still building it: start a service whose user may create indexes.`;
  return new OutsideWorld(text, true, 'index-missing');
}

function different({ collection }: Model<unknown>, index: string): OutsideWorld {
  const text = `The index "${index}" on ${collection.name} in MongoDB is not the one that Kith made: drop it, and it is built again.`;
  return new OutsideWorld(text, true, 'index-different');
}
