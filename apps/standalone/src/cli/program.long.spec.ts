import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { runCommand } from '../testing/run-command.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import type { CommandContext } from './context.js';
import { createProgram } from './program.js';

let kith: TestServer;
let folder: string;

beforeEach(async () => {
  kith = await startTestServer();
  folder = path.dirname(kith.config.dataDir);
});
afterEach(() => kith.stop());

const run = (...args: string[]) => runCommand(kith, ...args);

function file(name: string, text: string): string {
  const full = path.join(folder, name);
  fs.writeFileSync(full, text);
  return full;
}

async function makePool(): Promise<void> {
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  await kith.owner.post('/v1/pools', { name: 'Talent', home, owner: { name: 'Ada' } });
}

const connections = [
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Grace,Hopper,https://www.linkedin.com/in/grace,,Navy,Admiral,02 Jan 2020',
  'Nobody,,,,,,',
  '',
].join('\n');

describe('kith, with a pool', () => {
  beforeEach(makePool);

  test('import says what became of every row, and of the same file again', async () => {
    const name = file('Connections.csv', connections);
    expect((await run('import', name)).said).toEqual([
      'Read as linkedin-csv.',
      'Connections.csv: 1 created, 0 changed, 0 unchanged, 1 not taken.',
      expect.stringMatching(/^ {2}row 3: .+/),
    ]);
    expect((await run('import', name)).said[1]).toBe(
      'Connections.csv: 0 created, 0 changed, 1 unchanged, 1 not taken.',
    );
  });

  test('import of any table shows its columns, and takes the mapping that is given', async () => {
    const name = file('met.csv', 'Wer;Post\nKäthe Abendroth;kaethe@muehlbach.example\n');
    const { said, failed } = await run('import', name, '--map', 'name=Wer', '--map', 'email=Post');
    expect(failed).toBe(false);
    expect(said).toContain('  Wer: name (Käthe Abendroth)');
    expect(said.at(-1)).toBe('met.csv: 1 created, 0 changed, 0 unchanged, 0 not taken.');
    const nobody = await run('import', name, '--map', 'name=Wer');
    expect(nobody.failed).toBe(true);
    expect(nobody.said.at(-1)).toMatch(/^Name the columns, for example --map/);
  });

  test('may-i answers yes, or no with the rules that say so, and fails then', async () => {
    await run('import', file('Connections.csv', connections));
    const stranger = await run('may-i', 'https://www.linkedin.com/in/stranger');
    const known = await run('may-i', 'https://www.linkedin.com/in/grace');
    expect(stranger.said).not.toEqual(known.said);
    expect(known.said.length).toBeGreaterThan(0);
    expect(known.failed).toBe(known.said.length > 1);
  });

  test('suggestions are offers, or a friendly sentence', async () => {
    expect((await run('suggestions')).said).toEqual(['Nobody today. That is fine: Kith suggests seldom.']);
  });

  test('a ledger is exported once, verified here and from its file', async () => {
    await run('import', file('Connections.csv', connections));
    const out = path.join(folder, 'ledger.ndjson');
    expect((await run('ledger', 'export', out)).said).toEqual([expect.stringMatching(/^\d+ events in /)]);
    await expect(run('ledger', 'export', out)).rejects.toThrow('is there already: name a new file');
    for (const args of [['verify'], ['verify', out]]) {
      const { said, failed } = await run(...args);
      expect({ last: said.at(-1), failed }).toEqual({ last: 'The promise was kept.', failed: false });
    }
  });

  test('verify names what breaks the promise, and fails', async () => {
    const out = path.join(folder, 'ledger.ndjson');
    await run('ledger', 'export', out);
    const [, ...rest] = fs.readFileSync(out, 'utf8').split('\n');
    const { said, failed } = await run('verify', file('shorter.ndjson', rest.join('\n')));
    expect(said[0]).toMatch(/^seq 2, event p_\w+\/1\/2 {2}sequence: /);
    expect(failed).toBe(true);
  });

  test('backup and restore bring everything back', async () => {
    await run('import', file('Connections.csv', connections));
    const { said } = await run('backup', path.join(folder, 'kept'));
    const [ledger = '', keys = ''] = said.map((line) => line.replace(/^(Ledger|Keys): +/, ''));
    await kith.server.stop();
    kith.config.dataDir = path.join(folder, 'again');
    expect((await run('restore', ledger, keys)).said[0]).toMatch(/^Restored into /);
    expect((await run('doctor')).said.at(-1)).toBe('All is well.');
    expect((await run('verify')).said.at(-1)).toBe('The promise was kept.');
  });

  test('doctor says how it is', async () => {
    const { said, failed } = await run('doctor');
    expect({ last: said.at(-1), failed }).toEqual({ last: 'All is well.', failed: false });
  });
});

const HIRED = ['--event', 'hire_candidate', '--secret', 'a secret that the platform knows'];

test.each([
  ['user', 'link'],
  ['hooks', 'send', 'greenhouse', ...HIRED],
])('what needs a Kith that runs says so when none does: %s %s', async (...args) => {
  await kith.server.stop();
  await expect(run(...args)).rejects.toThrow('Kith is not running here: start it with "npm start".');
});

test('every command says what it does, and how it is typed', () => {
  for (const command of leaves(createProgram({} as CommandContext))) {
    const help: string[] = [];
    command.configureOutput({ writeOut: (text) => help.push(text) });
    command.outputHelp();
    expect(command.description()).toMatch(/[.]$/);
    expect(help.join('')).toMatch(new RegExp(`For example:\\n  npm run kith -- ${wholeName(command)}`));
  }
});

/** The commands that do something. */
function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

function wholeName(command: Command): string {
  const above = command.parent;
  return above?.parent == null ? command.name() : `${wholeName(above)} ${command.name()}`;
}

describe('kith, given what it cannot use, says one sentence', () => {
  beforeEach(makePool);

  test.each([
    [['import', 'nowhere.csv'], /nowhere\.csv cannot be read: check its name and permissions\.$/],
    [['import', '.'], /is a folder: name a file in it\.$/],
    [['import', 'package.json', '--format', 'papyrus'], /papyrus/],
    [['verify', 'package.json'], /package\.json holds no event of a ledger: name a file that/],
    [['may-i', 'somebody'], /.{20,}/],
    [['restore', 'package.json', 'package.json'], /.{20,}/],
    [['ledger', 'export', 'ledger.ndjson', '--pool', 'p_1'], /^--passphrase-file and --pool go with --move only\.$/],
    [['hooks', 'send', 'greenhouse', ...HIRED, '--url', 'http://127.0.0.1:1/hooks'], /^Nobody answers at http:/],
    [['hooks', 'send', 'greenhouse', ...HIRED, '--url', 'nowhere'], /^Nobody answers at nowhere: see whether/],
  ])('%j', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
  });
});
