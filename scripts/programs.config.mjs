import { fileURLToPath } from 'node:url';

/**
 * How Vite joins the files of the programs that are started most, and of the threads beside them: to load 2,500 files one
 * by one takes Node longer than everything else until it listens. The code is what tsc made of it; nothing is made smaller.
 */
const compiled = (file) => fileURLToPath(new URL(`../dist/${file}.js`, import.meta.url));

/** A thread's file lies beside the code that starts it, here as there. */
const programs = {
  main: compiled('apps/standalone/src/main'),
  kith: compiled('apps/standalone/src/cli/kith'),
  simulator: compiled('libs/testing/simulator/run'),
  'read-feed.worker': compiled('apps/ingest/src/connectors/feed/read-feed.worker'),
  'checkpoint.worker': compiled('libs/adapters/sqlite/checkpoint.worker'),
  'search.worker': compiled('libs/adapters/sqlite/search.worker'),
};

/** Loaded when they are needed, with native code or with files that they look for beside their own. */
const apart = [
  ...['@node-rs/argon2', 'pino', 'swagger-ui-dist', 'nodemailer', 'imapflow', 'tsdav'],
  ...['mongoose', 'bullmq', 'ioredis', 'kafkajs'],
];

/** Nest asks for these and does without. */
const notInstalled = ['@nestjs/websockets', '@nestjs/platform-express', 'class-transformer', 'class-validator'];

export default {
  root: fileURLToPath(new URL('..', import.meta.url)),
  build: {
    ssr: true,
    outDir: 'dist/joined',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: programs,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        keepNames: true,
        strictExecutionOrder: true,
      },
      external: notInstalled.map((name) => new RegExp(`^${name}(/|$)`)),
    },
  },
  ssr: { noExternal: true, external: apart },
};
