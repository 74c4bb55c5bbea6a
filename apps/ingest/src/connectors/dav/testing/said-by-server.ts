import type { Egress, EgressAnswer, EgressRequest } from '#libs/ports/egress.js';

export const NOW = Date.UTC(2026, 5, 10, 12);

/** What a server says to a question. */
export type Answering = (request: EgressRequest) => Partial<EgressAnswer> | string | Error;

/** A server that says what it is told to; a text is a good answer in XML. */
export function world(answer: Answering) {
  const asked: EgressRequest[] = [];
  const egress: Egress = {
    get(request) {
      asked.push(request);
      const said = answer(request);
      if (said instanceof Error) return Promise.reject(said);
      const xml = { status: 207, headers: { 'content-type': 'application/xml' }, url: request.url, movedTo: null };
      const given = typeof said === 'string' ? { body: Buffer.from(said) } : { body: Buffer.alloc(0), ...said };
      return Promise.resolve({ ...xml, ...given });
    },
    whyNever: () => null,
    mailbox: () => Promise.reject(new Error('A calendar is no mailbox')),
  };
  return {
    egress,
    now: NOW,
    country: 'DE',
    secrets: { password: 'word' },
    known: async () => new Set<string>(),
    asked,
  };
}

/** A whole answer in XML, of what is in it. */
export const multistatus = (inside: string) =>
  `<?xml version="1.0"?><x:multistatus xmlns:x="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="urn:ietf:params:xml:ns:carddav">${inside}</x:multistatus>`;
/** One thing in it, with its properties. */
export const thing = (href: string, props: string, status = '200 OK') =>
  `<x:response><x:href>${href}</x:href><x:propstat><x:prop>${props}</x:prop><x:status>HTTP/1.1 ${status}</x:status></x:propstat></x:response>`;
