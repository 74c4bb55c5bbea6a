import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../dist/web', import.meta.url));
const server = process.env['KITH_SERVER'] ?? 'http://127.0.0.1:3000';

/** Builds the page into dist/web, which the server serves; `vite apps/web` runs it beside a running server. */
export default defineConfig({
  root,
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { outDir, emptyOutDir: true, target: 'es2023' },
  server: { proxy: { '/v1': server, '/auth': server, '/openapi.json': server } },
});
