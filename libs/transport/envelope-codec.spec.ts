import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { dataKey } from '#libs/adapters/crypto/data-key.js';
import { definitionOf } from '#libs/events/catalog.js';
import { contactKept, contactNoteAdded } from '#libs/events/contact.events.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import { openEvent, openEvents, sealEvent } from './envelope-codec.js';

const keyOf = () => dataKey(createSecretKey(randomBytes(32)), randomBytes);
const note: AnyLedgerEvent = {
  pool: 'p_1',
  epoch: 1,
  seq: 7,
  time: Date.UTC(2026, 4, 20),
  occurredAt: Date.UTC(2026, 4, 19),
  actor: 'member:m_1',
  type: contactNoteAdded.type,
  subject: 'c_1',
  data: { member: 'm_1' },
  personal: { text: 'likes tea' },
};
const kept: AnyLedgerEvent = {
  ...note,
  type: contactKept.type,
  data: { member: 'm_1', rhythm: 'yearly' },
  personal: {},
};
const sealed = (event: AnyLedgerEvent, key = keyOf()) =>
  sealEvent(
    {
      event,
      version: definitionOf(event.type)?.version ?? 0,
      cause: 'h',
      personal: definitionOf(event.type)?.hasPersonal === true ? JSON.stringify(event.personal) : null,
    },
    key,
  );

describe('an event', () => {
  test('comes back as it went in', () => {
    const key = keyOf();
    expect(openEvent(sealed(note, key), key)).toEqual(note);
    expect(openEvent(sealed(kept), null)).toEqual(kept);
  });

  test('shows nothing of its personal half', () => {
    expect(JSON.stringify(sealed(note))).not.toContain('tea');
    expect(sealed(kept).sealed).toBeUndefined();
  });

  test('without its key keeps its facts', () => {
    expect(openEvent(sealed(note), null)).toEqual({ ...note, personal: null });
  });

  test.each([
    ['another event', { id: 'p_1/1/8' }],
    ['another person', { subject: 'c_2' }],
    ['another type', { type: 'contact.tagged' }],
  ])('cannot lend its personal half to %s', (_to, change) => {
    const key = keyOf();
    expect(() => openEvent({ ...sealed(note, key), ...change }, key)).toThrow();
  });

  test('of an unknown type or a newer version is not guessed at', () => {
    expect(() => openEvent({ ...sealed(kept), type: 'contact.teleported' }, null)).toThrow('update Kith');
    expect(() => openEvent({ ...sealed(kept), dataversion: 9 }, null)).toThrow('update Kith');
  });
});

test('a page is opened with one look at the keys', async () => {
  const key = keyOf();
  const asked: string[][] = [];
  const keys = {
    read: async (_pool: string, subjects: string[]) => {
      asked.push(subjects);
      return new Map([
        ['c_1', key],
        ['c_2', null],
      ]);
    },
  };
  const page = [
    sealed(note, key),
    sealed({ ...note, seq: 8, subject: 'c_2' }),
    sealed({ ...kept, seq: 9, subject: null }),
  ];
  const opened = await openEvents(keys, 'p_1', page);
  expect(opened.map(({ personal }) => personal)).toEqual([{ text: 'likes tea' }, null, {}]);
  expect(asked).toEqual([['c_1', 'c_2']]);
});
