import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { HttpProblem, toProblem } from './problem.js';

interface Asked {
  method: string;
  url: string;
  headers: { accept?: string };
}

interface Reply {
  status: (code: number) => Reply;
  header: (name: string, value: string) => Reply;
  send: (body: unknown) => unknown;
}

const OURS = /^\/(v1|hooks|docs|auth|calendar)(\/|$)/;

/** Addresses that only the page knows (`/contacts/c_1`) are the page itself when a browser asks for them; the rest is not there. */
@Catch(NotFoundException)
export class PageFilter implements ExceptionFilter {
  constructor(private readonly html: string | null) {}

  catch(_error: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Asked>();
    const reply = host.switchToHttp().getResponse<Reply>();
    const navigates = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (this.html !== null && navigates && !OURS.test(request.url)) {
      reply
        .status(200)
        .header('Content-Type', 'text/html; charset=utf-8')
        .header('Cache-Control', 'no-cache')
        .send(this.html);
      return;
    }
    const problem = new HttpProblem(404, 'route-unknown', `There is nothing at ${request.url.slice(0, 200)}.`);
    reply.status(404).header('Content-Type', 'application/problem+json; charset=utf-8').send(toProblem(problem));
  }
}
