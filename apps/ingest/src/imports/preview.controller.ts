import type { IncomingMessage } from 'node:http';
import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { viewerOf } from '#libs/http/edge.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { ReadRow, RowProblem } from './format.js';
import { mappingText, readMapping } from './mapping-query.js';
import { preview } from './preview.js';
import { inLanguage } from './problem.texts.js';
import { startOf } from './upload.js';

/** As much of a file as is looked at. */
const START_BYTES = 262_144;

const previewQuery = z.strictObject({ format: z.string().min(1).max(60).optional(), mapping: mappingText });

/** How a file would be read, before it is. */
@Controller('v1/imports/preview')
export class PreviewController {
  /** The file, or its first 256 kB, as it is. Nothing of it is kept. */
  @Post()
  @HttpCode(200)
  async preview(
    @Query({ schema: previewQuery }) query: z.output<typeof previewQuery>,
    @Req() request: EdgeRequest & { raw: IncomingMessage },
  ): Promise<unknown> {
    const mapping = readMapping(query.mapping, query.format ?? 'csv');
    const format = mapping === null ? (query.format ?? null) : 'csv';
    const { home, language } = viewerOf(request);
    const start = await startOf(request.raw, START_BYTES);
    const shown = await preview({ ...start, format, mapping, home });
    const said = <Said extends RowProblem>(one: Said): Said => inLanguage(one, language);
    return { ...shown, problems: shown.problems.map(said), rows: shown.rows.map((row) => shownRow(row, said)) };
  }
}

function shownRow(read: ReadRow, said: (one: RowProblem) => RowProblem): object {
  if (!read.ok) return { row: read.row, person: null, problem: said(read.problem), notes: [] };
  const { data } = read;
  const { name, identities } = data;
  const more = data.kind === 'person' ? textsOf(data) : nothing;
  const person = { name: name?.full ?? null, identities, ...more };
  return { row: read.row, person, problem: null, notes: read.notes.map(said) };
}

type Texts = Record<'employer' | 'position' | 'headline' | 'location', string | null>;

const nothing: Texts = { employer: null, position: null, headline: null, location: null };

function textsOf({ employer, position, headline, location }: Texts): Texts {
  return { employer, position, headline, location };
}
