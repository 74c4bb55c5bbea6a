import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bundledNode, inRoot } from './paths.mjs';
import { become } from './processes.mjs';

/** Installs and builds what is missing or stale, then becomes a compiled program on the bundled Node, in the caller's folder. */
export async function launch(program, args, { build = ['server', 'page'], flags = [] } = {}) {
  await ensureInstalled({ dev: false });
  await ensureBuilt(build);
  await become(bundledNode, ['--disable-warning=ExperimentalWarning', ...flags, inRoot('dist', program), ...args]);
}
