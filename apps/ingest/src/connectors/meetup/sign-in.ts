import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { EgressAnswer } from '#libs/ports/egress.js';
import { askToken } from '../ask-token.js';
import { PullFailed } from '../pull-failed.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';

/** An OAuth client of one's own, and the member who allowed it to act for them. */
export interface MeetupClient {
  client: string;
  keyId: string;
  member: string;
}

const LOGIN = 'https://secure.meetup.com/oauth2/access';
/** What the client says of itself is good for so many seconds. */
const GOOD_FOR = 120;
const answer = z.object({ access_token: z.string().min(1).max(8_000) });

/**
 * An access token for an hour, in exchange for what the client signs with its key (RFC 7523): nobody has to be there, and
 * nothing has to be renewed. Throws PullFailed; passes on what egress throws.
 */
export async function signIn(client: MeetupClient, world: PullWorld): Promise<string> {
  const assertion = signed(client, keyIn(world.secrets['key'] ?? ''), world.now);
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  return readAs(answer, await askToken({ url: LOGIN, grant, refusal }, world)).access_token;
}

/** It says 400 to an assertion that it does not believe. */
function refusal({ status }: EgressAnswer): PullFailed | null {
  return status === 400 ? new PullFailed('api-login-refused', { stops: 'refused' }) : null;
}

function signed({ client, keyId, member }: MeetupClient, key: KeyObject, now: number): string {
  const claims = { sub: member, iss: client, aud: 'api.meetup.com', exp: Math.floor(now / 1000) + GOOD_FOR };
  const said = [{ kid: keyId, typ: 'JWT', alg: 'RS256' }, claims]
    .map((part) => encoded(JSON.stringify(part)))
    .join('.');
  return `${said}.${sign('sha256', Buffer.from(said), key).toString('base64url')}`;
}

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

/** A key as its file has it, or as it is left of it in one line. Throws PullFailed `meetup-key`. */
function keyIn(text: string): KeyObject {
  const [, form = '', body = ''] = /-----BEGIN ([A-Z ]+)-----([^-]+)/.exec(text) ?? [];
  const type = form === 'RSA PRIVATE KEY' ? 'pkcs1' : 'pkcs8';
  try {
    return createPrivateKey({ key: Buffer.from(body, 'base64'), format: 'der', type });
  } catch {
    throw new PullFailed('meetup-key', { stops: 'refused' });
  }
}
