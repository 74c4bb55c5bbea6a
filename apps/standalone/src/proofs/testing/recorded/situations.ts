import { bars } from './bars.js';
import { consents } from './consents.js';
import { colleagues } from './colleagues.js';
import { desks } from './desks.js';
import { jobs } from './jobs.js';
import { numbers } from './numbers.js';
import { places } from './places.js';
import { reach } from './reach.js';
import { silence } from './silence.js';
import { sources } from './sources.js';
import { ties } from './ties.js';
import { wishes } from './wishes.js';
import type { Situations } from './telling.js';

/** Every situation that is recorded, by the name of its file. */
export const situations: Situations = {
  ...silence,
  ...reach,
  ...wishes,
  ...colleagues,
  ...desks,
  ...numbers,
  ...bars,
  ...consents,
  ...jobs,
  ...sources,
  ...ties,
  ...places,
};
