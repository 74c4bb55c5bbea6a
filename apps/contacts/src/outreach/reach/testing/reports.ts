import type { z } from 'zod';
import { interactionTouched } from '#libs/events/interaction.events.js';
import type { absenceObserved, bounceObserved } from '#libs/events/reach.inputs.js';
import type { interactionObserved } from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';

type Bounced = z.input<typeof bounceObserved.schema>;
type Absent = z.input<typeof absenceObserved.schema>;

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

/** An out-of-office of Ada's, as a mailbox tells it. */
export const absence = (more: Partial<Absent> = {}): Absent => ({
  ...{ source: 'imap', sourceId: 'mail/o1', identities: [mail('ada@a.example')], answers: [], at: NOW - DAY },
  ...{ onlyKnown: true, back: null },
  ...more,
});

/** Ours to Ada, c_9, on its way when something came back. */
export const ours = interactionTouched.make({
  subject: 'c_9',
  occurredAt: NOW - 2 * DAY,
  data: { member: 'm_1', channel: 'email', employer: null, suggestion: null, imported: false, presumed: false },
});
