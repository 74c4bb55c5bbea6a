import { describe, expect, test } from '@jest/globals';
import { absenceObserved, bounceObserved } from '#libs/events/reach.inputs.js';
import { NotYet } from '../not-yet.js';
import type { MailItem } from './mail-item.js';
import { readMessage } from './read-message.js';
import { DAY, item, message, NOW } from './testing/messages.js';
import { translateMessage } from './translate-message.js';

const source = { id: 's_1', kind: 'imap', basis: 'own-relation' as const, contact: null, member: 'm_1' };
const told = (one: MailItem) => translateMessage(one, { source, now: NOW });
const inbox = { folder: 'inbox', own: new Set(['me@team.example']) } as const;
const sent = { ...inbox, folder: 'sent' } as const;

describe('what kept a message from reaching somebody', () => {
  const daemon = ['mailer-daemon@mx.example'];
  const named = { 'x-failed-recipients': ' Ada@Ada.example, <bo@b.example>', 'in-reply-to': '<seven@team.example>' };
  const dsn = { 'content-type': 'multipart/report; report-type=delivery-status' };
  const failed = { address: 'Ada@Ada.example', action: 'failed', status: '5.1.1' };
  const missed = (more: Parameters<typeof message>[1], at = NOW - DAY) => {
    const [read] = [readMessage(message(1, { from: daemon, receivedAt: at, ...more }), inbox)];
    return told(item({ ...read }));
  };
  const whom = (deliveries: (typeof failed)[], lines: object = dsn) =>
    missed({ lines, deliveries }).map(({ data }) => (data as { identities: { value: string }[] }).identities[0]?.value);

  test('is told of each address that it failed, with the message it answers', () => {
    const inputs = missed({ lines: named });
    const [ours] = [readMessage(message(2, { lines: { 'message-id': '<seven@team.example>' } }), sent)];
    expect(inputs).toMatchObject([
      { kind: 'bounce.observed', data: { identities: [{ value: 'ada@ada.example' }], answers: [ours?.id] } },
      { kind: 'bounce.observed', data: { identities: [{ value: 'bo@b.example' }], answers: [ours?.id] } },
    ]);
    for (const { data } of inputs) expect(bounceObserved.schema.safeParse(data).success).toBe(true);
  });

  test.each([
    ['was delivered', { ...failed, action: 'delivered', status: '2.0.0' }],
    ['was handed on', { ...failed, action: 'relayed', status: '2.1.9' }],
    ['is late', { ...failed, action: 'delayed', status: '4.4.1' }],
    ['failed for now', { ...failed, status: '4.2.2' }],
    ['failed, nobody knows for how long', { ...failed, status: '' }],
  ])('is not what says that it %s, also where a line names the address', (_what, delivery) => {
    expect(whom([delivery])).toEqual([]);
    expect(whom([delivery], { ...dsn, ...named })).toEqual([]);
    expect(whom([delivery, { ...failed, address: 'bo@b.example' }])).toEqual(['bo@b.example']);
  });

  test('is nothing where it names no address, and said of nothing that went out in our name', () => {
    expect(whom([])).toEqual([]);
    expect(whom([failed])).toEqual(['ada@ada.example']);
    expect(told(item({ by: 'us', lines: dsn, failed: ['ada@ada.example'] }))).toEqual([]);
  });

  test('is read again later where it came so soon that its message may not be there yet', () => {
    const after = (minutes: number) => () => missed({ lines: dsn, deliveries: [failed] }, NOW - minutes * 60_000);
    expect(after(19)).toThrow(NotYet);
    expect(after(20)()).toHaveLength(1);
  });

  test('is an absence without a day, of whom it comes from, with the message it answers', () => {
    const [input] = told(item({ lines: { 'auto-submitted': 'auto-replied' }, answers: ['mail/7'] }));
    expect(input).toMatchObject({
      kind: 'absence.observed',
      data: { back: null, sourceId: 'mail/1', answers: ['mail/7'] },
    });
    expect(absenceObserved.schema.safeParse(input?.data).success).toBe(true);
  });
});
