import { fileURLToPath } from 'node:url';

/**
 * How Vite joins the files of some libraries for the specs: Jest loads everything anew for every suite, and these are a
 * thousand files. The code is theirs; nothing is left out or made smaller. Luxon is one file, and others require it as CommonJS.
 */
const libraries = [
  ...['zod', 'date-holidays', 'libphonenumber-js/min', '@vvo/tzdb'],
  ...['@mantine/core', '@mantine/hooks', '@mantine/notifications'],
];
const folder = fileURLToPath(new URL('../.cache/libraries/', import.meta.url));
const fileOf = (library) => library.replaceAll('/', '_');

/** Where Jest finds each of them. */
export const joinedLibraries = Object.fromEntries(
  libraries.map((library) => [`^${library}$`, `${folder}${fileOf(library)}.mjs`]),
);

export default {
  root: fileURLToPath(new URL('..', import.meta.url)),
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: false,
    target: 'es2023',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(libraries.map((library) => [fileOf(library), library])),
      // One React for the page and its libraries.
      external: /^react/,
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'shared/[name]-[hash].mjs' },
    },
  },
  ssr: { noExternal: true },
};
