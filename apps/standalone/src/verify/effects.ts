import type { ContactSeen } from './contact-seen.js';
import type { Line } from './ledger-line.js';
import type { PoolSeen } from './state.js';

/** What a line changes of a contact: its subject, or of a merged one each whom it concerns. It only looks at the pool. */
export type About = (contact: ContactSeen, line: Line, pool: Readonly<PoolSeen>) => void;

/** What a line changes beside contacts, once. It comes first. */
export type InPool = (pool: PoolSeen, line: Line) => void;
