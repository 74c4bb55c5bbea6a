import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { idempotencyKey, ifMatchTag, viewerOf, type EdgeReply } from '#libs/http/edge.js';
import { fromCursor, textPlace, toCursor } from '#libs/http/parse.js';
import { HttpProblem, refused } from '#libs/http/problem.js';
import { problemCodes } from '#libs/http/problem-codes.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Settings, SourceKind } from './kind.js';
import { problemText } from './problem.texts.js';
import {
  changedSourceBody,
  keptSecrets,
  listQuery,
  mergedSettings,
  newSourceBody,
  readSettings,
  runQuery,
} from './source.requests.js';
import { versionOf } from './source-version.js';
import { shownDryRun, shownKind, shownRun, shownSource } from './source.presenter.js';
import type { Asking } from './source-wish.js';
import { Sources } from './sources.js';
import type { Source } from './source.js';

/** Scheme, host and port under which platforms reach Kith; null: as whoever asks does. */
export const PUBLIC_URL = Symbol('public url');

/** Sources: what Kith asks again and again, and what calls it. */
@Controller('v1/sources')
export class SourcesController {
  constructor(
    @Inject(Sources) private readonly sources: Sources,
    @Inject(PUBLIC_URL) private readonly publicUrl: { origin: string | null },
  ) {}

  @Get('kinds')
  kinds(@Req() request: EdgeRequest): unknown {
    const { language } = viewerOf(request);
    return { items: this.sources.kinds.map((kind) => shownKind(kind, language)), next: null };
  }

  @Get()
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool } = viewerOf(request);
    const page = await this.sources.list(pool, query.limit, fromCursor(query.cursor, textPlace));
    return { items: page.items.map((source) => this.shown(source, request)), next: toCursor(page.next) };
  }

  @Post()
  @HttpCode(201)
  async connect(
    @Body({ schema: newSourceBody }) body: z.output<typeof newSourceBody>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const kind = this.kindNamed(body.kind, request);
    const settings = this.settingsOf(kind, body.settings, request);
    const wish = { kind, name: body.name, settings, basis: body.basis ?? kind.basis };
    const source = ok(await this.sources.connect(askingOf(request), wish));
    const made = kind.way === 'calling' && kind.secretFrom === undefined ? source.own.secrets['secret']?.[0] : null;
    return { ...this.shown(source, request), secret: made ?? null };
  }

  @Get(':id')
  async read(
    @Param('id') id: string,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    return this.withVersion(await this.known(id, request), request, reply);
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body({ schema: changedSourceBody }) body: z.output<typeof changedSourceBody>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const known = await this.known(id, request);
    const kind = this.kindNamed(known.kind, request);
    const settings = body.settings && this.settingsOf(kind, mergedSettings(known, kind, body.settings), request);
    const wish = { ...body, settings, kept: keptSecrets(known, body.settings) };
    const source = ok(await this.sources.change(askingOf(request), id, wish, ifMatchTag(request) ?? null));
    return this.withVersion(source, request, reply);
  }

  @Delete(':id')
  @HttpCode(200)
  async remove(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    await this.mayChange(id, request);
    const refusal = await this.sources.remove(askingOf(request), id);
    if (refusal !== null) throw explained(refusal);
    return { id, removed: true };
  }

  @Post(':id/pause')
  @HttpCode(200)
  async pause(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    await this.mayChange(id, request);
    return this.shown(ok(await this.sources.pause(askingOf(request), id)), request);
  }

  @Post(':id/resume')
  @HttpCode(200)
  async resume(@Param('id') id: string, @Req() request: EdgeRequest): Promise<unknown> {
    await this.mayChange(id, request);
    return this.shown(ok(await this.sources.resume(askingOf(request), id)), request);
  }

  /** Asks it as soon as may be; with `dry=true` asks it once and shows what it would learn. */
  @Post(':id/run')
  async run(
    @Param('id') id: string,
    @Query({ schema: runQuery }) { dry }: z.output<typeof runQuery>,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: EdgeReply,
  ): Promise<unknown> {
    const { pool, language } = viewerOf(request);
    if (dry === 'true') {
      const shown = shownDryRun(ok(await this.sources.tryOut(pool, id)), language);
      reply.status(200);
      return shown;
    }
    reply.status(202);
    return this.shown(ok(await this.sources.runNow(pool, id)), request);
  }

  /** The last hundred, newest first. */
  @Get(':id/runs')
  async runs(
    @Param('id') id: string,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: EdgeRequest,
  ): Promise<unknown> {
    const { pool, language } = viewerOf(request);
    await this.known(id, request);
    const page = await this.sources.runs(pool, id, { ...query, after: fromCursor(query.cursor, textPlace) });
    return { items: page.items.map((run) => shownRun(run, language)), next: toCursor(page.next) };
  }

  /** Settings as their kind wants them, with an address that may be called. */
  private settingsOf(kind: SourceKind, given: Settings, request: EdgeRequest): Settings {
    const read = readSettings(kind, given);
    if ('problem' in read) throw read.problem;
    const never = this.sources.whyNever(kind, read.settings);
    if (never === null) return read.settings;
    const { text, todo } = problemText({ code: never.code, facts: {} }, viewerOf(request).language);
    throw new HttpProblem(422, never.code, `${text} ${todo}`, { field: never.field });
  }

  private async mayChange(id: string, request: EdgeRequest): Promise<void> {
    this.kindNamed((await this.known(id, request)).kind, request);
  }

  private async known(id: string, request: EdgeRequest): Promise<Source> {
    const source = await this.sources.read(viewerOf(request).pool, id);
    return ok<Source>(source ?? { refused: 'source-unknown', because: { source: id } });
  }

  /** The kind of this name, if this release has it and whoever asks may connect one. */
  private kindNamed(name: string, request: EdgeRequest): SourceKind {
    const kind = this.sources.kindOf(name);
    if (kind === undefined) {
      const known = this.sources.kinds.map((one) => one.kind).join(', ');
      const text = `Kith knows no source of the kind "${name}"; it knows ${known}.`;
      throw new HttpProblem(422, 'source-kind-unknown', text, { field: 'kind' });
    }
    if (viewerOf(request).scopes.includes(kind.needs)) return kind;
    throw new HttpProblem(403, 'not-allowed', 'Only an owner or administrator of the pool may do this.');
  }

  private withVersion(source: Source, request: EdgeRequest, reply: EdgeReply): object {
    reply.header('ETag', versionOf(source));
    return this.shown(source, request);
  }

  private shown(source: Source, request: EdgeRequest): object {
    const origin = this.publicUrl.origin ?? `http://${String(request.headers['host'])}`;
    return shownSource(source, { ...viewerOf(request), origin, kind: this.sources.kindOf(source.kind) });
  }
}

function askingOf(request: EdgeRequest): Asking {
  const { pool, member, actor } = viewerOf(request);
  return { pool, member, actor, key: idempotencyKey(request) };
}

function ok<Outcome extends object>(outcome: Outcome | Refusal): Outcome {
  if ('refused' in outcome) throw explained(outcome);
  return outcome;
}

function explained(refusal: Refusal): HttpProblem {
  const text = problemCodes.find(({ code }) => code === refusal.refused)?.text ?? refusal.refused;
  return refused(refusal, text, refusal.because);
}
