import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const root = beside('../..');

/** Specs beside the rules, and of whatever decides by them: those that wait for nothing, and go through no whole lives. */
const folders = [
  ...['libs/etiquette', 'apps/standalone/src/proofs'],
  ...['application', 'contact', 'identity', 'outreach', 'pool', 'privacy'].map((name) => `apps/contacts/src/${name}`),
  ...['rounds', 'schedule'].map((name) => `apps/reminders/src/${name}`),
];
const specs = fs
  .globSync(`{${folders.join(',')}}/**/*.spec.ts`, { cwd: root })
  .filter((file) => !/(\.properties|\.long|\.cluster|\/team)\.spec\.ts$/.test(file))
  .filter((file) => file.startsWith('libs/') || !/\bawait\b|fast-check/.test(fs.readFileSync(root + file, 'utf8')))
  .sort();

const allSpecs = {
  name: 'all-specs',
  resolveId: (id) => (id === 'specs' ? '\0specs' : undefined),
  load: (id) => (id === '\0specs' ? specs.map((file) => `import '/${file}';`).join('\n') : undefined),
};

/** Joined, a file lies elsewhere: it still reads what lies beside its source. */
const whereItWas = {
  name: 'where-it-was',
  enforce: 'pre',
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

/** How Vite joins the specs and all of ours that they load, changed by Stryker, into one file for `together.runner.mjs`. */
export default {
  root,
  plugins: [allSpecs, whereItWas],
  resolve: { alias: { '@jest/globals': beside('jest-globals.mjs') } },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  build: {
    ssr: true,
    outDir: '.cache/mutation/joined',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { specs: 'specs' },
      treeshake: false,
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name].cjs',
        codeSplitting: { groups: [{ name: 'unchanged', test: /\/libs\/(events|kernel|identity|ports)\// }] },
      },
    },
  },
};
