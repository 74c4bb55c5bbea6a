/**
 * `npm run bench`: how fast a large import is, and how people are served meanwhile (`-- --rows 20000`, `-- --json`);
 * `npm run bench -- cluster`: the same on Kafka and MongoDB, beside raw writes (`--inputs 20000`, `--json`).
 * `npm run bench -- verify [FILE]`: proves a million events, of the ledger in FILE or of one that is rehearsed for it.
 */
import { benchCluster } from './parts/cluster-bench.mjs';
import { runScript } from './parts/failure.mjs';
import { launch } from './parts/launch.mjs';

const others = { cluster: benchCluster };
const embedded = (args) => launch('libs/testing/bench/bench.js', args, { build: ['server', 'page'] });

await runScript(([word, ...args]) => (others[word] ? others[word](args) : embedded(word ? [word, ...args] : args)));
