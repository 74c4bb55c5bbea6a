import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import { connect } from './connection.js';
import type { MongoConnection } from './connection.js';
import { defineModels, names } from './schemas.js';
import { givenStores } from './testing/given-stores.js';
import { mongoUrl } from './testing/mongo-part.js';

const { open, name } = givenStores();

describe('a query through mongoose', () => {
  let connection: MongoConnection;
  beforeEach(async () => {
    await (await open()).close();
    connection = await connect({ url: mongoUrl(name()) });
    defineModels(connection.mongoose, contractCollections);
  });
  afterEach(() => connection.close());
  const find = (filter: Record<string, unknown>) => connection.mongoose.model(names.heads).find(filter).exec();

  it('that names an unknown field throws instead of finding everything', async () => {
    await expect(find({ unknown: 1 })).rejects.toMatchObject({ name: 'StrictModeError', path: 'unknown' });
    await expect(find({ seq: 1 })).resolves.toEqual([]);
  });

  it('takes an operator in a value for data', async () => {
    await expect(find({ _id: { $ne: '' } })).rejects.toMatchObject({ name: 'CastError' });
  });
});
