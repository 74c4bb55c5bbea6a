import type { IncomingMessage } from 'node:http';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { basis } from '#libs/events/words.js';
import { idempotencyKey, viewerOf } from '#libs/http/edge.js';
import { cursorField, fromCursor, textPlace, toCursor } from '#libs/http/parse.js';
import { HttpProblem, refused } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ImportRecord } from './import.js';
import { shown, shownRow } from './import.presenter.js';
import { Imports } from './imports.js';
import { mappingFrom, mappingText } from './mapping-query.js';
import { LOOKED_AT, looksLike } from './likely-format.js';
import { formatOf, importFormats } from './registry.js';
import { limited, startOf } from './upload.js';

const newImport = z.strictObject({
  format: z.string().min(1).max(60).optional(),
  share: z.enum(['all', 'kept']).default('all'),
  basis: basis.default('own-relation'),
  member: z.literal('me').default('me'),
  /** Of a calendar: whether people who are no contacts yet become some. */
  attendees: z.enum(['known', 'all']).default('known'),
  file: z.string().max(400).optional(),
  mapping: mappingText,
});
const listQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20), cursor: cursorField });
/** Of an archive: the file in it where the row stands. */
const keepQuery = z.strictObject({ file: z.string().max(400).optional() });
/** A chunk and the row in it. */
const rowPlace = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
const rowsQuery = z.strictObject({
  outcome: z.enum(['created', 'changed', 'unchanged', 'rejected', 'waiting', 'parked']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: cursorField,
});

/** Files: brought in, watched, taken back. */
@Controller('v1/imports')
export class ImportsController {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  @Post()
  @HttpCode(202)
  async begin(
    @Query({ schema: newImport }) query: z.output<typeof newImport>,
    @Req() request: EdgeRequest & { raw: IncomingMessage },
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const { format } = query;
    if (format === undefined || formatOf(format) === undefined) throw await formatUnknown(format, request.raw);
    const mapping = mappingFrom(query.mapping, format);
    const outcome = await this.imports.begin({
      ...query,
      format,
      mapping,
      file: query.file ?? null,
      pool: viewer.pool,
      member: viewer.member,
      actor: viewer.actor,
      key: idempotencyKey(request),
      home: viewer.home,
      bytes: limited(request.raw),
    });
    return this.shownOr(outcome, request);
  }

  @Get()
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool, language } = viewerOf(request);
    const page = await this.imports.list(pool, query.limit, fromCursor(query.cursor, textPlace));
    return { items: page.items.map((one) => shown(one, language)), next: toCursor(page.next) };
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    const record = await this.imports.read(viewerOf(request).pool, id);
    return this.shownOr(record ?? { refused: 'import-unknown' }, request);
  }

  @Get(':id/rows')
  async rows(
    @Param('id') id: string,
    @Query({ schema: rowsQuery }) query: z.output<typeof rowsQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool, language } = viewerOf(request);
    const from = fromCursor(query.cursor, rowPlace) ?? [0, 0];
    if ((await this.imports.read(pool, id)) === null) return this.shownOr({ refused: 'import-unknown' }, request);
    const page = await this.imports.rows(pool, id, { outcome: query.outcome, from, limit: query.limit });
    return { items: page.items.map((row) => shownRow(row, language)), next: toCursor(page.next) };
  }

  @Post(':id/revert')
  @HttpCode(202)
  async revert(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    const viewer = viewerOf(request);
    return this.shownOr(await this.imports.revert(viewer.pool, id, viewer.actor), request);
  }

  /** With `share=kept`: a member keeps this row; only now does the pool learn of the person. */
  @Post(':id/rows/:row/keep')
  @HttpCode(202)
  async keep(
    @Param() { id, row }: { id: string; row: string },
    @Query({ schema: keepQuery }) { file }: z.output<typeof keepQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const viewer = viewerOf(request);
    const wish = { row: Number(row), file: file ?? null, member: viewer.member };
    const kept = await this.imports.keepRow(viewer.pool, id, wish);
    return 'refused' in kept ? this.shownOr(kept, request) : shownRow(kept, viewer.language);
  }

  private shownOr(outcome: ImportRecord | Refusal, request: EdgeRequest): unknown {
    if ('refused' in outcome) throw refused(outcome, sentences[outcome.refused] ?? outcome.refused, outcome.because);
    return shown(outcome, viewerOf(request).language);
  }
}

const sentences: Record<string, string> = {
  'import-unknown': 'There is no such import in this pool.',
  'import-not-finished': 'This import is still being worked on; wait until it is finished, then take it back.',
  'import-too-old': 'Rows are kept for 30 days; this import is older, so it can no longer be taken back as a whole.',
  'row-unknown': 'There is no such row waiting in this import.',
  'row-erased': 'This person was erased: there is nothing left to keep.',
};

/** Which formats there are, and which one the file seems to have. */
async function formatUnknown(named: string | undefined, body: IncomingMessage): Promise<HttpProblem> {
  const { bytes } = await startOf(body, LOOKED_AT);
  const what = named === undefined ? 'No format was named' : `The format "${named}" is not known`;
  const text = `${what}; Kith reads ${importFormats.map(({ name }) => name).join(', ')}.${await looksLike(bytes)}`;
  return new HttpProblem(415, 'format-unknown', text, { field: 'format' });
}
