import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bundledNode, inRoot } from './paths.mjs';
import { become } from './processes.mjs';

/**
 * Node for a quick start: npm links nothing inside node_modules, so no path has to be looked through for links, and
 * what was compiled is kept. Together a third of the time until the server listens.
 */
const quick = ['--preserve-symlinks', '--disable-warning=ExperimentalWarning'];
/**
 * MB of the young and the old generation: with little room to put it off, Node collects garbage early. A server that
 * imports a large file stays 100 MB smaller for it; half of 8 would cost it a sixth of its pace.
 */
const small = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
const compiled = { NODE_COMPILE_CACHE: inRoot('.cache', 'compiled') };
/** On Linux: its threads share two heaps of the C library instead of one for each of them, 9 MB less. */
const shared = { MALLOC_ARENA_MAX: '2' };

/** Installs and builds what is missing or stale, then becomes a compiled program on the bundled Node, in the caller's folder. */
export async function launch(program, args, { build = ['server', 'page'], flags = [] } = {}) {
  await ensureInstalled({ dev: false });
  await ensureBuilt(build);
  const env = { ...compiled, ...shared, ...process.env };
  await become(bundledNode, [...quick, ...small, ...flags, inRoot('dist', program), ...args], { env });
}
