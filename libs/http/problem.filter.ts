import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { HttpProblem, SpokenProblem, toProblem } from './problem.js';
import { statusOf } from './problem-codes.js';
import { languageAsked } from './language-asked.js';
import { unreadableText } from './unreadable.texts.js';
import type { EdgeRequest } from './viewer.js';

interface Reply {
  status: (code: number) => Reply;
  header: (name: string, value: string) => Reply;
  send: (body: unknown) => unknown;
}

/** Every error leaves as problem details; what is not ours to explain leaves as a request id and a line in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: (line: { request: string; error: unknown }) => void) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    const reply = http.getResponse<Reply>();
    const found = this.problemOf(error);
    const problem = found instanceof SpokenProblem ? found.in(languageAsked(http.getRequest<EdgeRequest>())) : found;
    const retryAfter = problem.extensions['retryAfter'];
    if (typeof retryAfter === 'number') reply.header('Retry-After', String(retryAfter));
    reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(toProblem(problem));
  }

  private problemOf(error: unknown): HttpProblem {
    if (error instanceof HttpProblem) return error;
    if (error instanceof OutsideWorld) return outside(error);
    const status = httpStatusOf(error);
    if (status === 413) return tooLarge();
    if (status !== null && status < 500) return new SpokenProblem(status, 'request-invalid', unreadableText(error));
    const request = randomUUID();
    this.log({ request, error });
    return new HttpProblem(
      500,
      'fault',
      `Something went wrong inside Kith; nothing was half done. Its log names it under ${request}.`,
      { request },
    );
  }
}

/** When to try again what waiting may help. */
const RETRY_SECONDS = 5;

function outside(error: OutsideWorld): HttpProblem {
  const extensions = error.retriable && error.code !== 'disk-full' ? { retryAfter: RETRY_SECONDS } : {};
  return new HttpProblem(statusOf(error.code, 503), error.code, error.message, extensions);
}

function httpStatusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
}

function tooLarge(): HttpProblem {
  return new SpokenProblem(413, 'too-large', {
    en: 'The request is larger than 1 MB: make it smaller; only imports may be larger (100 MB).',
    de: 'Die Anfrage ist größer als 1 MB: mach sie kleiner; nur Importe dürfen größer sein (100 MB).',
  });
}
