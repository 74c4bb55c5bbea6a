import type { Card, SuggestionDoc, WithheldDoc } from '../../../contacts/src/documents.js';
import { Judging } from '../../../contacts/src/outreach/judging.js';
import { crowd, fileOf, type Connection } from './crowd.js';
import { DAY, HOUR, POOL, Stage } from './stage.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const ADA = 'm_ada';
const ROWS = 1000;
const MOVED = 20;

export interface SecondFile {
  /** employer changes in the histories */
  moved: string[];
  offered: string[];
  /** whoever of the moved is not offered, as the outlook names them */
  outlook: Map<string, { rules: string[]; until: number | null }>;
  /** after the message: the day from which may-I says yes, and the rule that says no until then */
  mayFrom: number;
  rules: string[];
  /** when that contact was offered again */
  offeredAgainAt: number[];
  findings: number;
}

/**
 * A file of 1,000 connections, and the same again in which 20 people work elsewhere: who is offered, what the outlook
 * says of the others, and when somebody who was written to comes up again although something is noted about them daily.
 */
export async function secondFile(): Promise<SecondFile> {
  const stage = await Stage.open(START, [ADA]);
  try {
    const people = crowd(1, ROWS, START, { from: 40, to: 1200 });
    await stage.upload(ADA, 'first', fileOf(people));
    await stage.until(START + DAY);
    await stage.upload(ADA, 'second', fileOf(people.map((one, i) => (i % (ROWS / MOVED) === 0 ? movedOn(one) : one))));
    await stage.until(START + DAY + 10 * HOUR);
    const moved = await subjectsOf(stage, 'contact.employer-changed');
    const open = await stage.list<SuggestionDoc>('suggestion', 'member', ADA, 'open');
    const withheld = await stage.list<WithheldDoc>('withheld', 'member', ADA);
    const written = await writeTo(stage, open[0]);
    const judged = await mayI(stage, written);
    const offeredAgainAt = await watchFor(stage, written);
    return {
      moved,
      offered: open.map(({ contact }) => contact),
      outlook: new Map(withheld.map(({ contact, failing, until }) => [contact, { rules: failing.map(({ rule }) => rule), until }])),
      ...judged,
      offeredAgainAt,
      findings: (await stage.verified()).findings.length,
    };
  } finally {
    await stage.close();
  }
}

function movedOn(one: Connection): Connection {
  return { ...one, employer: `${one.employer} and Daughters` };
}

async function subjectsOf(stage: Stage, type: string): Promise<string[]> {
  const subjects: string[] = [];
  for await (const event of stage.ledger()) if (event.type === type) subjects.push(event.subject ?? '');
  return subjects;
}

async function writeTo(stage: Stage, offer: SuggestionDoc | undefined): Promise<string> {
  if (offer === undefined) throw new Error('nobody was offered');
  const about = { suggestion: offer.id, contact: offer.contact, member: ADA, channel: 'linkedin' };
  await stage.say(ADA, 'suggestion.accept', about);
  await stage.say(ADA, 'suggestion.confirm', { ...about, wrote: true, at: null });
  return offer.contact;
}

async function mayI(stage: Stage, contact: string): Promise<Pick<SecondFile, 'mayFrom' | 'rules'>> {
  const card = await stage.read<Card>('card', contact);
  if (card === null) throw new Error('there is no card');
  const judging = new Judging(stage.platform.documents, stage.clock);
  const viewer = { pool: POOL, member: ADA } as Parameters<Judging['of']>[0];
  const { ok, verdicts, from } = await judging.of(viewer, card);
  if (ok || from === null) throw new Error('may-I sees no reason to wait');
  return { mayFrom: from, rules: verdicts.filter((one) => !one.ok).map(({ rule }) => rule) };
}

/** For half a year something happens to them every week, so that a reason is never wanting. */
async function watchFor(stage: Stage, contact: string): Promise<number[]> {
  for (let week = 0; week < 26; week += 1) {
    const at = stage.clock.now();
    const said = { source: 'scenario', sourceId: `talk-${String(week)}`, basis: 'own-relation', observedAt: at, identities: [] };
    await stage.say(ADA, 'activity.observed', { ...said, contact, activity: 'talk', at, title: 'A talk', url: null, member: null });
    await stage.until(at + 7 * DAY);
  }
  const offered: number[] = [];
  for await (const { type, subject, time } of stage.ledger()) {
    if (type === 'outreach.suggested' && subject === contact) offered.push(Date.parse(time));
  }
  return offered.slice(1);
}
