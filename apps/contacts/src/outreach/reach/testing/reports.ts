import type { z } from 'zod';
import type { bounceObserved } from '#libs/events/reach.inputs.js';
import type { interactionObserved } from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';

type Bounced = z.input<typeof bounceObserved.schema>;

export const mail = (value: string): Bounced['identities'][number] => ({ scheme: 'email', value });

/** A report of a mailbox that a message to Ada's address did not arrive. */
export const bounce = (more: Partial<Bounced> = {}): Bounced => ({
  ...{ source: 'imap', sourceId: 'mail/b1', identities: [mail('ada@a.example')], answers: [], at: NOW - DAY },
  onlyKnown: true,
  ...more,
});

/** An e-mail of ours to Ada that the mailbox saw so many days ago. */
export const sent = (days: number, sourceId: string): z.input<typeof interactionObserved.schema> => ({
  ...{ source: 'imap', sourceId, import: null, member: 'm_1', basis: 'own-relation', observedAt: NOW, name: null },
  ...{ identities: [mail('ada@a.example')], what: 'we-wrote', channel: 'email', at: NOW - days * DAY },
  ...{ title: null, onlyKnown: true },
});
