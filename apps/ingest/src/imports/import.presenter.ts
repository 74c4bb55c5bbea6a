import { isoTime } from '#libs/http/parse.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { ImportRecord, ImportRow } from './import.js';
import { inLanguage } from './problem.texts.js';

type Language = Viewer['language'];

/** An import as the API shows it, in the reader's language. */
export function shown(record: ImportRecord, language: Language): object {
  const { id, state, file, format, share, basis: ground, total, counts, mapping = null } = record;
  // A row of `share=kept` is decided when the file came and again when it is kept.
  const done = Math.min(total, record.decided + (total - record.readable));
  const times = { startedAt: isoTime(record.startedAt), finishedAt: isoTime(record.finishedAt) };
  return {
    id,
    state,
    file,
    format,
    share,
    mapping,
    basis: ground,
    total,
    done: state === 'reading' ? 0 : done,
    counts,
    problem: record.problem === null ? null : inLanguage(record.problem, language),
    revert: record.revert,
    ...times,
  };
}

/** A row as the API shows it: `problem` says everything in one text, `code` is that of its first sentence. */
export function shownRow(read: ImportRow, language: Language): object {
  const { row, part, outcome, contact, data } = read;
  const file = part?.file ?? null;
  return {
    row,
    file,
    kind: data?.kind ?? null,
    outcome,
    contact,
    name: data?.name?.full ?? null,
    ...told(read, language),
  };
}

function told(read: Pick<ImportRow, 'problem' | 'notes'>, language: Language): object {
  const notes = read.notes.map((note) => inLanguage(note, language));
  const said = read.problem === null ? notes : [inLanguage(read.problem, language), ...notes];
  const text = said.length === 0 ? null : said.map((one) => one.text).join(' ');
  return { problem: text, code: said[0]?.code ?? null, notes };
}
