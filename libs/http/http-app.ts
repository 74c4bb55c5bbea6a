import fs from 'node:fs';
import path from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { Provider, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard } from './access.guard.js';
import { checkRoutes, type ServiceName } from './boot-check.js';
import { ProblemFilter } from './problem.filter.js';
import { jsonOf, ReadRequest } from './read-request.js';
import { serveApiDocs } from './api-docs.js';
import type { BusStrategy } from '#libs/transport/bus-strategy.js';
import type { FrontDoor } from './front-door.js';
import { PageFilter } from './page.filter.js';
import { ServiceModule } from './service.module.js';
import { answerUnreadable, hangUpUnreadable } from './unreadable.js';

/** Everything but imports; those are streamed and limited where they are read. */
const BODY_LIMIT = 1_000_000;

export interface HttpAppOptions {
  /** the services of this process, by name and by their modules */
  services: readonly ServiceName[];
  modules: Type[];
  /** where its requests come in */
  door: FrontDoor;
  /** how its consumers read the bus */
  strategy: BusStrategy;
  providers: Provider[];
  /** the built page; absent in tests of the API alone */
  webDir: string | null;
  publicUrl: string | null;
  trustProxy: number | false;
  version: string;
  log: (line: { request: string; error: unknown }) => void;
}

/** Bodies are checked by zod and answers written as they are: Fastify's own schemas, slow to load, are never used. */
const noSchema = (): never => {
  throw new Error('A route brings a schema for Fastify; describe it with zod instead.');
};
const noSchemas = { buildValidator: () => noSchema, buildSerializer: () => noSchema };

/** Builds the one Nest application of a process, on Fastify: the API, its documents, the page, and the consumers of the bus. */
export async function createHttpApp(options: HttpAppOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trusted(options.trustProxy),
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: noSchemas },
    serverFactory: options.door.serverFactory,
    frameworkErrors: answerUnreadable,
    clientErrorHandler: hangUpUnreadable,
  });
  const routes: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
  readBodies(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.on(options.modules, options.providers),
    adapter,
    { logger: ['error', 'warn'], bodyParser: false },
  );
  app.connectMicroservice({ strategy: options.strategy });
  app.useGlobalPipes(new ReadRequest());
  app.useGlobalGuards(app.get(AccessGuard));
  const html = options.webDir === null ? null : fs.readFileSync(path.join(options.webDir, 'index.html'), 'utf8');
  app.useGlobalFilters(new ProblemFilter(options.log), new PageFilter(html));
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: policyOf(options.publicUrl) },
    hsts: options.publicUrl?.startsWith('https:') ?? false,
  });
  const documents = await serveApiDocs(app, options.version);
  await app.init();
  checkRoutes(
    routes.filter((route) => !documents.some((prefix) => route.includes(` ${prefix}`))),
    options.services,
  );
  if (options.webDir !== null) await servePage(app, options.webDir);
  await adapter.getInstance().ready();
  return app;
}

function trusted(hops: number | false): false | ((address: string, hop: number) => boolean) {
  return hops === false ? false : (_address, hop) => hop < hops;
}

/** What is taken as it comes, whatever it says it is: all that platforms sign, and files. */
const AS_IT_COMES = /^\/(hooks\/|v1\/imports(\/preview)?(\?|$))/;

/** JSON is read here; anything else reaches its handler unread: imports are streamed, and so is all that is signed. */
function readBodies(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (AS_IT_COMES.test(request.url)) request.headers['content-type'] = 'application/octet-stream';
    done();
  });
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    jsonOf(body),
  );
  fastify.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });
}

function policyOf(publicUrl: string | null): Record<string, string[] | null> {
  const upgrade =
    publicUrl?.startsWith('https:') === true ? { upgradeInsecureRequests: [] } : { upgradeInsecureRequests: null };
  return {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'"],
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
