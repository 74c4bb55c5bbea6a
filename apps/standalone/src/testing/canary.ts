import fs from 'node:fs';
import path from 'node:path';

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
  candidate: '876543210066',
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
