import { interactionRetracted } from '#libs/events/interaction.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card } from '../../documents.js';

/** That an address works after all: every report of it goes. That they are back: every absence that still runs. None of another event. */
export function reachRetracted({ id, facts, bounces }: Card, of: number, now: number): NewEvent[] {
  if (facts.bounced.some(({ seq }) => seq === of)) {
    const hash = bounces.find(({ seq }) => seq === of)?.hash;
    const same = new Set(bounces.flatMap((one) => (one.hash === hash ? [one.seq] : [])));
    const all = facts.bounced.filter(({ seq }) => seq === of || same.has(seq));
    return all.map(({ seq }) => retracted(id, seq, 'bounce'));
  }
  if (!facts.absences.some(({ seq }) => seq === of)) return [];
  const running = facts.absences.filter(({ seq, until }) => seq === of || until > now);
  return running.map(({ seq }) => retracted(id, seq, 'absence'));
}

function retracted(contact: string, of: number, what: 'bounce' | 'absence'): NewEvent {
  const nothing = { member: null, employer: null, suggestion: null };
  return interactionRetracted.make({ subject: contact, data: { of, what, ...nothing } });
}
