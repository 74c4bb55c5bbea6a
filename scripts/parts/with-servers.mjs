/** Starts the servers that are not there, does `work` with the variables that name their programs, and stops those it started. */
export async function withServers(part, work) {
  // Here, not above: the servers' drivers are not there before the install.
  const { down, programs, up } = await import('../servers/up.mjs');
  const started = [];
  const leave = async () => {
    await down(started);
    process.exit(1);
  };
  process.once('SIGTERM', leave);
  // Ctrl-C ends what runs on them, and then us by what follows.
  process.once('SIGINT', () => undefined);
  try {
    await part('servers', () => up((name) => started.push(name)));
    const env = await part('programs', () => programs());
    return await work(env);
  } finally {
    await part('stopping servers', () => down(started));
    process.removeListener('SIGTERM', leave);
  }
}
