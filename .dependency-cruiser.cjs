/* eslint max-lines: [error, 250] -- one list of rules, each as short as it can be */
/** Who may import whom. Each rule is seen to fail by scripts/check-seeded-violations.mjs; there are no exemptions. */

const spec = '\\.(spec|contract)\\.tsx?$';
const testing = '^(apps/.*|libs|libs/.*)/testing/';
const tests = [spec, testing];
/** Test code that runs whole services, as programs of their own. */
const programs = '^libs/testing/(simulator|scenarios|bench|fuzz|year)/';

/** Files that decide, fold or describe. Kept in step with `pure` in eslint.config.js. */
const pure = ['^libs/(kernel|events|etiquette|identity)/', '\\.(decider|rule|projection|fold|events|inputs)\\.ts$'];
const pureOrInterface = [...pure, '^libs/ports/'];

/** Where Nest may show: what assembles and edges an app, and the two libs that are that edge. */
const nestEdge = [
  '^apps/[^/]+/src/(main|server|start-server|providers)\\.ts$',
  '\\.(module|controller|consumer|filter|guard|pipe|interceptor)\\.ts$',
  '^libs/(http|transport)/',
];

/** Packages by name, also when they are not installed. */
const packages = (...names) => `^(node_modules/)?(@types/)?(${names.join('|')})(/|$)`;

const allowedToPure = packages('zod', 'date-holidays', 'luxon', '@vvo/tzdb', 'libphonenumber-js');

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A ring of files is one big file: move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-takes-few-packages',
      comment:
        'Pure code may use zod, date-holidays, luxon, @vvo/tzdb and libphonenumber-js; nothing of Node, Nest or a driver.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { pathNot: ['^(apps|libs)/', allowedToPure] },
    },
    {
      name: 'ports-take-only-types',
      comment: 'A port is interfaces and promises.',
      severity: 'error',
      from: { path: '^libs/ports/', pathNot: tests },
      to: { pathNot: pureOrInterface },
    },
    {
      name: 'pure-reaches-only-pure',
      comment: 'What pure code imports, directly or through others of our files, must itself know no outside world.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: {
        reachable: true,
        pathNot: [
          '^apps/.*(?<!\\.(module|controller|consumer|filter|guard|service|store))\\.ts$',
          '^libs/(kernel|events|etiquette|identity|ports)/',
          allowedToPure,
        ],
      },
    },
    {
      name: 'nest-stays-at-the-edge',
      comment:
        'Nest is for main, modules, controllers, consumers, guards, pipes, filters, interceptors, libs/http, libs/transport.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [...nestEdge, ...tests] },
      to: { path: packages('@nestjs') },
    },
    {
      name: 'sqlite-stays-in-its-adapter',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/adapters/sqlite/', ...tests] },
      to: { path: '^(node:)?sqlite$', dependencyTypes: ['core'] },
    },
    {
      name: 'drivers-stay-in-adapters',
      comment: 'The specs of how the servers themselves are started ask them directly.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/adapters/', '^libs/testing/cluster/.*\\.spec\\.ts$'] },
      to: { path: packages('kafkajs', 'mongoose', 'mongodb', 'bullmq', 'ioredis', 'better-sqlite3', 'nodemailer') },
    },
    {
      name: 'only-egress-goes-out',
      comment: 'libs/adapters/egress is the only way out: everything else may be led into the private network.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/adapters/egress/', '^libs/http/front-door\\.ts$', ...tests],
      },
      to: {
        path: [
          '^(node:)?(http|https|http2|net|tls|dns|dns/promises)$',
          packages('undici', 'request-filtering-agent', 'imapflow', 'axios', 'got', 'ky', 'node-fetch', 'superagent'),
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-digests-send',
      comment:
        'Kith never sends to a contact: what can send is in the hand of digests, which know members alone, and of webhooks-out, which tells systems that an administrator named.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: [
          '^apps/reminders/src/(digests|webhooks-out)/',
          '^libs/adapters/(mail|egress)/',
          '^libs/platform/open-',
          ...tests,
        ],
      },
      to: { path: '^libs/ports/(mail|posting)\\.ts$' },
    },
    {
      name: 'adapters-are-wired-not-used',
      comment: 'Everybody else speaks to a port; libs/platform and main.ts choose who is behind it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(adapters|platform)/', '/main\\.ts$', ...tests] },
      to: { path: '^libs/adapters/' },
    },
    {
      name: 'apps-talk-through-events',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/standalone/', ...tests] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'standalone-mounts-modules-and-services',
      comment:
        'The one process that holds all services mounts their modules and factories and looks no deeper; the command line also knows the platforms that call, to call in their stead.',
      severity: 'error',
      from: { path: '^apps/standalone/', pathNot: tests },
      to: {
        path: '^apps/',
        pathNot: [
          '^apps/standalone/',
          '\\.(module|service)\\.ts$',
          '^apps/ingest/src/webhooks/(registry|calling-kind)\\.ts$',
        ],
      },
    },
    {
      name: 'page-speaks-http',
      comment: 'The page knows the server by its HTTP interface, and of our code only the events, as types.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|libs)/', pathNot: ['^apps/web/', '^libs/events/'] },
    },
    {
      name: 'page-packages-stay-in-the-page',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^apps/web/' },
      to: { path: packages('react', 'react-dom', 'react-i18next', '@mantine', '@tanstack', '@radix-ui', 'vite') },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Only what runs whole services to judge them does.',
      severity: 'error',
      from: { path: '^libs/', pathNot: programs },
      to: { path: '^apps/' },
    },
    {
      name: 'programs-are-imported-by-nobody',
      severity: 'error',
      from: { pathNot: programs },
      to: { path: programs },
    },
    {
      name: 'verify-shares-no-code',
      comment: 'A proof that uses the code it proves is none: of this project it knows its own folder only.',
      severity: 'error',
      from: { path: '^apps/standalone/src/verify/', pathNot: spec },
      to: { path: '^(apps|libs)/', pathNot: '^apps/standalone/src/verify/' },
    },
    {
      name: 'sources-are-strangers',
      comment:
        'imports/tables is how any CSV file is read, imports/people how a person is read of any file, imports/linkedin what files of LinkedIn share; they are no sources. An archive is a source that opens others, and a calendar server and LinkedIn hand out what stands in files, too.',
      severity: 'error',
      from: {
        path: '^apps/ingest/src/(connectors|webhooks|imports)/([^/]+)/.',
        pathNot: '/imports/linkedin-zip/|/connectors/(dav|linkedin-snapshot)/',
      },
      to: {
        path: '^apps/ingest/src/(connectors|webhooks|imports)/[^/]+/.',
        pathNot: [
          '^apps/ingest/src/$1/$2/',
          '^apps/ingest/src/imports/(tables|people|linkedin|testing)/',
          '^apps/ingest/src/(connectors|webhooks)/testing/',
        ],
      },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'test-packages-stay-in-tests',
      comment: 'A first start installs no devDependencies, so nothing that is built for it may need one.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'programs-need-no-test-package',
      comment: 'The simulator, the scenarios and the benchmark run from dist, without jest.',
      severity: 'error',
      from: { path: programs, pathNot: spec },
      to: { path: packages('jest', '@jest', 'fast-check', '@nestjs/testing'), reachable: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^apps/web/vite\\.config\\.ts$'] },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#libs/)?virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      // 'source' first: else #libs/* is found in dist/ and no rule matches anything.
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
