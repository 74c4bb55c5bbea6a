import { UnreadableFile, type PersonRow } from '../../imports/format.js';
import { vcard } from '../../imports/vcard/vcard.js';
import type { ReadThing } from './pull-dav.js';
import { bytesOf } from '../meetings-in.js';

/** What a card says of a person, as an imported one does. */
export type CardItem = Pick<PersonRow, 'name' | 'identities' | 'headline' | 'employer' | 'position' | 'location'>;

/** Reads one card of an address book; cards of firms and groups, and those that name nobody, are left. */
export async function readCards(text: string, country: string): Promise<ReadThing<CardItem>> {
  const read: ReadThing<CardItem> = { items: [], left: 0, again: false };
  try {
    for await (const row of vcard.read(bytesOf(text), { home: { country } })) {
      if (!row.ok || row.data.kind !== 'person') read.left += 1;
      else {
        const { name, identities, headline, employer, position, location } = row.data;
        read.items.push({ name, identities, headline, employer, position, location });
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    read.left += 1;
  }
  return read;
}
