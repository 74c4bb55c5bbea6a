import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { HttpProblem, toProblem, type Problem } from './problem.js';

interface Reply {
  raw: ServerResponse;
  hijack: () => unknown;
}

const TYPE = 'application/problem+json; charset=utf-8';

/** For Fastify: an address that it cannot read never comes to a route, nor to the filter of problems. */
export function answerUnreadable(_error: unknown, _request: unknown, reply: Reply): void {
  const problem = unreadable('The address of this request is badly encoded or too long: correct it.');
  reply.hijack();
  reply.raw.writeHead(problem.status, { 'Content-Type': TYPE }).end(JSON.stringify(problem));
}

/** For Fastify: what is no HTTP at all, or has headers without end, is answered on the bare connection, which ends. */
export function hangUpUnreadable({ code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const text =
    code === 'HPE_HEADER_OVERFLOW'
      ? 'The address and headers of this request are too long: shorten them.'
      : 'This is no HTTP request that can be read, or it took too long: send it again, whole.';
  const body = JSON.stringify(unreadable(text));
  const head = ['HTTP/1.1 400 Bad Request', 'Connection: close', `Content-Type: ${TYPE}`];
  socket.end(`${[...head, `Content-Length: ${String(Buffer.byteLength(body))}`].join('\r\n')}\r\n\r\n${body}`);
}

function unreadable(text: string): Problem {
  return toProblem(new HttpProblem(400, 'request-invalid', text));
}
