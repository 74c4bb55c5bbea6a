import { runSpecs } from './specs.mjs';
import { withServers } from './with-servers.mjs';

/** Runs the specs that need servers. */
export function runClusterSpecs(part, args) {
  return withServers(part, (env) => part('cluster', () => runSpecs(['cluster'], args, env)));
}
