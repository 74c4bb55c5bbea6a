import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';

/**
 * The settings, for what only a Kith in one process can do. Throws OutsideWorld where servers are set: the data lies there
 * then, and whatever a folder says of it would be wrong.
 */
export function alone(config: Config): Config {
  if (config.cluster === null) return config;
  const text = `KITH_KAFKA, KITH_MONGO and KITH_REDIS are set, so your data lies on servers, and this only works with Kith in one process: docs/operations.md says under "Three services" what to do instead. For the data in ${config.dataDir}, unset the three.`;
  throw new OutsideWorld(text, false, 'data-on-servers');
}
