import { z } from 'zod';
import { jsonAsker, type AskJson } from '../ask-json.js';
import { walkOn } from '../follow-walk.js';
import { listening } from '../listening.js';
import type { NetworkItem } from '../network-item.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs, readEach } from '../read-json.js';
import type { Walk, Walking } from '../walking.js';
import { findServer } from './find-server.js';
import { addressOf, isPerson, namesOf, type MastodonPerson } from './mastodon-person.js';
import { account, type Account } from './mastodon-shapes.js';
import { visitMastodon, type Visiting } from './visit-mastodon.js';

interface Settings {
  account: string;
  contact?: string | undefined;
}

/** One page of a walk over a server that speaks Mastodon's API. */
export async function pullMastodon(
  settings: Settings,
  cursor: Walk<MastodonPerson> | null,
  world: PullWorld,
): Promise<PulledPage<Walk<MastodonPerson>, NetworkItem>> {
  const server = serverIn(cursor) ?? (await findServer(settings.account, world));
  const token = settings.contact === undefined ? world.secrets['token'] : undefined;
  const heard = listening();
  const asking = (headers: Record<string, string>) => heard.to(jsonAsker({ base: `${server}/`, headers }, world));
  const ask = asking({});
  const askAsMember = token === undefined ? null : asking({ authorization: `Bearer ${token}` });
  const [, home = ''] = settings.account.replace(/^@/, '').split('@');
  const walking = walkingOn({ ask, askAsMember, home, now: world.now }, server);
  return walkOn({ walking, listening: heard }, settings, cursor, world);
}

const list = z.array(z.unknown());

/** Known since the walk began. */
function serverIn(walk: Walk<MastodonPerson> | null): string | undefined {
  return walk?.me?.server ?? walk?.people[0]?.server;
}

function walkingOn(visiting: Visiting, server: string): Walking<MastodonPerson> {
  const { ask, askAsMember, home } = visiting;
  const personOf = ({ id, acct }: Account): MastodonPerson => ({ id, address: addressOf({ acct }, home) });
  return {
    namesOf,
    async find(name) {
      const found = askAsMember === null ? await lookUp(ask, name) : await ownAccount(askAsMember, name, home);
      if (!isPerson(found)) throw new PullFailed('mastodon-nobody');
      return { ...personOf(found), server };
    },
    async followed({ id }, page) {
      const { json, next } = await (askAsMember ?? ask)({
        url: page?.at ?? `api/v1/accounts/${encodeURIComponent(id)}/following?limit=80`,
      });
      return { people: readEach(account, readAs(list, json)).filter(isPerson).map(personOf), next };
    },
    visit: (person, me) => visitMastodon(visiting, person, me),
  };
}

async function lookUp(ask: AskJson, name: string): Promise<Account> {
  const [user = ''] = name.replace(/^@/, '').split('@');
  return readAs(account, (await ask({ url: `api/v1/accounts/lookup?acct=${encodeURIComponent(user)}` })).json);
}

/** Whose token it is: what it says of who follows whom is said of that account. */
async function ownAccount(ask: AskJson, name: string, home: string): Promise<Account> {
  const own = readAs(account, (await ask({ url: 'api/v1/accounts/verify_credentials' })).json);
  if (addressOf(own, home) !== name.replace(/^@/, '').toLowerCase()) throw new PullFailed('mastodon-not-yours');
  return own;
}
