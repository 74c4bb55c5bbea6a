import { describe, expect, test } from '@jest/globals';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { readMailbox } from './read-mailbox.js';

type Row = Partial<FetchMessageObject>;

const row = (uid: number, more: Row = {}): Row => ({
  uid,
  headers: Buffer.from(`From: ${String(uid)}@x.example\r\n`),
  ...more,
});
const wanted = { folder: 'INBOX', after: null, since: 0, most: 100 };

/** A server that knows these UIDs and answers each FETCH with the next of these answers. */
function serving(uids: number[], ...answers: Row[][]) {
  const asked: unknown[] = [];
  const client = {
    mailboxOpen: async () => ({ uidValidity: 7n, exists: uids.length }),
    search: async () => uids,
    async *fetch(range: unknown) {
      asked.push(range);
      yield* answers.shift() ?? [];
    },
  };
  return { asked, read: (pageBytes = 1_000) => readMailbox(client as unknown as ImapFlow, pageBytes).read(wanted) };
}

describe('a page of a mailbox', () => {
  test('asks once more for what did not come, and says how much never did', async () => {
    const { asked, read } = serving([1, 2, 3, 4], [row(4), row(1)], [row(3)]);
    expect(await read()).toMatchObject({
      messages: [{ uid: 1 }, { uid: 3 }, { uid: 4 }],
      missing: 1,
      place: { validity: '7', uid: 4 },
    });
    expect(asked).toEqual([
      [1, 2, 3, 4],
      [2, 3],
    ]);
  });

  test('takes each message once, and none that nobody asked for', async () => {
    const flagsAlone: Row = { uid: 2, flags: new Set(['\\Seen']) };
    const { asked, read } = serving([1, 2], [row(9), row(1), row(1, { headers: Buffer.from('') }), flagsAlone, row(2)]);
    const { messages, missing } = await read();
    expect(messages.map(({ uid, from }) => [uid, from])).toEqual([
      [1, ['1@x.example']],
      [2, ['2@x.example']],
    ]);
    expect([missing, asked.length]).toEqual([0, 1]);
  });

  test('ends where it grows larger than is read, whoever it is of', async () => {
    const large = row(9, { headers: Buffer.alloc(600) });
    await expect(serving([1], [large, large]).read()).rejects.toMatchObject({ code: 'too-large', retriable: false });
  });
});
