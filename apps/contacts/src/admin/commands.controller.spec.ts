import { expect, test } from '@jest/globals';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Commands, Outcome } from '#libs/transport/commands.js';
import { CommandsController } from './commands.controller.js';

const now = Date.UTC(2026, 10, 24);
const viewer = { pool: 'p_1', actor: 'member:m_1', member: 'm_1', language: 'en', home: { zone: 'Europe/Berlin' } };
const request = { visit: { viewer } } as unknown as EdgeRequest;

function outcomeShown(outcome: Outcome | null): Promise<unknown> {
  const commands = { outcomeOf: () => Promise.resolve(outcome) } as unknown as Commands;
  const clock = { now: () => now, at: () => () => undefined };
  return new CommandsController(commands, clock).read('k-1', request);
}

test('a command that the rules refused later is told as a problem: in sentences, with the first possible day', async () => {
  const because = { code: 'month-full', monthUsed: 2, monthOf: 2, reserved: false, seqs: '3,4' };
  const verdict = { rule: 'cap', ok: false, because, until: Date.UTC(2026, 11, 2) };
  const refusal = { refused: 'rules', because: { verdicts: [verdict], from: verdict.until } };
  expect(await outcomeShown({ state: 'refused', refusal })).toMatchObject({
    state: 'refused',
    problem: {
      status: 409,
      code: 'rules',
      detail: 'Not now: 2 of 2 messages in 30 days are used; possible from 2 December. Try again from 2 December.',
      from: '2026-12-02T00:00:00.000Z',
    },
  });
});

test('one that was given up while it waited says so', async () => {
  expect(await outcomeShown({ state: 'refused', refusal: { refused: 'discarded' } })).toMatchObject({
    problem: { status: 409, code: 'discarded', detail: expect.stringMatching(/^An administrator gave this up/) },
  });
});

test('one that is done or still waits is told as it stands, one that nobody knows is not found', async () => {
  const about = { collection: 'card', key: 'c_1' };
  expect(await outcomeShown({ state: 'done', about, seqs: [7] })).toMatchObject({ state: 'done' });
  expect(await outcomeShown({ state: 'parked' })).toMatchObject({
    ...{ state: 'parked', code: 'parked' },
    detail: expect.stringMatching(/^This could not be decided and is set aside/),
  });
  expect(await outcomeShown({ state: 'queued', key: 'k-1' })).toMatchObject({ state: 'queued', code: 'queued' });
  await expect(outcomeShown(null)).rejects.toMatchObject({ status: 404, code: 'command-unknown' });
});
