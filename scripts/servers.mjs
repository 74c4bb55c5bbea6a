/** `npm run servers -- up|down|status`: Kafka, MongoDB, Redis, Dovecot, Radicale, pretalx and Bluesky for development and for `npm run test:cluster`. */
import { Failure, runScript } from './parts/failure.mjs';
import { ensureInstalled } from './parts/install.mjs';

const usage = 'say `npm run servers -- up`, `down` or `status`';

await runScript(async ([command, ...more]) => {
  if (!['up', 'down', 'status'].includes(command) || more.length > 0) throw new Failure(usage);
  await ensureInstalled({ dev: false });
  const { down, look, up, withoutPassword } = await import('./servers/up.mjs');
  if (command === 'up') await up();
  if (command === 'down') console.log(`stopped: ${(await down()).join(', ') || 'nothing ran'}`);
  if (command !== 'down') await status(look, withoutPassword);
});

/** One line a server that can be pasted into a shell; exit code 1 if one does not answer. */
async function status(look, withoutPassword) {
  for (const { server, address, from, reason, pid } of await look()) {
    if (reason !== null && !server.optional) process.exitCode = 1;
    console.log(reason === null ? line({ server, address, from, pid }) : `# ${server.title}: ${reason}`);
  }

  function line({ server, address, from, pid }) {
    if (from === 'environment') return `# ${server.title}: ${withoutPassword(address)}, as ${server.variable} says`;
    return `export ${server.variable}='${address}'   # ${pid ? `process ${pid}` : from}`;
  }
}
