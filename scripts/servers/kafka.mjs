import fs from 'node:fs';
import path from 'node:path';
import kafkajs from 'kafkajs';
import { Failure } from '../parts/failure.mjs';
import { programOrPackage } from './apt.mjs';
import { fetched } from './places.mjs';
import { freePort, onPath, run, startServer } from './processes.mjs';

const VERSION = '4.1.1';
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>kith</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>2.24.3</version></dependency>
  </dependencies>
</project>
`;

/** The folder with Kafka's jars (43 MB), fetched once. */
async function program(tell) {
  await java(tell);
  const folder = fetched(`kafka-${VERSION}`);
  const [libs, done] = [path.join(folder, 'libs'), path.join(folder, '.complete')];
  if (fs.existsSync(done)) return libs;
  const maven = await programOrPackage('mvn', 'maven', tell);
  if (maven === null) throw new Failure('Maven is needed to fetch Kafka: install it, or set KITH_KAFKA to a broker');
  tell(`fetching Apache Kafka ${VERSION} with Maven`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'pom.xml'), pom);
  const args = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${libs}`];
  await run(maven, args, { cwd: folder, sentence: 'Maven could not fetch Kafka' });
  fs.writeFileSync(done, '');
  return libs;
}

async function java(tell) {
  const found = await programOrPackage('java', 'default-jre-headless', tell);
  if (found !== null) return found;
  throw new Failure('Java 17 or newer is needed to run Kafka: install it, or set KITH_KAFKA to a broker');
}

/** A broker of one node that is its own controller. Topics are made by whoever needs them, never by mistake. */
async function start(libs, data) {
  const [port, controller] = [await freePort(), await freePort()];
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'log.dirs': path.join(data, 'log'),
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  };
  const file = path.join(data, 'server.properties');
  fs.writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const classes = ['-Xmx512m', '-cp', path.join(libs, '*')];
  const runtime = onPath('java');
  const storage = (...args) =>
    run(runtime, [...classes, 'kafka.tools.StorageTool', ...args], { sentence: 'Kafka could not format its folder' });
  const id = (await storage('random-uuid')).trim().split('\n').at(-1);
  await storage('format', '-t', id, '-c', file);
  return { pid: startServer(runtime, [...classes, 'kafka.Kafka', file], data), address: `127.0.0.1:${port}` };
}

/** Resolves once it lists its topics; rejects with the reason it does not. */
async function answers(address) {
  const { Kafka, logLevel } = kafkajs;
  const admin = new Kafka({
    brokers: address.split(','),
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    connectionTimeout: 5_000,
  }).admin();
  try {
    await admin.connect();
    await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

export const kafka = { name: 'kafka', title: 'Kafka', variable: 'KITH_KAFKA', program, start, answers };
