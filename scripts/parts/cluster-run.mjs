import { runSpecs } from './specs.mjs';

/** Starts the servers that are not there, runs the specs that need them, and stops those it started. */
export async function runClusterSpecs(part, args) {
  // Here, not above: the servers' drivers are not there before the install.
  const { down, programs, up } = await import('../servers/up.mjs');
  const started = [];
  const leave = async () => {
    await down(started);
    process.exit(1);
  };
  process.once('SIGTERM', leave);
  // Ctrl-C ends jest, and then us by what follows.
  process.once('SIGINT', () => undefined);
  try {
    await part('servers', () => up((name) => started.push(name)));
    const env = await part('programs', () => programs());
    return await part('cluster', () => runSpecs(['cluster'], args, env));
  } finally {
    await part('stopping servers', () => down(started));
    process.removeListener('SIGTERM', leave);
  }
}
