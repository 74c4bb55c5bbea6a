import type { Clients } from '../clients.js';
import type { People } from '../people.js';
import type { SimulatedWorld } from '../world.js';
import type { Effects } from './effects.js';
import type { StoredRow } from './stored.js';

/** What is judged after a run, when everything has come to rest. */
export interface Judged {
  world: SimulatedWorld;
  clients: Clients;
  people: People;
  folder: string;
  /** everything that lies in the collections */
  stored: readonly StoredRow[];
  effects: Effects;
}
