import { createRequire } from 'node:module';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { docsPage, docsScript, docsStyle, problemsPage } from './docs-pages.js';

/** What the readable page takes of Swagger UI. */
const UI_FILES = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js']);
const UI_FOLDER = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Swagger UI draws its icons from `data:` addresses and writes styles of its own; nothing else of Kith may. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Serves the API's description at `/openapi.json`, a readable page at `/docs` and the list of problems at
 * `/docs/problems`, all from our own host. The description is made when it is first asked for: that takes longer than
 * the rest of a start. Answers the prefixes it took, which need no login: they describe, they hold nothing.
 */
export async function serveApiDocs(app: NestFastifyApplication, version: string): Promise<string[]> {
  const server = app.getHttpAdapter().getInstance();
  let description: Promise<unknown> | null = null;
  server.get('/openapi.json', async () => (description ??= describe(app, version)));
  const texts: [route: string, type: string, text: () => string][] = [
    ['/docs', 'text/html', docsPage],
    ['/docs/problems', 'text/html', problemsPage],
    ['/docs/docs.js', 'text/javascript', docsScript],
    ['/docs/docs.css', 'text/css', docsStyle],
  ];
  for (const [route, type, text] of texts) {
    server.get(route, (_request, reply) =>
      reply
        .header('Content-Security-Policy', POLICY)
        .header('Content-Type', `${type}; charset=utf-8`)
        .header('Cache-Control', 'no-cache')
        .send(text()),
    );
  }
  await app.register(fastifyStatic, {
    root: UI_FOLDER,
    prefix: '/docs/ui/',
    decorateReply: false,
    allowedPath: (file) => UI_FILES.has(file),
  });
  return ['/docs', '/openapi.json'];
}

async function describe(app: NestFastifyApplication, version: string): Promise<unknown> {
  const { describeApi } = await import('./api-description.js');
  return describeApi(app, version);
}
