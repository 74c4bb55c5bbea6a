import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { FilePreview } from '../api/import-preview.js';
import type { ImportRow } from '../api/types.js';
import { problem, reply } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { anImport, page } from '../testing/samples.js';
import { paceOf, percentOf } from './import-state.js';

const row = (more: Partial<ImportRow> = {}): ImportRow => ({
  row: 17,
  file: null,
  kind: null,
  outcome: 'rejected',
  contact: null,
  name: null,
  problem: 'The row has 5 fields, the header has 7.',
  ...more,
});
const running = anImport({
  state: 'deciding',
  done: 600,
  finishedAt: null,
  counts: { created: 600, changed: 0, unchanged: 0, rejected: 0 },
});

async function drop(file: File) {
  const zone = await screen.findByText('Drop a file here');
  await waitFor(() => expect(document.querySelector('input[type=file]')).toBeTruthy());
  fireEvent.drop(zone, {
    dataTransfer: {
      files: [file],
      types: ['Files'],
      items: [{ kind: 'file', type: file.type, getAsFile: () => file }],
    },
  });
}

/** What the server says of a file that it knows. */
const known = (format: string): FilePreview => ({
  format,
  encoding: 'UTF-8',
  table: null,
  mapping: null,
  fits: true,
  rows: [],
  problems: [],
});
const connections = () => new File(['First Name,Last Name\n'], 'Connections.csv', { type: 'text/csv' });

afterEach(closePage);

describe('Bringing a file in', () => {
  it('that cannot be read says why, and shows no empty counts and rows', async () => {
    const counts = { created: 0, changed: 0, unchanged: 0, rejected: 0 };
    const text = 'The file is empty.';
    openPage('/import/i_1', {
      'GET /v1/imports/i_1': anImport({ state: 'failed', total: 0, done: 0, counts, problem: { code: 'empty', text } }),
    });
    expect((await screen.findByRole('alert')).textContent).toContain(text);
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Rows' })).toBeNull();
  });

  it('hands it over as it is and follows it until it asks whom one would be sorry to lose', async () => {
    const api = openPage('/import', {
      'GET /v1/imports': page(),
      'POST /v1/imports/preview': known('linkedin-csv'),
      'POST /v1/imports': reply(202, { id: 'i_1', state: 'reading' }),
      'GET /v1/imports/i_1': running,
      'GET /v1/imports/i_1/rows': page(row()),
    });
    await drop(connections());
    expect(await screen.findByText('600 of 3,000 rows')).toBeTruthy();
    expect(Object.fromEntries(api.of('POST /v1/imports')[0]?.query ?? [])).toEqual({
      format: 'linkedin-csv',
      share: 'all',
      basis: 'own-relation',
      file: 'Connections.csv',
    });
    api.routes['GET /v1/imports/i_1'] = anImport();
    expect(await screen.findByRole('link', { name: 'Look at them' })).toBeTruthy();
    expect(screen.getByText('2 s, 1,500 rows a second')).toBeTruthy();
    expect(await screen.findByText('The row has 5 fields, the header has 7.')).toBeTruthy();
  });

  it('shows why a file is refused', async () => {
    openPage('/import', {
      'GET /v1/imports': page(),
      'POST /v1/imports/preview': known('linkedin-csv'),
      'POST /v1/imports': problem(413, 'file-too-large', 'The file is larger than 100 MB; split it.'),
    });
    await drop(connections());
    expect((await screen.findByRole('alert')).textContent).toContain('The file is larger than 100 MB; split it.');
  });

  it('takes a file for what the server says it is', async () => {
    const api = openPage('/import', {
      'GET /v1/imports': page(),
      'POST /v1/imports/preview': known('vcard'),
      'POST /v1/imports': reply(202, { id: 'i_1', state: 'reading' }),
      'GET /v1/imports/i_1': running,
    });
    await drop(new File(['BEGIN:VCARD\n'], 'people.vcf', { type: 'text/vcard' }));
    await waitFor(() => expect(api.of('POST /v1/imports')[0]?.query.get('format')).toBe('vcard'));
  });

  it('says why nobody knows what a file is', async () => {
    const text = 'This is no kind of file that Kith knows.';
    const api = openPage('/import', {
      'GET /v1/imports': page(),
      'POST /v1/imports/preview': {
        ...known(''),
        format: null,
        fits: false,
        problems: [{ code: 'format-unknown', text }],
      },
    });
    await drop(new File(['just words'], 'words.txt', { type: 'text/plain' }));
    expect((await screen.findByRole('alert')).textContent).toContain(text);
    expect(api.of('POST /v1/imports')).toEqual([]);
  });

  it('turns away a picture before sending it', async () => {
    const api = openPage('/import', { 'GET /v1/imports': page() });
    await drop(new File(['x'], 'me.png', { type: 'image/png' }));
    expect((await screen.findByRole('alert')).textContent).toContain('does not look like a file of contacts');
    expect(api.of('POST /v1/imports')).toEqual([]);
  });
});

describe('An import', () => {
  it('that failed says why', async () => {
    openPage('/import/i_1', {
      'GET /v1/imports/i_1': anImport({
        state: 'failed',
        total: 0,
        done: 0,
        problem: { code: 'no-header', text: 'No line of this file names "First Name".' },
      }),
      'GET /v1/imports/i_1/rows': page(),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('No line of this file names "First Name".');
  });

  it('shows its rows by what came of them', async () => {
    const api = openPage('/import/i_1', {
      'GET /v1/imports/i_1': anImport(),
      'GET /v1/imports/i_1/rows': page(row({ contact: 'c_1', name: 'Ada Lovelace', problem: null })),
    });
    fireEvent.change(await screen.findByLabelText('Show the rows that are'), { target: { value: 'changed' } });
    expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toBeTruthy();
    expect(api.of('GET /v1/imports/i_1/rows').map(({ query }) => query.get('outcome'))).toEqual([
      'rejected',
      'changed',
    ]);
  });

  it('is taken back only after a question', async () => {
    const api = openPage('/import/i_1', {
      'GET /v1/imports/i_1': anImport(),
      'GET /v1/imports/i_1/rows': page(),
      'POST /v1/imports/i_1/revert': reply(202, anImport({ state: 'reverting' })),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Take this import back' }));
    expect(api.of('POST /v1/imports/i_1/revert')).toEqual([]);
    api.routes['GET /v1/imports/i_1'] = anImport({ state: 'reverted', revert: { reverted: 2990, left: 6 } });
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(await screen.findByText(/Taken back: 2,990\. .* touched them since: 6\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take this import back' })).toBeNull();
  });

  it('shared row by row lets its member keep one', async () => {
    const api = openPage('/import/i_1', {
      'GET /v1/imports/i_1': anImport({ share: 'kept' }),
      'GET /v1/imports/i_1/rows': page(row({ outcome: 'waiting', name: 'Ada Lovelace', problem: null })),
      'POST /v1/imports/i_1/rows/17/keep': reply(202, row()),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Keep: Ada Lovelace' }));
    expect(await screen.findByText('Shared with the pool.')).toBeTruthy();
    expect(api.of('POST /v1/imports/i_1/rows/17/keep')).toHaveLength(1);
  });
});

describe('The pace of an import', () => {
  it('counts from its start, and stands still at its end', () => {
    expect(paceOf(running, Date.parse('2026-03-02T07:00:03.000Z'))).toEqual({ seconds: 3, rate: 200 });
    expect(paceOf(anImport(), Date.parse('2026-03-02T09:00:00.000Z'))).toEqual({ seconds: 2, rate: 1500 });
  });

  it('has no rate in its first second, nor when the clocks differ', () => {
    expect(paceOf(running, Date.parse('2026-03-02T06:59:00.000Z'))).toEqual({ seconds: 0, rate: null });
  });

  it('is a part of the rows found, and of those gone over again in a revert', () => {
    expect(percentOf(running)).toBe(20);
    expect(percentOf(anImport({ total: 0, done: 0 }))).toBe(0);
    expect(percentOf(anImport({ state: 'reverting', revert: { reverted: 1200, left: 300 } }))).toBe(50);
  });
});
