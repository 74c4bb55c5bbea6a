import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { EdgeReply } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Answer, Call, Hooks } from './hooks.js';
import { HooksController } from './hooks.controller.js';
import type { NudgeDoor } from './nudge-door.js';

type Request = Parameters<HooksController['take']>[2];

/** What a platform that calls is answered: by whom it was taken, with which status, and which headers. */
async function called(answer: Answer | Error, { kind = 'toy', headers = {} }: Partial<Call> = {}) {
  const takenBy: string[] = [];
  const door = (name: string) => ({
    take: async ({ raw }: Call) => {
      takenBy.push(`${name} ${raw.toString()}`);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const nudges = {
    ...door('nudges'),
    isFor: (name: string) => name === 'nudging',
    echoes: (name: string) => (name === 'nudging' ? 'x-hook-secret' : null),
  };
  const replied: Record<string, string> = {};
  const reply = { header: (name: string, value: string) => (replied[name] = value) } as unknown as EdgeReply;
  const request = { headers, body: Readable.from([Buffer.from('{"a":'), Buffer.from('1}')]) } as unknown as EdgeRequest;
  const controller = new HooksController(door('hooks') as unknown as Hooks, nudges as unknown as NudgeDoor);
  const status = await controller.take(kind, 'e', request as Request, reply).then(
    () => 200,
    (error: unknown) => (error instanceof HttpProblem ? error.status : String(error)),
  );
  return { takenBy, status, replied };
}

test.each<[Answer, number]>([
  ['taken', 200],
  ['unsigned', 401],
  ['untimely', 401],
  ['unknown', 404],
  ['secretless', 503],
  ['moved', 503],
  ['arriving', 503],
])(
  'a delivery that is %s is answered with %i: what we could not store is said again, and nobody gives up for it',
  async (answer, status) => {
    expect(await called(answer)).toEqual({ takenBy: ['hooks {"a":1}'], status, replied: {} });
  },
);

test('a delivery that could not be stored is no delivery taken', async () => {
  expect((await called(new Error('the disk is full'))).status).toBe('Error: the disk is full');
});

test('who tries an address by a header has it back, with 200, and only where that was taken', async () => {
  const trying = { kind: 'nudging', headers: { 'x-hook-secret': '4jn8fs9011jj8' } };
  expect(await called('taken', trying)).toEqual({
    ...{ takenBy: ['nudges {"a":1}'], status: 200, replied: { 'x-hook-secret': '4jn8fs9011jj8' } },
  });
  expect(await called('unknown', trying)).toMatchObject({ status: 404, replied: {} });
  expect(await called('taken', { ...trying, kind: 'toy' })).toMatchObject({ takenBy: ['hooks {"a":1}'], replied: {} });
});
