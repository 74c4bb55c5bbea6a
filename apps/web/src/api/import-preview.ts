import { call, withQuery } from './http.js';

/** What a column may be read as, in the order in which it is offered. */
export const mappedFields = [
  'name',
  'given',
  'middle',
  'family',
  'email',
  'phone',
  'profile',
  'employer',
  'position',
  'headline',
  'location',
  'city',
  'country',
] as const;
export type MappedField = (typeof mappedFields)[number];
/** Which column holds what: by its name, or `#3` for the third. */
export type Mapping = { header: boolean } & Partial<Record<MappedField, string[]>>;

export interface PreviewColumn {
  column: string;
  field: MappedField | null;
  samples: string[];
}

interface Said {
  code: string;
  text: string;
}

/** A row as it would be read: a person, or why it says nothing of use. */
export interface PreviewRow {
  row: number;
  person: {
    name: string | null;
    identities: { scheme: string; value: string }[];
    employer: string | null;
    position: string | null;
    location: string | null;
  } | null;
  problem: Said | null;
  notes: Said[];
}

/** How a file would be read, by its beginning. `table` is null for every format but `csv`. */
export interface FilePreview {
  format: string | null;
  encoding: string | null;
  table: { delimiter: string; header: number | null; columns: PreviewColumn[] } | null;
  mapping: Mapping | null;
  fits: boolean;
  rows: PreviewRow[];
  problems: Said[];
}

/** As much of a file as the server looks at. */
const START = 262_144;

/** Asks how a file would be read, without a mapping or with one; nothing is stored. */
export const previewImport = (file: File, mapping: Mapping | null) =>
  call<FilePreview>(
    withQuery('/v1/imports/preview', mapping === null ? {} : { format: 'csv', mapping: JSON.stringify(mapping) }),
    { method: 'POST', file: new Blob([file.slice(0, START)], { type: 'application/octet-stream' }) },
  );
