import { connectionsFile, monthLater, numberIn, type Made } from './crowd.js';
import type { Draws } from './draws.js';
import type { RehearsalStage, Saying } from './stage.js';

interface CardRead {
  id: string;
  name: { family: string } | null;
}

/** Everybody uploads the file of their connections. */
export async function bringFiles(
  stage: RehearsalStage,
  members: readonly string[],
  people: readonly Made[],
): Promise<void> {
  for (const member of members) {
    const theirs = people.filter((one) => one.member === member);
    if (theirs.length > 0) await stage.upload(member, connectionsFile(theirs));
  }
}

/** A month later some people are elsewhere, and everybody uploads their file again. */
export async function bringNewFiles(
  stage: RehearsalStage,
  members: readonly string[],
  { people, draws, month }: { people: readonly Made[]; draws: Draws; month: number },
): Promise<Made[]> {
  const now = monthLater(people, draws, month);
  await bringFiles(stage, members, now);
  return now;
}

/** Each member keeps some of their own, most of them quarterly. */
export async function keepSome(
  stage: RehearsalStage,
  people: readonly Made[],
  { kept, draws, contacts }: { kept: number; draws: Draws; contacts: ReadonlyMap<number, string> },
): Promise<void> {
  const wishes = keptOnes(people, kept).flatMap(({ n, member }): Saying[] => {
    const contact = contacts.get(n);
    const rhythm = draws.share('rhythm', n) < 0.7 ? 'quarterly' : 'half-yearly';
    return contact === undefined ? [] : [{ member, kind: 'contact.keep', data: { contact, member, rhythm } }];
  });
  await stage.all(wishes);
}

/** The first so many of each member. */
function keptOnes(people: readonly Made[], kept: number): Made[] {
  const counts = new Map<string, number>();
  return people.filter(({ member }) => {
    const count = counts.get(member) ?? 0;
    counts.set(member, count + 1);
    return count < kept;
  });
}

/** The contact that each person became, by their number. */
export async function contactsOf(stage: RehearsalStage): Promise<Map<number, string>> {
  const cards = await stage.cards<CardRead>();
  return new Map(cards.map(({ id, name }) => [numberIn(name?.family ?? null), id]));
}
