import type { AskJson } from '../ask-json.js';
import { readAs } from '../read-json.js';
import { addressOf, isQuiet, type MastodonPerson } from './mastodon-person.js';
import { account, type Account } from './mastodon-shapes.js';

/** What a server shows of somebody to everybody: nothing, since it shows nobody; that they are gone; or who they are. */
export type Looked = { is: 'hidden' } | { is: 'gone' } | { is: 'there'; person: MastodonPerson };

/** Asks who somebody is now: whether they want to be found, and where they moved. `home`: the host that addresses leave out. */
export async function lookAt(ask: AskJson, before: MastodonPerson, home: string): Promise<Looked> {
  const question = {
    url: `api/v1/accounts/${encodeURIComponent(before.id)}`,
    etag: before.etag ?? null,
    also: [401, 403, 404, 410],
  };
  const { status, json, etag } = await ask(question);
  if (status === 401 || status === 403) return { is: 'hidden' };
  if (status >= 400) return { is: 'gone' };
  if (json === null) return { is: 'there', person: before };
  const shown = readAs(account, json);
  if (shown.suspended === true) return { is: 'gone' };
  return { is: 'there', person: { ...before, ...seenIn(shown, home), etag } };
}

function seenIn(shown: Account, home: string): Pick<MastodonPerson, 'address' | 'quiet' | 'moved'> {
  const { moved = null } = shown;
  const went = moved === null ? null : { id: moved.id, address: addressOf(moved, home) };
  return { address: addressOf(shown, home), quiet: isQuiet(shown), moved: went };
}
