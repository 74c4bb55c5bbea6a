import { expect } from '@jest/globals';
import { greenhouse } from '../../../ingest/src/webhooks/greenhouse/greenhouse.js';
import { application, candidate, delivery } from '../../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import { until, type ApiClient } from './api-client.js';
import { canary, foundInText, googleFile, linkedinFile } from './canary.js';

const DAY = 86_400_000;
const SECRET = 'a secret that the platform knows';

/** A Greenhouse that knows her. */
export interface Greenhouse {
  source: string;
  /** calls with one of its actions, and answers the status */
  calls: (action: 'new_candidate_application' | 'update_candidate') => Promise<number>;
}

/** Connects one that calls us where it is told to. */
export async function connectGreenhouse(owner: ApiClient): Promise<Greenhouse> {
  const settings = { account: 'geigenbau', secret: SECRET };
  const made = await owner.post('/v1/sources', { kind: 'greenhouse', name: 'Our Greenhouse', settings });
  const { id, hookUrl } = made.body as { id: string; hookUrl: string };
  return {
    source: id,
    async calls(action) {
      const raw = JSON.stringify(delivery(action, told(action)));
      const headers = greenhouse.sign(raw, SECRET, action);
      return (await fetch(hookUrl, { method: 'POST', body: raw, headers })).status;
    },
  };
}

function told(action: string): object {
  const { given, family, email, candidate: number } = canary;
  const she = { id: Number(number), given, family, email };
  const alone = { phone_numbers: [], website_addresses: [], social_media_addresses: [], company: null };
  const known = candidate(she, alone);
  const last_activity_at = new Date().toISOString();
  return action === 'update_candidate'
    ? { candidate: known }
    : { application: application(she, { candidate: known, last_activity_at }) };
}

/** How many deliveries were decided, by what became of them. */
async function learnedBy(owner: ApiClient, { source }: Greenhouse): Promise<Record<string, number>> {
  return ((await owner.get(`/v1/sources/${source}`)).body as { learned: Record<string, number> }).learned;
}

/** Imports a file and waits for its end; answers its id. */
async function imported(owner: ApiClient, format: string, file: string, more = ''): Promise<string> {
  const begun = await owner.post(`/v1/imports?format=${format}&file=Contacts.csv${more}`, file);
  const { id } = begun.body as { id: string };
  await until(
    () => owner.get(`/v1/imports/${id}`),
    ({ body }) => (body as { state: string }).state === 'finished',
  );
  return id;
}

/** A life in the pool: by every door she comes in, and everything is done that a team does. Answers her id. */
export async function lived(owner: ApiClient, platform: Greenhouse): Promise<string> {
  await imported(owner, 'linkedin-csv', linkedinFile(canary.before));
  await imported(owner, 'linkedin-csv', linkedinFile());
  await imported(owner, 'google-csv', googleFile());
  await imported(owner, 'google-csv', googleFile(), '&share=kept');
  const [id = ''] = await idsOf(owner, `?query=${canary.given}`);
  const at = (rest: string) => `/v1/contacts/${id}${rest}`;
  const say = async (method: string, route: string, said?: object): Promise<void> => {
    const answer = await owner.call(method, route, said);
    if (answer.status >= 300) throw new Error(`${method} ${route}: ${JSON.stringify(answer.body)}`);
  };
  const { headline, location, tag, note, title, page, github, follow, reason, wish, email } = canary;
  await say('PATCH', at(''), { headline, location, identities: [`https://github.com/${github}`] });
  await say('POST', at('/tags'), { add: [tag] });
  await say('POST', at('/notes'), { text: note });
  await say('PUT', at('/keep'), { rhythm: 'quarterly' });
  const talk = {
    contact: id,
    activity: 'talk',
    at: new Date().toISOString(),
    title,
    url: `https://talks.example/${page}`,
  };
  await say('POST', '/v1/activities', talk);
  await say('POST', at('/follow-up'), { on: new Date(Date.now() + 2 * DAY).toISOString(), reason: follow });
  await asked(owner, id, reason);
  await say('POST', at('/touches'), { channel: 'email' });
  await say('POST', at('/responses'), { channel: 'email' });
  expect(await platform.calls('new_candidate_application')).toBe(200);
  await until(
    () => learnedBy(owner, platform),
    ({ noted = 0 }) => noted === 1,
  );
  await say('GET', `/v1/may-i?identity=${email}`);
  await say('POST', at('/restriction'), { note: wish });
  await say('GET', at('/export'));
  await say('POST', at('/objection'), { note: wish });
  return id;
}

async function idsOf(owner: ApiClient, query = ''): Promise<string[]> {
  const { items } = (await owner.get(`/v1/contacts${query}`)).body as { items: { id: string }[] };
  return items.map(({ id }) => id);
}

/** Asks for her; a round may have offered her first, and that offer is declined. */
async function asked(owner: ApiClient, contact: string, text: string): Promise<void> {
  const ask = async (): Promise<number> => {
    const open = await owner.get('/v1/suggestions?state=open');
    for (const offer of (open.body as { items: { id: string; contact: { id: string } }[] }).items)
      if (offer.contact.id === contact)
        await owner.post(`/v1/suggestions/${offer.id}/decline`, { reason: 'weak-reason' });
    return (await owner.post('/v1/suggestions', { contact, reason: { kind: 'question', text } })).status;
  };
  await until(ask, (status) => status === 201);
}

/** Two files, a platform, a member and an activity name her again: each is refused, and she is nowhere. */
export async function expectNoWayBack(owner: ApiClient, platform: Greenhouse): Promise<void> {
  const before = await idsOf(owner);
  const again = [
    await imported(owner, 'linkedin-csv', linkedinFile('Neuhaus')),
    await imported(owner, 'google-csv', googleFile()),
  ];
  for (const one of again) {
    const rows = JSON.stringify((await owner.get(`/v1/imports/${one}/rows`)).body);
    expect(rows).toContain('suppressed');
    expect(foundInText(rows)).toEqual([]);
  }
  expect(await platform.calls('update_candidate')).toBe(200);
  await until(
    () => learnedBy(owner, platform),
    ({ refused = 0 }) => refused === 1,
  );
  const name = { given: canary.given, family: canary.family, full: `${canary.given} ${canary.family}` };
  const added = await owner.post('/v1/contacts', { name, identities: [canary.email] });
  expect(added.body).toMatchObject({ status: 409, code: 'suppressed' });
  const post = { activity: 'post', at: new Date().toISOString(), title: 'x', identity: `linkedin:${canary.slug}` };
  expect((await owner.post('/v1/activities', post)).body).toMatchObject({ status: 409, code: 'suppressed' });
  expect(await idsOf(owner)).toEqual(before);
  expect(await idsOf(owner, `?query=${canary.given}`)).toEqual([]);
}

/** Resolves with what each store has reported of her erasure. */
export async function erasureOf(owner: ApiClient): Promise<{ store: string; at: number }[]> {
  const lines = await until(
    async () => String((await owner.get('/v1/ledger')).body).split('\n'),
    (seen) => seen.some((line) => line.includes('"privacy.erasure-completed"')),
    2_000,
  );
  const line = lines.find((one) => one.includes('"privacy.erasure-completed"')) ?? '';
  return (JSON.parse(line) as { data: { stores: { store: string; at: number }[] } }).data.stores;
}

/** Every answer in which somebody might stand, as `[route, words found]`. */
export async function foundInAnswers(owner: ApiClient): Promise<[route: string, words: string[]][]> {
  const routes = [
    '/v1/contacts',
    '/v1/suggestions?state=all',
    '/v1/imports',
    '/v1/ledger',
    '/v1/parked',
    '/v1/sources',
  ];
  const found: [string, string[]][] = [];
  for (const route of routes) found.push([route, foundInText(JSON.stringify((await owner.get(route)).body))]);
  return found.filter(([, words]) => words.length > 0);
}
