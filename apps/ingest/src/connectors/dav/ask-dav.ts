import type { DAVResponse } from 'tsdav';
import type { EgressAnswer } from '#libs/ports/egress.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { PullFailed } from '../pull-failed.js';
import type { PullWorld } from '../pulled-kind.js';
import { refuseAnswer } from '../refuse-answer.js';
import { davProblem } from './dav-problem.js';
import { textOf } from './dav-props.js';
import { isSameHouse } from './same-house.js';

/** Where a member's calendars or address books are, and who opens them. */
export interface DavLogin {
  address: string;
  user: string;
}

/** A question in WebDAV, its body as XML. */
export interface DavQuestion {
  url: string;
  method: 'PROPFIND' | 'REPORT';
  depth: '0' | '1';
  body: string;
}

/** One thing that a server tells of: its address, whether it is there, and the properties that were asked for and are known. */
export interface DavThing {
  url: string;
  found: boolean;
  props: Readonly<Record<string, unknown>>;
}

/** A question to a member's server, through egress alone; refuses what is no answer of a calendar server. */
export type AskDav = (question: DavQuestion) => Promise<DavThing[]>;

const types = ['application/xml', 'text/xml', 'text/html', 'text/plain', 'application/octet-stream'];

/**
 * What speaks with one server. The password, or the token that a consent was good for, goes to the host that the settings
 * name, and to its neighbours where the server leads there. Throws PullFailed.
 */
export function davSpeaker({ address, user }: DavLogin, world: PullWorld): AskDav {
  const { token, password = '' } = world.secrets;
  const login =
    token === undefined ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : `Bearer ${token}`;
  const get = async ({ url, method, depth, body }: DavQuestion): Promise<EgressAnswer> => {
    if (!isSameHouse(address, url)) throw new PullFailed('dav-elsewhere');
    const headers = { authorization: login, depth, 'content-type': 'application/xml; charset=utf-8' };
    return world.egress.get({ url, types, headers, question: { method, body } });
  };
  /** A redirect to another host goes without the password, which is then asked for: there it is given if it may be. */
  const settled = async (question: DavQuestion): Promise<EgressAnswer> => {
    const answer = await get(question);
    const isElsewhere = new URL(answer.url).host !== new URL(question.url).host;
    return answer.status === 401 && isElsewhere ? get({ ...question, url: answer.url }) : answer;
  };
  return async (question) => {
    try {
      const answer = await settled(question);
      refuseAnswer(answer, world.now);
      return await thingsIn(answer, question);
    } catch (error) {
      throw error instanceof PullFailed || error instanceof OutsideWorld ? davProblem(error) : error;
    }
  };
}

/** Has the answer read by the library, which is given it in place of the network; what reads XML is loaded when it is first needed. */
async function thingsIn(answer: EgressAnswer, { url, method, body }: DavQuestion): Promise<DavThing[]> {
  if (isPage(answer)) throw new PullFailed('dav-html');
  const { isXml } = await import('./is-xml.js');
  if (!isXml(answer.body.toString())) throw new PullFailed('dav-not-dav');
  const fetch = (): Promise<Response> =>
    Promise.resolve(new Response(new Uint8Array(answer.body), { headers: { 'content-type': 'application/xml' } }));
  const { davRequest } = await import('tsdav');
  const told = await davRequest({
    url,
    init: { method, headers: {}, namespace: 'd', body },
    convertIncoming: false,
    fetch,
  });
  if (told.some((one) => !isOfMany(one))) throw new PullFailed('dav-not-dav');
  return told.flatMap((one) => thingOf(one, answer.url) ?? []);
}

/** An answer about things, be they none, is one as a whole. */
function isOfMany({ raw }: DAVResponse): boolean {
  return typeof raw === 'object' && raw !== null && 'multistatus' in raw;
}

function thingOf({ href, ok, props = {} }: DAVResponse, base: string): DavThing | null {
  const url = URL.parse(textOf(href), base);
  return href === undefined || url === null ? null : { url: url.href, found: ok, props };
}

/** It begins as one: further on a page may be what somebody wrote into an event. */
function isPage({ headers, body }: EgressAnswer): boolean {
  const begins = body.toString('utf8', 0, 1000);
  const isHtml = /^\s*(<\?xml[^>]*\?>\s*)?<(!doctype\s+html|html)\b/i.test(begins);
  return isHtml || /^text\/html/i.test(headers['content-type'] ?? '');
}
