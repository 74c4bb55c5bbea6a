import { describe, expect, test } from '@jest/globals';
import type { FetchQueryObject, ImapFlow } from 'imapflow';
import { fetchDeliveries } from './fetch-deliveries.js';
import { statusPart } from './testing/delivery-report.js';

const report = { 'content-type': 'Multipart/Report; report-type=delivery-status' };
const STATUS = 'Content-Type: message/delivery-status\r\n';
const failed = { address: 'ada@ada.example', action: 'failed', status: '5.1.1' };

/** A server with one report; what it was asked for, and what came of it. */
async function fetching(header: string, more: { lines?: object; refuses?: Error } = {}) {
  const { lines = report, refuses } = more;
  const asked: string[] = [];
  const client = {
    async *fetch(uids: number[], { bodyParts = [] }: FetchQueryObject) {
      const [part] = bodyParts as { key: string; maxLength: number }[];
      asked.push(`${String(uids)} ${part?.key ?? ''} ${String(part?.maxLength)}`);
      if (refuses !== undefined) throw refuses;
      const text = part?.key === '2' ? statusPart({ to: failed.address, ...failed }) : header;
      yield { uid: 7, bodyParts: new Map([['2', Buffer.from(text)]]) };
      yield { uid: 9, bodyParts: new Map([['2', Buffer.from(text)]]) };
    },
  };
  const found = await fetchDeliveries(client as unknown as ImapFlow, [{ uid: 7, lines }]);
  return { asked, found: [...found] };
}

describe('of a delivery report', () => {
  test('the part for machines is fetched, up to 16 KB, and of that message alone', async () => {
    const { asked, found } = await fetching(STATUS);
    expect(asked).toEqual(['7 2.MIME 2048', '7 2 16384']);
    expect(found).toEqual([[7, [failed]]]);
  });

  test('in other letters than ASCII it is one, too', async () => {
    expect((await fetching('Content-Type: message/global-delivery-status')).found).toHaveLength(1);
  });

  test.each([
    ['words for people', 'Content-Type: text/plain; name="message/delivery-status"\r\n'],
    ['encoded', `${STATUS}Content-Transfer-Encoding: base64\r\n`],
    ['without a type', '\r\n'],
  ])('a second part that is %s stays where it is', async (_what, header) => {
    expect(await fetching(header)).toEqual({ asked: ['7 2.MIME 2048'], found: [] });
  });

  test('nothing is asked where there is none', async () => {
    expect(await fetching(STATUS, { lines: { 'content-type': 'text/plain' } })).toEqual({ asked: [], found: [] });
  });

  test('nothing is known where the server refuses; a connection that breaks is no refusal', async () => {
    const refused = Object.assign(new Error('Command failed'), { responseStatus: 'NO' });
    expect((await fetching(STATUS, { refuses: refused })).found).toEqual([]);
    const broken = Object.assign(new Error('Connection not available'), { code: 'NoConnection' });
    await expect(fetching(STATUS, { refuses: broken })).rejects.toBe(broken);
  });
});
