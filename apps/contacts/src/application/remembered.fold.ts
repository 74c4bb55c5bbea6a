import type { EventMap } from '#libs/etiquette/fold-types.js';
import type { Card } from '../documents.js';

/** States of one application that are remembered, so that each is told once. */
const KEPT_STATES = 100;
/** Applications of one person that are remembered. */
const KEPT_APPLICATIONS = 50;

type Remembered = Card['applications'][number];
type Told = EventMap[
  | 'application.stage-changed'
  | 'application.hired'
  | 'application.ended'
  | 'application.anonymised'
  | 'application.deleted'];

/** What the card remembers of applications: which they are, which states were told, and the job behind a reason. */
export function remembered(card: Card, event: Told): Partial<Card> {
  const { personal, data, occurredAt, seq } = event;
  if (personal === null) return {};
  const { sourceId, state } = personal;
  const known = card.applications.find(({ application }) => application === data.application);
  const states = [...(known?.states ?? []), { state, at: occurredAt }].sort((a, b) => a.at - b.at).slice(-KEPT_STATES);
  const one = { application: data.application, source: data.source, sourceId: sourceId ?? '', states };
  const applications = [...card.applications.filter((other) => other !== known), one].slice(-KEPT_APPLICATIONS);
  if (event.type !== 'application.ended') return { applications };
  const { job: title, url } = event.personal ?? { job: null, url: null };
  return { applications, evidence: { ...card.evidence, [seq]: { title, url } } };
}

/** Told before, or older than everything that is remembered of an application with so many states. */
export function isToldState({ states }: Remembered, { state, at }: Remembered['states'][number]): boolean {
  if (states.some((told) => told.state === state)) return true;
  return states.length >= KEPT_STATES && at <= (states[0]?.at ?? 0);
}
