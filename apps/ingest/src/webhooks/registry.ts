import { ashby } from './ashby/ashby.js';
import { breezy } from './breezy/breezy.js';
import { callable } from './callable.js';
import type { CallingKind } from './calling-kind.js';
import { cloudEvents } from './cloudevents/cloudevents.js';
import { greenhouse } from './greenhouse/greenhouse.js';
import { jazzhr } from './jazzhr/jazzhr.js';
import { merge } from './merge/merge.js';
import { recruitee } from './recruitee/recruitee.js';
import { standardWebhooks } from './standard/standard.js';
import { workable } from './workable/workable.js';

/** Adding a kind that calls us is a folder beside this file and a line here. */
export const callingKinds: readonly CallingKind[] = [
  greenhouse,
  ashby,
  workable,
  recruitee,
  breezy,
  jazzhr,
  merge,
  standardWebhooks,
  cloudEvents,
];

/** Every platform that can be played, to try an address. */
export const callablePlatforms = callable(callingKinds);
