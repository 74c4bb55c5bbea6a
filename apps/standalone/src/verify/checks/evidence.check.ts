import type { Check, Prove } from '../check.js';
import type { ContactSeen, TouchSeen } from '../contact-seen.js';
import { offerIn, reasonOf } from '../apply-outreach.js';
import type { Line } from '../ledger-line.js';
import type { OfferSeen, PoolSeen } from '../state.js';
import { wholeOf } from '../together.js';

/** What an offer cites was said before, of this person, is a reason of that kind, lives, and has been used by nobody. */
export const evidenceCheck: Check = (pool, line, prove) => {
  if (line.type !== 'outreach.suggested') return;
  const contact = wholeOf(pool, line.subject ?? '');
  const offer = offerIn(line);
  cites(offer, prove);
  if (offer.followUp && offer.asked === null) follows(pool, contact, offer, prove);
  else if (offer.asked === null) for (const seq of offer.cited) rests(contact, { seq, offer, line }, prove);
  unsettled(contact, offer, prove);
};

function cites({ seq, cited, asked }: OfferSeen, prove: Prove): void {
  prove('evidence', cited.length > 0 || asked !== null, () => 'cites nothing');
  for (const one of cited) prove('evidence', one < seq, () => `cites ${String(one)}, which does not precede it`);
}

/** A follow-up that nobody asked for rests on the message before it, and on whatever that one was written for. */
function follows(pool: PoolSeen, { touches }: ContactSeen, { cited }: OfferSeen, prove: Prove): void {
  const touch = touches.find(({ seq }) => seq === cited.at(-1));
  const before = touch === undefined ? null : writtenFor(pool, touch);
  const holds = before !== null && String([...before, cited.at(-1)]) === String(cited);
  prove('evidence', holds, () => `follows up ${String(cited.at(-1))}, which gives it no reason (any more)`);
}

/** What a message rests on: of what a member asked for, the asking. */
function writtenFor({ offers }: PoolSeen, { suggestion, cited }: TouchSeen): readonly number[] | null {
  const offer = offers.get(suggestion ?? '');
  return offer?.kind === 'asked' && !offer.followUp ? [offer.seq] : cited;
}

interface Cited {
  seq: number;
  offer: OfferSeen;
  line: Line;
}

function rests(contact: ContactSeen, { seq, offer, line }: Cited, prove: Prove): void {
  const { kind } = offer;
  const stands = standing[kind] ?? stored;
  const gone = () => `cites ${String(seq)}, which is no reason of the kind "${kind}" (any more) to write to them`;
  prove('evidence', stands(contact, { seq, offer, line }), gone);
  // A tie comes again with every rhythm, and what we owe is owed until it is answered.
  if (kind === 'tie' || kind === 'owed') return;
  const used = contact.used.some((one) => one.seq === seq);
  prove('used-twice', !used, () => `rests on ${String(seq)}, which somebody has used already`);
}

/** Reasons that follow from messages, keeps and meetings; every other one is stored. */
const standing: Record<string, (contact: ContactSeen, cited: Cited) => boolean> = {
  owed: ({ responses, answers }, { seq, line }) => {
    const last = responses.findLast(({ words }) => words);
    return last?.seq === seq && line.time < last.owedUntil && !answers.some(({ of }) => of === seq);
  },
  'date-given': ({ responses }, { seq, line }) =>
    responses.some((one) => one.seq === seq && one.closes !== null && one.closes <= line.time),
  tie: ({ kept, responses, meetings, applications }, { seq }) => {
    const mutual = responses.filter((one) => one.mutual);
    return [...kept, ...mutual, ...meetings, ...applications].some((one) => one.seq === seq);
  },
};

function stored({ reasons }: ContactSeen, { seq, offer: { kind }, line: { time } }: Cited): boolean {
  return reasons.some((one) => one.seq === seq && one.kind === kind && one.from <= time && time < one.until);
}

function unsettled({ settled }: ContactSeen, offer: OfferSeen, prove: Prove): void {
  if (offer.asked !== null) return;
  const reason = reasonOf(offer);
  const done = settled.some((one) => one.reason === reason && (one.member ?? offer.member) === offer.member);
  prove('used-twice', !done, () => `rests on ${String(offer.cited)}, of which nothing came`);
}
