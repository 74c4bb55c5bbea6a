import type { Random } from '../random.js';

/** Somebody who was made up: no name, employer or address here means anybody. */
export interface Invented {
  given: string;
  family: string;
  /** the end of the address of their profile */
  slug: string;
  email: string;
  employer: string;
  position: string;
  /** when they were connected to the member, ms; null if they are not */
  connectedAt: number | null;
}

const given = 'Alwine Bodo Carsta Detlev Elva Falko Gisa Hauke Imke Joris Kjell Levke Maarit Nanne Oda Piet'.split(' ');
const first = ['Ahl', 'Birk', 'Dorn', 'Eich', 'Fenn', 'Glim', 'Hasel', 'Korb', 'Lauch', 'Moor', 'Nebel', 'Schilf'];
const last = ['acker', 'bauer', 'dahl', 'eder', 'fels', 'grund', 'huus', 'kamp', 'lund', 'meiler', 'stett', 'wieck'];
const houses = ['Lindwurm Labs', 'Otterbach, Söhne & Co. KG', 'Sternschanze "Nord" AG', 'Talglicht Software', 'Zunder'];
const works = ['Engineer', 'Head of Data, Platform', 'Product Manager', 'Werkstudentin', 'CTO (interim)'];

/** `count` people who connected between 2010 and May 2026; a name may occur twice, an address never. */
export function crowd(random: Random, count: number): Invented[] {
  return Array.from({ length: count }, (_, at) => {
    const [name, family] = [pick(random, given), pick(random, first) + pick(random, last)];
    const slug = `${name}-${family}-${at.toString(36)}x`.toLowerCase();
    return {
      given: name,
      family,
      slug,
      email: random.chance(0.05) ? `${slug}@example.org` : '',
      employer: random.chance(0.08) ? '' : pick(random, houses),
      position: pick(random, works),
      connectedAt: Date.UTC(2010, 0, 1) + random.below(5_990) * 86_400_000,
    };
  });
}

function pick(random: Random, list: readonly string[]): string {
  return random.pick(list) ?? '';
}
