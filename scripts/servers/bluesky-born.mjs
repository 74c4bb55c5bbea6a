/**
 * Starts an AppView of Bluesky of its own: a Postgres in this process, tables, people with what they said, then the server.
 * Arguments: packages, port, a port for what it reads from, another for its database.
 */
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...ports] = process.argv.slice(2);
const [port, dataPort, databasePort] = ports.map(Number);
process.env.LOG_ENABLED = 'false';

// It would listen to everybody.
const listen = http.Server.prototype.listen;
http.Server.prototype.listen = function (at) {
  return listen.call(this, at, '127.0.0.1');
};

const fetched = createRequire(path.join(folder, 'package.json'));
const load = async (name) => import(pathToFileURL(fetched.resolve(name)).href);
const { PGlite } = await load('@electric-sql/pglite');
const { pg_trgm } = await load('@electric-sql/pglite/contrib/pg_trgm');
const { PGLiteSocketServer } = await load('@electric-sql/pglite-socket');
const bsky = fetched('@atproto/bsky');
const { cidForCbor } = fetched('@atproto/common');
const { Secp256k1Keypair } = fetched('@atproto/crypto');
const { IdResolver } = fetched('@atproto/identity');
const { AtUri } = fetched('@atproto/syntax');
const { IndexingService } = fetched(
  path.join(path.dirname(fetched.resolve('@atproto/bsky')), 'data-plane/server/indexing/index.js'),
);

/** Where nobody listens: directories and services that nobody asks here. */
const NOWHERE = 'http://127.0.0.1:9';
const local = (at) => `http://127.0.0.1:${at}`;

const postgres = await PGlite.create({ extensions: { pg_trgm } });
await new PGLiteSocketServer({ db: postgres, port: databasePort, host: '127.0.0.1', maxConnections: 20 }).start();
const url = `postgresql://postgres:postgres@127.0.0.1:${databasePort}/postgres`;
const database = new bsky.Database({ url, schema: 'bsky', poolSize: 4 });
await database.migrateToLatestOrThrow();

const background = new bsky.BackgroundQueue(database);
const indexing = new IndexingService(database, new IdResolver({ plcUrl: NOWHERE }), background);
/** What apps/ingest/src/connectors/bluesky's cluster spec knows as well. */
const day = (n) => new Date(Date.UTC(2026, 5, n, 9)).toISOString();
const didOf = (name) => `did:plc:${name.padEnd(24, 'x')}`;

async function person(name, more = {}) {
  const standing = { did: didOf(name), handle: `${name}.kith.example`, indexedAt: day(1), ...more };
  await database.db.insertInto('actor').values(standing).execute();
}
/** A record in somebody's repository, seen on this day; answers what others point to it by. */
async function says(name, collection, record, { key, on = 1 }) {
  const said = { $type: `app.bsky.${collection}`, createdAt: day(on), ...record };
  const uri = `at://${didOf(name)}/app.bsky.${collection}/${key}`;
  const cid = await cidForCbor(said);
  await indexing.indexRecord(new AtUri(uri), cid, said, 'create', day(on));
  return { uri, cid: cid.toString() };
}
const labels = (val) => ({ labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val }] } });
const follows = (name, other) => says(name, 'graph.follow', { subject: didOf(other) }, { key: `to${other}` });
const answers = (to) => ({ reply: { root: to, parent: to } });

const strangers = Array.from({ length: 104 }, (_, n) => `stranger${String.fromCharCode(97 + (n % 26), 97 + n / 26)}`);
for (const name of [...strangers, 'ada', 'bo', 'cy']) await person(name);
await person('dee', { upstreamStatus: 'deactivated' });
await person('eve', { takedownRef: 'at://nobody' });
await person('gus', { handle: null });
for (const name of ['ada', 'bo', 'cy', 'dee', 'eve', 'gus', ...strangers]) await follows('me', name);
for (const name of ['ada', 'cy']) await follows(name, 'me');
await says('bo', 'graph.block', { subject: didOf('me') }, { key: 'me' });
await says('cy', 'actor.profile', { displayName: 'Cy', ...labels('!no-unauthenticated') }, { key: 'self' });
await says('ada', 'actor.profile', { displayName: 'SECRET Ada', description: 'SECRET' }, { key: 'self' });

const mine = await says('me', 'feed.post', { text: 'A question' }, { key: 'q' });
const bos = await says('bo', 'feed.post', { text: 'Of others' }, { key: 'o' });
await says('ada', 'feed.post', { text: 'On <boats> & bridges' }, { key: 'p1', on: 2 });
const external = { uri: 'https://ada.example/1', title: 'An article', description: 'SECRET' };
const embed = { $type: 'app.bsky.embed.external', external };
await says('ada', 'feed.post', { text: 'SECRET', embed }, { key: 'p2', on: 3 });
await says('ada', 'feed.post', { text: 'SECRET answer', ...answers(mine) }, { key: 'p3', on: 4 });
await says('ada', 'feed.post', { text: 'SECRET to others', ...answers(bos) }, { key: 'p4', on: 5 });
await says('ada', 'feed.post', { text: 'SECRET label', ...labels('sexual') }, { key: 'p5', on: 6 });
await says('ada', 'feed.repost', { subject: bos }, { key: 'r1', on: 6 });
await says('cy', 'feed.post', { text: 'SECRET to strangers' }, { key: 'p1', on: 2 });
await person('me');
await background.processAll();

await bsky.DataPlaneServer.create(database, dataPort, NOWHERE);
const sets = ['bigThreadUris', 'searchTagsHide', 'threadTagsHide', 'threadTagsBumpDown', 'debugFieldAllowedDids'];
const config = new bsky.ServerConfig({
  ...{ version: 'test', port, publicUrl: local(port), serverDid: 'did:example:appview', didPlcUrl: NOWHERE },
  ...{ dataplaneUrls: [local(dataPort)], dataplaneHttpVersion: '1.1', bsyncUrl: NOWHERE, bsyncHttpVersion: '1.1' },
  ...{ alternateAudienceDids: [], etcdHosts: [], labelsFromIssuerDids: [], adminPasswords: ['a-word-for-tests'] },
  ...{ modServiceDid: 'did:example:moderation', visibilityTagHide: '', visibilityTagRankPrefix: '' },
  ...{ maxThreadParents: 10, draftsLimit: 10, indexedAtEpoch: new Date(0) },
  ...Object.fromEntries(sets.map((name) => [name, new Set()])),
});
await bsky.BskyAppView.create({ config, signingKey: await Secp256k1Keypair.create() }).start();
