import { Webhook } from 'standardwebhooks';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { PostAnswer, Posting } from '#libs/ports/posting.js';
import type { Outcome } from './message.js';

/** One message as it goes out. */
export interface Telling {
  url: string;
  id: string;
  payload: object;
  /** the newest first: it is signed with each */
  secrets: readonly string[];
  /** ms */
  now: number;
}

/** Tells another system once, signed as Standard Webhooks (`v1`) have it. Failing to is an outcome. */
export async function tell(posting: Posting, { url, id, payload, secrets, now }: Telling): Promise<Outcome> {
  const headers = (body: string) => signedHeaders({ id, body, secrets, now });
  try {
    return outcomeOf(await posting.post({ url, json: payload, headers }));
  } catch (error) {
    if (!(error instanceof OutsideWorld)) throw error;
    return { told: false, status: null, code: error.code, rest: 0 };
  }
}

function outcomeOf({ status, rest }: PostAnswer): Outcome {
  if (status >= 200 && status < 300) return { told: true, status };
  return { told: false, status, code: 'refused', rest };
}

function signedHeaders(one: { id: string; body: string; secrets: readonly string[]; now: number }) {
  const at = new Date(one.now);
  const signatures = one.secrets.map((secret) => new Webhook(secret).sign(one.id, at, one.body));
  return {
    'webhook-id': one.id,
    'webhook-timestamp': String(Math.floor(one.now / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
