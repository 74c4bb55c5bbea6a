import { personForgotten } from '#libs/events/privacy.inputs.js';
import { type Identity, identityName } from '#libs/identity/schemes.js';
import type { Delivered } from './calling-kind.js';
import { closedAfter } from './closed-person.js';
import type { ClosedPerson } from './delivery.js';
import { whomItBrings, whomItJoins, whoseIsGone } from './early-words.js';

type Told = Extract<Delivered, { is: 'told' }>;
type Mark = [key: string, body: ClosedPerson];

/** A delivery that was just numbered, with so many inputs. */
interface Numbered {
  reading: Delivered;
  number: number;
  count: number;
}

/** As many as an input may name. */
const MOST_ABSORBED = 100;
/** Deliveries of one person that are said again, the newest. */
const MOST_EARLY = 50;
const unmarked: ClosedPerson = { at: 0, forGood: false };

/** What is remembered of the people of one source: whom it let go of, and who became one with somebody. */
export class ClosedMarks {
  readonly #marks: Map<string, ClosedPerson>;

  constructor(
    marks: ReadonlyMap<string, ClosedPerson>,
    private readonly source: string,
    private readonly hash: (text: string) => string,
  ) {
    this.#marks = new Map(marks);
  }

  /** Of those whom a delivery is about. */
  of({ people }: Told): ClosedPerson[] {
    return people.flatMap((one) => this.#marks.get(this.#keyOf(this.hash(identityName(one)))) ?? []);
  }

  /**
   * Whether a merge is older than what became of it: who went on was deleted since. That one who is deleted had become
   * another before is news: it takes the deletion back.
   */
  isOverMerge(one: Pick<Numbered, 'reading'>): boolean {
    const [winner] = whomItJoins(one, this.hash);
    return winner !== undefined && this.#read(this.#nowOf(winner)).forGood;
  }

  /** What a delivery says, of whom it lets go with those who had become them there. */
  withAbsorbed({ inputs, closes }: Told): Told['inputs'] {
    if (closes?.forGood !== true) return inputs;
    const absorbed = this.#absorbedBy(this.hash(identityName(closes.person)));
    if (absorbed.length === 0) return inputs;
    return inputs.map((input) =>
      input.kind === personForgotten.kind ? { ...input, data: { ...(input.data as object), absorbed } } : input,
    );
  }

  /** What a merge says, with those who had become whoever goes on as another now. */
  withJoined({ inputs, people: [, loser] }: Told): Told['inputs'] {
    const absorbed = loser === undefined ? [] : this.#absorbedBy(this.hash(identityName(loser)));
    if (absorbed.length === 0) return inputs;
    return inputs.map((input) => ({ ...input, data: { ...(input.data as object), absorbed } }));
  }

  /** What a merge says that is told behind the deletion of who went on: that this one is deleted, whom they absorbed with them. */
  asDeletion({ inputs, people }: Told): Told['inputs'] {
    const [winner, loser] = people.map((one) => this.hash(identityName(one)));
    if (winner === undefined || loser === undefined) return [];
    const said = { import: null, absorbed: this.#absorbedBy(winner, [loser]), extent: 'all', fields: [] };
    return inputs.map(({ at, data }) => {
      const { source, winner: identities, at: mergedAt } = data as { source: string; winner: Identity[]; at: number };
      return { kind: personForgotten.kind, at, data: { ...said, source, identities, at: mergedAt } };
    });
  }

  /** The marks that a delivery leaves. */
  after(one: Numbered): Mark[] {
    return [...new Map([...this.#closing(one), ...this.#joining(one), ...this.#early(one), ...this.#said(one)])];
  }

  /** Whom the platform let go of; for good, also whoever had become them. */
  #closing({ reading }: Numbered): Mark[] {
    if (reading.is !== 'told' || reading.closes === null) return [];
    const { closes, at } = reading;
    const whom = this.hash(identityName(closes.person));
    const closed = closedAfter(this.#read(whom), closes, at);
    const absorbed = closed.forGood ? this.#absorbedBy(whom) : [];
    return [this.#mark(whom, closed), ...absorbed.map((other) => this.#mark(other, { at, forGood: true }))];
  }

  /** That two are one is remembered for both until it is said behind one of them: if the pool knew neither, it kept nothing of it. */
  #joining(one: Numbered): Mark[] {
    const [winner, loser] = whomItJoins(one, this.hash);
    if (winner === undefined || loser === undefined) return [];
    const absorbed = this.#absorbedBy(winner, [loser]);
    const isOver = this.isOverMerge(one);
    const joined = isOver ? null : one.number;
    return [
      this.#mark(winner, { joined, absorbed }),
      this.#mark(loser, { joined, became: winner }),
      ...(isOver ? absorbed.map((other) => this.#mark(other, { forGood: true })) : []),
    ];
  }

  /** Who became one with somebody, `now` or before, also by way of others: merges are told in any order. */
  #absorbedBy(whom: string, now: readonly string[] = []): string[] {
    const all = new Set([whom, ...(this.#read(whom).absorbed ?? []), ...now]);
    for (const one of all) for (const other of this.#read(one).absorbed ?? []) all.add(other);
    all.delete(whom);
    return [...all].slice(-MOST_ABSORBED);
  }

  /** As whom somebody goes on who became another, perhaps more than once. */
  #nowOf(whom: string): string {
    const all = new Set([whom]);
    for (const one of all) all.add(this.#read(one).became ?? one);
    return [...all].at(-1) ?? whom;
  }

  /** That applications of theirs are gone is remembered of whoever the pool may not know yet. */
  #early({ reading, number, count }: Numbered): Mark[] {
    const whom = count === 0 ? null : whoseIsGone(reading, this.hash);
    if (whom === null) return [];
    const goneEarly = [...(this.#read(whom).goneEarly ?? []), number].slice(-MOST_EARLY);
    return [this.#mark(whom, { goneEarly })];
  }

  #said(one: Numbered): Mark[] {
    const brought = one.count === 0 ? null : whomItBrings(one, this.hash);
    if (brought === null) return [];
    const { joined = null, goneEarly = [] } = this.#read(brought);
    return joined === null && goneEarly.length === 0 ? [] : [this.#mark(brought, { joined: null, goneEarly: [] })];
  }

  #mark(whom: string, change: Partial<ClosedPerson>): Mark {
    const mark: Mark = [this.#keyOf(whom), { ...this.#read(whom), ...change }];
    this.#marks.set(...mark);
    return mark;
  }

  #read(whom: string): ClosedPerson {
    return this.#marks.get(this.#keyOf(whom)) ?? unmarked;
  }

  #keyOf(whom: string): string {
    return `${this.source}/${whom}`;
  }
}
