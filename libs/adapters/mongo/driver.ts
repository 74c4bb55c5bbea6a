import mongoose from 'mongoose';
import type { mongo } from 'mongoose';

/** The driver that mongoose brings: hot paths use its collections directly, for mongoose itself costs a third of a commit. */
export const { MinKey, MaxKey, MongoError, MongoServerError, MongoBulkWriteError } = mongoose.mongo;

export type Db = mongo.Db;
export type Client = mongo.MongoClient;
export type Session = mongo.ClientSession;
export type Collection<Row extends mongo.Document> = mongo.Collection<Row>;
export type Operation<Row extends mongo.Document> = mongo.AnyBulkWriteOperation<Row>;

/** Writes wait for the disks of a majority, reads see only what a majority has, and come from the primary. */
export const MAJORITY: mongo.TransactionOptions & mongo.MongoClientOptions = {
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
};
