import { call, withQuery } from './http.js';
import type { Mapping } from './import-preview.js';
import type { Import, ImportRow, Page, RowOutcome } from './types.js';

const at = (id: string, rest = '') => `/v1/imports/${encodeURIComponent(id)}${rest}`;

export interface ImportWish {
  format: string;
  share: 'all' | 'kept';
  mapping: Mapping | null;
}

/** Hands the file over as it is; the answer only says that it is being read. */
export const startImport = (file: File, { format, share, mapping }: ImportWish) =>
  call<{ id: string; state: string }>(
    withQuery('/v1/imports', {
      format,
      share,
      basis: 'own-relation',
      file: file.name,
      mapping: mapping === null ? null : JSON.stringify(mapping),
    }),
    { method: 'POST', file: new Blob([file], { type: 'application/octet-stream' }), accepted: true },
  );
export const listImports = () => call<Page<Import>>('/v1/imports');
export const readImport = (id: string) => call<Import>(at(id));
export const listImportRows = (id: string, outcome: RowOutcome, cursor: string | null) =>
  call<Page<ImportRow>>(withQuery(at(id, '/rows'), { outcome, cursor }));
/** Takes back what the import said, as far as nobody touched it since. */
export const revertImport = (id: string) =>
  call<Import>(at(id, '/revert'), { method: 'POST', json: {}, accepted: true });
/** With `share=kept`: only now the pool learns of the person in this row. */
export const keepImportRow = (id: string, row: number, file: string | null) =>
  call<ImportRow>(withQuery(at(id, `/rows/${row}/keep`), { file }), { method: 'POST', json: {}, accepted: true });
