import { z } from 'zod';
import { defineDecider } from '#libs/kernel/decider.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { defineInput } from '#libs/kernel/input.js';
import { openEvent } from '#libs/transport/envelope-codec.js';

/** What happened in the pool whose days are played again, as its ledger says. Only a rehearsal says so. */
const told = defineInput(
  'rehearsal.told',
  z.strictObject({
    type: z.string(),
    subject: z.string().nullable(),
    occurredAt: z.number(),
    data: z.record(z.string(), z.unknown()),
  }),
  { concerns: ({ subject }) => (subject === null || subject.includes('/') ? 'pool' : { contacts: [subject] }) },
);

/** As `rehearsal.told` says it. */
export type Told = z.output<typeof told.schema>;

/** It happens again, as it was, without anything personal: that stays sealed where it lies. */
export const toldDecider = defineDecider({
  input: told,
  decide: ({ type, subject, occurredAt, data }) => ({
    events: [{ type, subject, occurredAt, data, personal: null } as unknown as NewEvent],
  }),
});

/**
 * What came from outside: sources, people and members. What Kith and the desks made of it is played anew, and so are
 * merges, reverts and erasures left out, which name events by number.
 */
const OUTSIDE =
  /^(contact\.(added|observed|named|employer-changed|connected|kept|unkept|identified|tagged|untagged|assigned|corrected|follow-up-set|unwelcome-seen|released|revived)|activity\.noted|interaction\.(bounced|out-of-office)|application\.(stage-changed|hired|ended)|privacy\.(objected|objection-lifted|restricted|unrestricted)|pool\.member-(added|changed|removed))$/;
/** As long as an answer of theirs is taken to be one to our message. */
const ANSWERS_WITHIN = 30 * 86_400_000;

/** Picks from a ledger, event by event in order, what came from outside. */
export class Outside {
  /** when Kith's last message went to a contact, ms */
  readonly #written = new Map<string, number>();

  /** What `rehearsal.told` says of it; null for what is played anew. */
  take(envelope: Envelope): Told | null {
    if (!this.#isOutside(envelope)) return null;
    const { type, subject, occurredAt, data } = openEvent(envelope, null);
    // `first`, and `of` of what bounced, name an earlier event by its number, which is another one here.
    const unnumbered = type === 'interaction.bounced' ? { of: null } : { first: undefined };
    return { type, subject, occurredAt, data: { ...data, ...unnumbered } };
  }

  #isOutside({ type, subject = '', actor, occurredat, data }: Envelope): boolean {
    const at = Date.parse(occurredat);
    if (type === 'interaction.touched') {
      if (data['suggestion'] !== null) this.#written.set(subject, at);
      return data['suggestion'] === null;
    }
    if (type === 'interaction.responded') return at > (this.#written.get(subject) ?? 0) + ANSWERS_WITHIN;
    return actor !== 'clock' && OUTSIDE.test(type);
  }
}
