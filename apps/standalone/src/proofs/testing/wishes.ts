import { caseOf, employerOf, findWriter, partEmployersOf } from '../../../../contacts/src/outreach/situation.js';
import type { Card } from '../../../../contacts/src/documents.js';
import type { Case } from '#libs/etiquette/case.js';
import { askedOccasion, occasionsAhead } from '#libs/etiquette/occasions.js';
import type { TeamLife } from './team-life.js';

/** What the first and the last member of a team could want to write to anybody at this moment, as the owner would judge it. */
export function wishesOf(life: TeamLife): Case[] {
  const { members, cards } = life;
  const writers = new Set([members[0], members.at(-1)]);
  return [...writers].flatMap((member) => cards.flatMap((card) => wishesFor(life, member ?? 'm_1', card)));
}

function wishesFor(life: TeamLife, member: string, card: Card): Case[] {
  const documents = { get: (collection: string, key: string) => life.pool.read(collection, key) as never };
  const writer = findWriter(member, documents, life.now);
  if ('refused' in writer) return [];
  const { facts } = card;
  const partEmployers = partEmployersOf(facts, documents);
  const wish = (more: Omit<Parameters<typeof caseOf>[3], 'partEmployers'>): Case =>
    caseOf(writer, card, employerOf(facts, documents), { partEmployers, ...more });
  const asked = askedOccasion(member, life.now);
  return [
    ...occasionsAhead(facts, writer.pool.policy, life.now).map((occasion) => wish({ occasion, mode: 'offer' })),
    wish({ occasion: asked, mode: 'ask', asked: 'question', channel: 'phone' }),
    wish({ occasion: asked, mode: 'ask', asked: 'thanks', channel: 'email' }),
    wish({ occasion: asked, mode: 'ask', asked: 'invitation', channel: 'invitation' }),
  ];
}
