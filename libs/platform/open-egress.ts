import { createEgress, type EgressOptions } from '#libs/adapters/egress/create-egress.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Posting } from '#libs/ports/posting.js';
import { version } from './about.js';
import type { Config } from './config.js';

/** The way out of a service, as its environment allows it. */
export function openEgress(
  { egressAllow, egressProxy, publicUrl }: Pick<Config, 'egressAllow' | 'egressProxy' | 'publicUrl'>,
  clock: Clock,
  { paceMs, ...more }: { paceMs?: number } & Pick<EgressOptions, 'lookup' | 'marks'> = {},
): Egress & Posting {
  const home = publicUrl === null ? '' : ` (+${publicUrl})`;
  const limits = paceMs === undefined ? {} : { paceMs };
  return createEgress({
    clock,
    allow: egressAllow,
    proxy: egressProxy,
    userAgent: `Kith/${version}${home}`,
    limits,
    ...more,
  });
}
