import type { KithEvent } from '#libs/events/catalog.js';
import type { ContactFacts } from './facts.js';

/** Every event by its type. */
export type EventMap = { [E in KithEvent as E['type']]: E };

/** What an event does to the facts of the contact it is about; a type that is not named changes nothing. */
export type Folds = { [T in keyof EventMap]?: (facts: ContactFacts, event: EventMap[T]) => ContactFacts };
