import type { Answer, Answers } from './answers.js';
import type { Draws } from './draws.js';
import type { RehearsalStage, Saying } from './stage.js';

const CHANNEL = 'linkedin';
const PUT_OFF = 7 * 86_400_000;

/** As much of an offer as a member looks at. */
interface Offer {
  id: string;
  contact: string;
  member: string;
  occasion: { kind: string };
}

/**
 * What a team does with its offers, in shares of a hundred: of a usual one nine of ten are written, the others declined, put off or
 * left alone; of a hundred written ones five are never said to be.
 */
const habits = { declines: 0.04, putsOff: 0.03, leaves: 0.03, saysNothing: 0.05 };

/** The desks of a team: every offer is looked at once, and people answer. */
export class Desks {
  readonly #coming: Answer[] = [];
  readonly #left = new Set<string>();

  constructor(
    private readonly parts: { stage: RehearsalStage; draws: Draws; answers: Answers; writesAll: boolean },
    private readonly members: readonly string[],
  ) {}

  /** People answer whose time has come. */
  async listen(): Promise<void> {
    const { stage, answers } = this.parts;
    const now = stage.now();
    const come = this.#coming.filter(({ at }) => at <= now);
    this.#coming.splice(0, this.#coming.length, ...this.#coming.filter(({ at }) => at > now));
    for (const { contact } of come) answers.heard(contact, now);
    await stage.says(come.map(said));
  }

  /** Every member works through what lies on their desk. */
  async work(): Promise<void> {
    const { stage } = this.parts;
    const open: Offer[] = [];
    for (const member of this.members) open.push(...(await stage.list<Offer>('suggestion', 'member', member, 'open')));
    const taken = open.map((offer) => ({ offer, saying: this.#firstWord(offer) }));
    const said = taken.flatMap(({ offer, saying }) => (saying === null ? [] : [{ offer, saying }]));
    const done = await stage.says(said.map(({ saying }) => saying));
    const accepted = said.filter(({ saying }, i) => saying.kind === 'suggestion.accept' && done[i] === true);
    await this.#write(accepted.map(({ offer }) => offer));
  }

  async #write(offers: readonly Offer[]): Promise<void> {
    const { stage, draws, answers, writesAll } = this.parts;
    for (const { contact, member } of offers) {
      const answer = answers.written(contact, member, stage.now());
      if (answer !== null) this.#coming.push(answer);
    }
    const told = offers.filter(({ id }) => writesAll || draws.share('says', id) >= habits.saysNothing);
    const how = { wrote: true, channel: CHANNEL, at: null };
    await stage.says(told.map((offer) => about(offer, 'suggestion.confirm', how)));
  }

  /** What a member says of an offer when they first see it; null if they leave it. */
  #firstWord(offer: Offer): Saying | null {
    const { stage, draws, writesAll } = this.parts;
    const { contact, member, occasion } = offer;
    if (occasion.kind === 'owed')
      return { member, kind: 'answer.record', data: { contact, member, channel: CHANNEL, at: null } };
    if (this.#left.has(offer.id)) return null;
    const share = writesAll ? 1 : draws.share('takes', offer.id);
    const { declines, putsOff, leaves } = habits;
    if (share < declines) return about(offer, 'suggestion.decline', { reason: 'weak-reason' });
    if (share < declines + putsOff) return about(offer, 'suggestion.snooze', { until: stage.now() + PUT_OFF });
    if (share >= declines + putsOff + leaves) return about(offer, 'suggestion.accept', { channel: CHANNEL });
    this.#left.add(offer.id);
    return null;
  }
}

function about({ id, contact, member }: Offer, kind: string, more: object): Saying {
  return { member, kind, data: { suggestion: id, contact, member, ...more } };
}

function said({ contact, member, wish }: Answer): Saying {
  const words = { contact, channel: CHANNEL, at: null, toMember: member, wish, until: null };
  return { member, kind: 'response.record', data: words };
}
