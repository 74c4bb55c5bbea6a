import { createHash, randomUUID } from 'node:crypto';
import type { Refusal } from '#libs/kernel/errors.js';
import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Commands } from '#libs/transport/commands.js';
import { HttpProblem, refused } from './problem.js';
import type { EdgeRequest, Viewer } from './viewer.js';

export interface EdgeReply {
  status: (code: number) => EdgeReply;
  header: (name: string, value: string) => EdgeReply;
}

/** Turns a refusal into one sentence (and its verdicts into theirs) in a language. */
export type Explain = (refusal: Refusal, viewer: Viewer) => { sentence: string; extensions: Record<string, unknown> };

/** What there is to say of something that is no problem: a code for programs, one sentence for people. */
export interface Remark {
  code: string;
  detail: string;
}

/** What came of a command: the document to show, or `later` with where to ask. */
export type Done =
  | { later: false; about: DocumentKey | null; seqs: number[] }
  | { later: true; body: { state: string; href: string } & Remark };

/** Sends people's commands: one key, one outcome; refusals leave as problems; what takes longer than 5 s answers 202. */
export class Edge {
  constructor(
    private readonly commands: Commands,
    private readonly explain: Explain,
  ) {}

  async run(
    request: EdgeRequest,
    reply: EdgeReply,
    command: { kind: string; data: unknown; ifMatch?: number },
  ): Promise<Done> {
    const viewer = viewerOf(request);
    return this.runAs(viewer, { ...command, pool: viewer.pool, key: idempotencyKey(request) }, reply);
  }

  /** The same for a pool that the viewer is not yet a member of (the first run). */
  async runAs(
    viewer: Viewer,
    command: { pool: string; kind: string; data: unknown; key: string; ifMatch?: number },
    reply: EdgeReply,
  ): Promise<Done> {
    const outcome = await this.commands.submit({ ...command, actor: viewer.actor });
    switch (outcome.state) {
      case 'done':
        return { later: false, about: outcome.about, seqs: outcome.seqs };
      case 'refused':
        throw this.problem(outcome.refusal, viewer);
      case 'parked':
      case 'queued': {
        reply.status(202);
        const { state } = outcome;
        const href = `/v1/commands/${encodeURIComponent(command.key)}`;
        return { later: true, body: { state, href, ...this.remark(state, viewer) } };
      }
    }
  }

  /** A refusal as it leaves, in the viewer's language. */
  problem(refusal: Refusal, viewer: Viewer): HttpProblem {
    const { sentence, extensions } = this.explain(refusal, viewer);
    return refused(refusal, sentence, extensions);
  }

  /** The sentence of a code, in the viewer's language. */
  remark(code: string, viewer: Viewer): Remark {
    return { code, detail: this.explain({ refused: code }, viewer).sentence };
  }
}

/** The viewer the guard found; only public and session routes may be without one. */
export function viewerOf(request: EdgeRequest): Viewer {
  const viewer = request.visit?.viewer;
  if (viewer === null || viewer === undefined)
    throw new HttpProblem(409, 'no-pool', 'There is no pool yet: name it first, on the page or with POST /v1/pools.');
  return viewer;
}

/** `Idempotency-Key`, or a fresh one: without it a repeat is a new command. */
export function idempotencyKey(request: EdgeRequest): string {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return randomUUID();
  if (typeof header !== 'string' || header.length > 200 || header.length === 0) {
    throw new HttpProblem(422, 'key-invalid', 'Idempotency-Key must be one text of 1 to 200 characters.', {
      field: 'Idempotency-Key',
    });
  }
  return header;
}

/** The version in `If-Match: "12"`; undefined without the header. */
export function ifMatch(request: EdgeRequest): number | undefined {
  const tag = ifMatchTag(request);
  if (tag === undefined) return undefined;
  const match = /^"(\d+)"$/.exec(tag);
  if (match === null) throw notAnEtag();
  return Number(match[1]);
}

/** The `ETag` in `If-Match`, for whatever has no numbered versions; undefined without the header. */
export function ifMatchTag(request: EdgeRequest): string | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) return undefined;
  const match = /^(?:W\/)?("[\w-]{1,64}")$/.exec(String(header));
  if (match === null) throw notAnEtag();
  return match[1];
}

function notAnEtag(): HttpProblem {
  const text = 'If-Match must be the ETag of what you change as you read it, like "12".';
  return new HttpProblem(422, 'if-match-invalid', text, { field: 'If-Match' });
}

/** A random pool-local id: `m_` and 16 characters. */
export function freshId(prefix: string, from?: string): string {
  const tail = from === undefined ? randomUUID() : from;
  return `${prefix}_${createHash('sha256').update(tail).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 16)}`;
}
