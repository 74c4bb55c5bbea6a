import type { ContactFacts } from './facts.js';

const KEPT_TOUCHES = 64;
const KEPT_RESPONSES = 16;
const KEPT_ENTRIES = 32;
const KEPT_APPLICATIONS = 16;

/** The newest of everything, so that a contact's facts do not grow without end. */
export function bounded(facts: ContactFacts): ContactFacts {
  return {
    ...facts,
    touches: facts.touches.slice(-KEPT_TOUCHES),
    responses: keptResponses(facts.responses),
    applications: facts.applications.slice(-KEPT_APPLICATIONS),
    connected: facts.connected.slice(-KEPT_ENTRIES),
    occasions: facts.occasions.slice(-KEPT_ENTRIES),
    settled: facts.settled.slice(-KEPT_ENTRIES),
  };
}

/** The oldest go first, and of these the ones without a wish. */
function keptResponses(responses: ContactFacts['responses']): ContactFacts['responses'] {
  const over = responses.length - KEPT_RESPONSES;
  if (over <= 0) return responses;
  const oldest = responses.slice(0, -1);
  const going = [...oldest.filter(({ wish }) => wish === null), ...oldest.filter(({ wish }) => wish !== null)];
  const gone = new Set(going.slice(0, over).map(({ seq }) => seq));
  return responses.filter(({ seq }) => !gone.has(seq));
}
