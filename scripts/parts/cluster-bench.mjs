import { whereServersAre } from '../servers/places.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bundledNode, inRoot } from './paths.mjs';
import { show } from './processes.mjs';
import { withServers } from './with-servers.mjs';

const program = inRoot('dist', 'libs', 'testing', 'bench', 'cluster', 'bench.js');
/** MB: what a run wrote is held in memory, to be written again */
const flags = ['--disable-warning=ExperimentalWarning', '--no-warnings', '--max-old-space-size=6144'];

/** The benchmark of the cluster platform, on servers of its own unless some run. */
export async function benchCluster(args) {
  // What is said of servers is no figure.
  console.log = console.error;
  await ensureInstalled({ dev: true });
  await ensureBuilt(['server', 'page']);
  process.exitCode = await withServers(
    (_, work) => work(),
    (programs) => {
      const env = { ...whereServersAre(), ...process.env, ...programs };
      return show(bundledNode, [...flags, program, ...args], { env });
    },
  );
}
