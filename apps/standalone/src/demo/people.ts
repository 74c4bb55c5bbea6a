import { createHash } from 'node:crypto';

/** Made-up people: none of these names, employers or addresses means anybody. Addresses end in `.example` (RFC 2606). */
const given = [
  'Alma',
  'Bruno',
  'Carla',
  'Deniz',
  'Edda',
  'Florin',
  'Greta',
  'Hakan',
  'Ines',
  'Jonte',
  'Katja',
  'Lukas',
  'Mira',
  'Nadim',
  'Olga',
  'Pavel',
  'Rieke',
  'Samir',
  'Tove',
  'Uwe',
  'Vera',
  'Yusuf',
];
const family = [
  'Aalders',
  'Brandt',
  'Corelli',
  'Dorn',
  'Ekholm',
  'Farkas',
  'Grohe',
  'Hansson',
  'Ilves',
  'Janda',
  'Kovac',
  'Lindqvist',
  'Moreau',
  'Novak',
  'Okafor',
  'Petersen',
  'Quist',
  'Rossi',
  'Sandoval',
  'Tanaka',
  'Ulrich',
  'Vasquez',
];
const employers = [
  'Nordlicht Energie',
  'Kranich Robotics',
  'Papierboot Games',
  'Salzwerk Software',
  'Feldhase Foods',
  'Turmuhr Systems',
  'Moosgrün Bau',
  'Lötzinn Labs',
  'Wellenbrecher Marine',
  'Halbmond Health',
  'Zugvogel Travel',
  'Steinpilz Security',
];
const positions = [
  'Backend Engineer',
  'Data Engineer',
  'Product Manager',
  'Frontend Engineer',
  'Platform Engineer',
  'Engineering Manager',
  'Designer',
  'Machine Learning Engineer',
  'Site Reliability Engineer',
  'Staff Engineer',
];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface Person {
  given: string;
  family: string;
  slug: string;
  email: string | null;
  employer: string;
  position: string;
  /** ms */
  connectedAt: number;
}

/** A number below `below` that is always the same for the same words. */
export function draw(below: number, ...words: (string | number)[]): number {
  return createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) % below;
}

/** The same `count` people for the same `owner`; connected on days spread over the three years before `now`, some of them lately. */
export function people(owner: string, count: number, now: number): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const [first, last] = [pick(given, owner, i, 'given'), pick(family, owner, i, 'family')];
    const slug = `${first}-${last}-${String(draw(9000, owner, i) + 1000)}`.toLowerCase();
    const days = i % 7 === 0 ? draw(24, owner, i, 'recent') : 30 + draw(1000, owner, i, 'day');
    const email = i % 4 === 0 ? `${slug}@mail.example` : null;
    const work = { employer: pick(employers, owner, i, 'employer'), position: pick(positions, owner, i, 'position') };
    return { given: first, family: last, slug, email, ...work, connectedAt: now - days * 86_400_000 };
  });
}

/** What a person works as after a change. */
export function newJob(person: Person, round: number): Person {
  return {
    ...person,
    employer: pick(employers, person.slug, round, 'next'),
    position: pick(positions, person.slug, round, 'next'),
  };
}

/** The people as the file LinkedIn would give. */
export function connectionsFile(list: readonly Person[]): string {
  const rows = list.map((one) => {
    const at = new Date(one.connectedAt);
    const on = `${String(at.getUTCDate()).padStart(2, '0')} ${months[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
    return [
      one.given,
      one.family,
      `https://www.linkedin.com/in/${one.slug}`,
      one.email ?? '',
      one.employer,
      one.position,
      on,
    ].join(',');
  });
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows, ''].join('\n');
}

function pick(list: readonly string[], ...words: (string | number)[]): string {
  return list[draw(list.length, ...words)] ?? '';
}
