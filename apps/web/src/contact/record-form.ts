import { addNote, recordAnswer, recordResponse, recordTouch, setFollowUp } from '../api/contacts.js';
import type { Channel, Wish } from '../api/types.js';

export const recordKinds = ['touch', 'response', 'answer', 'note', 'followUp'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What the form holds, as its fields hold it. */
export interface RecordFields {
  kind: RecordKind;
  channel: Channel;
  /** local date and time, empty: now */
  at: string;
  wish: Wish | '';
  /** local day, empty: what the server takes */
  until: string;
  text: string;
  /** local day of a follow-up */
  on: string;
}

export const emptyRecord: RecordFields = {
  kind: 'touch',
  channel: 'linkedin',
  at: '',
  wish: '',
  until: '',
  text: '',
  on: '',
};

/** The moment a local date (its morning) or date and time means, as RFC 3339. */
export function momentOf(local: string): string {
  return new Date(local.includes('T') ? local : `${local}T06:00`).toISOString();
}

/** Sends what the form says about a contact. */
export function sendRecord(contact: string, fields: RecordFields): Promise<unknown> {
  const sent = { channel: fields.channel, ...(fields.at === '' ? {} : { at: momentOf(fields.at) }) };
  const until = fields.wish === 'not-now' && fields.until !== '' ? { until: momentOf(fields.until) } : {};
  switch (fields.kind) {
    case 'touch':
      return recordTouch(contact, sent);
    case 'answer':
      return recordAnswer(contact, sent);
    case 'response':
      return recordResponse(contact, { ...sent, ...(fields.wish === '' ? {} : { wish: fields.wish }), ...until });
    case 'note':
      return addNote(contact, fields.text.trim());
    case 'followUp':
      return setFollowUp(contact, { on: momentOf(fields.on), reason: fields.text.trim() });
  }
}
