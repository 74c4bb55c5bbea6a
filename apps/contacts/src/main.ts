import 'reflect-metadata';
import { Access } from '#libs/http/access.js';
import { clusterConfig, serveInCluster } from '#libs/http/serve-in-cluster.js';
import { openCluster } from '#libs/platform/open-cluster.js';
import { runProgram } from '#libs/platform/run-program.js';
import { contactsServer } from './server.js';

/** Contacts on the servers that the environment names. `--link` prints a one-time sign-in link for the owner, and ends. */
runProgram((args) => (args.includes('--link') ? printLink() : serveInCluster(contactsServer, process.env)));

async function printLink(): Promise<void> {
  const { config, cluster } = clusterConfig(process.env);
  const waiting = (sentence: string | null): void =>
    void process.stderr.write(sentence === null ? '' : `${sentence}\n`);
  const platform = await openCluster({ cluster, keysDir: config.keysDir }, waiting);
  const link = await new Access(platform.documents, platform.clock).ownerLink();
  process.stdout.write(`${config.publicUrl ?? `http://localhost:${String(config.port)}`}/auth/link?token=${link}\n`);
  await platform.close();
}
