import type { Random } from '../random.js';

/** A made-up person; `token` is in every personal text about them, and nowhere else. */
export interface Made {
  n: number;
  token: string;
  given: string;
  family: string;
  slug: string;
  email: string | null;
  employer: string;
  position: string;
}

const DAY = 86_400_000;
const given = ['Alma', 'Bruno', 'Carla', 'Deniz', 'Edda', 'Florin', 'Greta', 'Hakan'] as const;
const employers = ['Kranich Robotics', 'Salzwerk Software', 'Lötzinn Labs', 'Halbmond Health', 'Moosgrün Bau'] as const;
const positions = ['Engineer', 'Designer', 'Analyst'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The people of one run. */
export class People {
  readonly all: Made[] = [];
  /** by contact, the tokens of the texts about them */
  readonly tokens = new Map<string, Set<string>>();
  /** by contact, when their erasure was last asked for: who was one with them then, and the tokens in what is theirs */
  readonly learned = new Map<string, { parts: readonly string[]; tokens: ReadonlySet<string> }>();
  #texts = 0;

  constructor(private readonly random: Random) {}

  some(count: number): Made[] {
    return Array.from({ length: count }, () => this.another());
  }

  another(): Made {
    const n = this.all.length + 1;
    const token = `canary${n}p`;
    const first = this.random.one(given);
    const work = { employer: this.random.one(employers), position: this.random.one(positions) };
    const email = this.random.chance(0.4) ? `${token}@mail.example` : null;
    const person = {
      n,
      token,
      given: first,
      family: `${first} ${token}`,
      slug: `sim-${n}-${first.toLowerCase()}`,
      email,
      ...work,
    };
    this.all.push(person);
    return person;
  }

  known(): Made {
    return this.random.pick(this.all) ?? this.another();
  }

  /** The same person elsewhere. */
  moved(person: Made): Made {
    return { ...person, employer: this.random.one(employers), position: this.random.one(positions) };
  }

  /** A text about a contact that is found nowhere else. */
  text(contact: string): string {
    this.#texts += 1;
    const token = `canary${this.#texts}t`;
    const known = this.tokens.get(contact) ?? new Set();
    this.tokens.set(contact, known.add(token));
    return `A word about ${token}`;
  }

  /** The people as a member's file, connected within the last hundred days. */
  file(people: readonly Made[], now: number): Uint8Array {
    const rows = people.map((one) => {
      const at = new Date(now - (one.n % 100) * DAY);
      const on = `${String(at.getUTCDate()).padStart(2, '0')} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
      const url = `https://www.linkedin.com/in/${one.slug}`;
      return [one.given, one.family, url, one.email ?? '', one.employer, one.position, on].join(',');
    });
    return Buffer.from(
      ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows, ''].join('\n'),
    );
  }
}

export function nameOf({ given: first, family }: Made): { given: string; family: string; full: string } {
  return { given: first, family, full: `${first} ${family}` };
}

export function identitiesOf({ slug, email }: Made): { scheme: string; value: string }[] {
  const mail = email === null ? [] : [{ scheme: 'email', value: email }];
  return [{ scheme: 'linkedin', value: slug }, ...mail];
}
