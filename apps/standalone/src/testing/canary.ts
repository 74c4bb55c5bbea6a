import fs from 'node:fs';
import path from 'node:path';
import { until, type ApiClient } from './api-client.js';

/** Words that stand nowhere in the world but with one made-up person, by where they go in. */
export const canary = {
  given: 'Zyxwina',
  family: 'Quaxelbrand',
  email: 'zyxwina@quaxel-canary.example',
  phone: '+4915198765432',
  slug: 'zyxwina-quax-77',
  github: '987654321077',
  employer: 'Quonsbruck Werke',
  before: 'Altflunder Haus',
  position: 'Vorzelinerin',
  headline: 'Sprotzmeisterin',
  location: 'Flimmerstedt',
  note: 'murmelzeugsatz',
  tag: 'tagquokka',
  title: 'Sprudelnachtrede',
  page: 'sprudelnacht-seite',
  reason: 'knisperfragerei',
  follow: 'zaubernussfrage',
  wish: 'ruhebittewort',
} as const;

/** Words an erased person must not be found by in any file; one of an identity that two texts share stands for both. */
const words = Object.values(canary).map((word) => word.toLowerCase());

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function connectedOn(days: number): string {
  const at = new Date(Date.now() - days * DAY);
  return `${String(at.getUTCDate())} ${MONTHS[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
}

/** Her row and a bystander's, as LinkedIn exports them. */
export function linkedinFile(employer: string = canary.employer): string {
  const { given, family, slug, email, position } = canary;
  return [
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    `${given},${family},https://www.linkedin.com/in/${slug},${email},${employer},${position},${connectedOn(3)}`,
    `Bo,Quist,https://www.linkedin.com/in/bo-quist,bo@mail.example,Feldhase,Engineer,${connectedOn(900)}`,
    '',
  ].join('\n');
}

/** The same two in an address book. */
export function googleFile(): string {
  const { given, family, email, phone } = canary;
  return [
    'First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,E-mail 1 - Value',
    `${given},${family},,Mobile,${phone},${email}`,
    'Bo,Quist,,,,bo@mail.example',
    '',
  ].join('\n');
}

/** Imports a file and waits for its end; answers its id. */
export async function imported(owner: ApiClient, format: string, file: string, more = ''): Promise<string> {
  const begun = await owner.post(`/v1/imports?format=${format}&file=Contacts.csv${more}`, file);
  const { id } = begun.body as { id: string };
  await until(
    () => owner.get(`/v1/imports/${id}`),
    ({ body }) => (body as { state: string }).state === 'finished',
  );
  return id;
}

/** Which canaries stand in which file below these folders, as `file: word`; upper and lower case are one. */
export function foundIn(...folders: string[]): string[] {
  return filesIn(folders).flatMap((file) =>
    foundInText(fs.readFileSync(file).toString('latin1')).map((word) => `${path.basename(file)}: ${word}`),
  );
}

export function foundInText(text: string): string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word));
}

function filesIn(folders: string[]): string[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
}

/** A life in the pool: by every door she comes in, and everything is done that a team does. Answers her id. */
export async function lived(owner: ApiClient): Promise<string> {
  await imported(owner, 'linkedin-csv', linkedinFile(canary.before));
  await imported(owner, 'linkedin-csv', linkedinFile());
  await imported(owner, 'google-csv', googleFile());
  await imported(owner, 'google-csv', googleFile(), '&share=kept');
  const found = await owner.get(`/v1/contacts?query=${canary.given}`);
  const [{ id } = { id: '' }] = (found.body as { items: { id: string }[] }).items;
  const at = (rest: string) => `/v1/contacts/${id}${rest}`;
  const { headline, location, tag, note, title, page, github, follow, reason, wish, email } = canary;
  await owner.call('PATCH', at(''), { headline, location, identities: [`https://github.com/${github}`] });
  await owner.post(at('/tags'), { add: [tag] });
  await owner.post(at('/notes'), { text: note });
  await owner.call('PUT', at('/keep'), { rhythm: 'quarterly' });
  const talk = {
    contact: id,
    activity: 'talk',
    at: new Date().toISOString(),
    title,
    url: `https://talks.example/${page}`,
  };
  await owner.post('/v1/activities', talk);
  await owner.post(at('/follow-up'), { on: new Date(Date.now() + 2 * DAY).toISOString(), reason: follow });
  await owner.post('/v1/suggestions', { contact: id, reason: { kind: 'question', text: reason } });
  await owner.post(at('/touches'), { channel: 'email' });
  await owner.post(at('/responses'), { channel: 'email' });
  await owner.get(`/v1/may-i?identity=${email}`);
  await owner.post(at('/restriction'), { note: wish });
  await owner.get(at('/export'));
  await owner.post(at('/objection'), { note: wish });
  return id;
}
