import fs from 'node:fs';
import path from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { StandardSchemaValidationPipe, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard } from '#libs/http/access.guard.js';
import { checkRoutes } from '#libs/http/boot-check.js';
import { problemOfIssues } from '#libs/http/parse.js';
import { ProblemFilter } from '#libs/http/problem.filter.js';
import { serveApiDocs } from '#libs/http/api-docs.js';
import { PageFilter } from './page.filter.js';
import { StandaloneModule } from './standalone.module.js';

/** Everything but imports; those are streamed and limited where they are read. */
const BODY_LIMIT = 1_000_000;

export interface ServerOptions {
  providers: Provider[];
  /** the built page; absent in tests of the API alone */
  webDir: string | null;
  publicUrl: string | null;
  trustProxy: number | false;
  version: string;
  log: (line: { request: string; error: unknown }) => void;
}

/** Builds the HTTP server: one Nest application on Fastify that serves the API, its documents and the page. */
export async function createServer(options: ServerOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trusted(options.trustProxy),
    routerOptions: { maxParamLength: 200 },
  });
  const routes: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
  passRawBodies(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(StandaloneModule.on(options.providers), adapter, {
    logger: ['error', 'warn'],
    bodyParser: true,
  });
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: problemOfIssues }));
  app.useGlobalGuards(app.get(AccessGuard));
  const html = options.webDir === null ? null : fs.readFileSync(path.join(options.webDir, 'index.html'), 'utf8');
  app.useGlobalFilters(new ProblemFilter(options.log), new PageFilter(html));
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: policyOf(options.publicUrl) },
    hsts: options.publicUrl?.startsWith('https:') ?? false,
  });
  const documents = serveApiDocs(app, options.version);
  await app.init();
  checkRoutes(routes.filter((route) => !documents.some((prefix) => route.includes(` ${prefix}`))));
  if (options.webDir !== null) await servePage(app, options.webDir);
  return app;
}

function trusted(hops: number | false): false | ((address: string, hop: number) => boolean) {
  return hops === false ? false : (_address, hop) => hop < hops;
}

/** Anything but JSON reaches its handler as it comes, unread: imports are streamed. */
function passRawBodies(adapter: FastifyAdapter): void {
  adapter.getInstance().addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });
}

function policyOf(publicUrl: string | null): Record<string, string[] | null> {
  const upgrade =
    publicUrl?.startsWith('https:') === true ? { upgradeInsecureRequests: [] } : { upgradeInsecureRequests: null };
  return {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    ...upgrade,
  };
}

/** The page's files: hashed ones may be kept for a year. */
async function servePage(app: NestFastifyApplication, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    prefix: '/',
    wildcard: false,
    cacheControl: false,
    setHeaders: cacheOf,
  });
}

function cacheOf(reply: { header: (name: string, value: string) => unknown }, file: string): void {
  const hashed = file.includes(`${path.sep}assets${path.sep}`);
  reply.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
