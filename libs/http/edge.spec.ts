import { expect, test } from '@jest/globals';
import type { Commands, Outcome } from '#libs/transport/commands.js';
import { Edge, type EdgeReply } from './edge.js';
import type { Viewer } from './viewer.js';

/** What a request is answered when its command came to this. */
async function answered(outcome: Outcome): Promise<unknown> {
  const commands = { submit: async () => outcome } as unknown as Commands;
  const edge = new Edge(commands, ({ refused }) => ({ sentence: `It is ${refused}.`, extensions: {} }));
  let status = 200;
  const reply: EdgeReply = { status: (code) => ((status = code), reply), header: () => reply };
  const command = { pool: 'p_1', kind: 'contact.note', data: {}, key: 'k 1' };
  return [await edge.runAs({ actor: 'member:m_1' } as Viewer, command, reply), status];
}

test.each([
  ['parked', { state: 'parked' }],
  ['queued', { state: 'queued', key: 'k 1' }],
] as const)('a command that is %s answers 202 with where to ask, a code and a sentence', async (code, outcome) => {
  const body = { state: code, href: '/v1/commands/k%201', code, detail: `It is ${code}.` };
  expect(await answered(outcome)).toEqual([{ later: true, body }, 202]);
});
