import type { z } from 'zod';
import type { About as AboutDelivery } from '../webhooks/calling-kind.js';
import { isSayable } from '../webhooks/understood.js';
import type { AskJson } from './ask-json.js';
import type { About, Told } from './pulled-kind.js';

/*
 * What the connectors of job platforms share: they ask an API for candidates and applications, and say of them what a
 * delivery of such a platform would say.
 */

/** An item that has not the form its platform documents: it is set aside, and the others go on. */
interface Unreadable {
  unreadable: true;
}
export type Read<Item> = Item | Unreadable;

/** The fields that Kith knows of each item, and no other: the rest is dropped here, unread. */
export function readItems<Schema extends z.ZodType>(
  schema: Schema,
  items: readonly unknown[],
): Read<z.output<Schema>>[] {
  return items.map((item) => {
    const read = schema.safeParse(item);
    return read.success ? read.data : { unreadable: true };
  });
}

/** Thrown by a translation: the item is set aside, and tried again with the next run. */
export class NoSuchForm extends Error {
  override readonly name = 'NoSuchForm';
}

/** The item, or a throw that sets it aside. */
export function readable<Item extends object>(item: Read<Item>): Item {
  if ('unreadable' in item) throw new NoSuchForm('An item has not the form that its platform documents.');
  return item;
}

/** What an item means, or a throw that sets it aside: what no input can say the pool would refuse without anybody seeing it. */
export function sayable(told: Told): Told {
  if (isSayable(told)) return told;
  throw new NoSuchForm('An item has not the form that a pool can be told.');
}

/** The first of these times that is known, ms. */
export function firstKnown(times: readonly (number | null | undefined)[], otherwise: number): number {
  return times.find((time) => time !== null && time !== undefined) ?? otherwise;
}

/** What a delivery knows of its source, for what was asked for instead. */
export function asDelivered({ source: { id, kind, basis }, settings = {}, country = '', now }: About): AboutDelivery {
  return { source: { id, kind, basis }, settings, country, receivedAt: now };
}

/** An id as a part of an address, also one that holds half a letter. */
export function inPath(id: string): string {
  return encodeURIComponent(Buffer.from(id).toString());
}

/** Whether there is something at an address of an API: somebody, say. */
export async function isThereAt(ask: AskJson, url: string): Promise<boolean> {
  const { status } = await ask({ url, also: [404, 410] });
  return status !== 404 && status !== 410;
}
