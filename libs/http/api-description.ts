import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = [
  'Keeps contacts alive without becoming a nuisance. A person always writes; Kith never sends to a contact.',
  'Whoever is signed in on the page may try everything here. Programs send an API key: `Authorization: Bearer kith_<id>.<secret>`.',
  'A refusal is a problem document (RFC 9457) with a stable `code`: [every code, and what to do](/docs/problems).',
  'A POST with an `Idempotency-Key` counts once, however often it is sent. A PATCH with the `ETag` in `If-Match` changes only what you have seen; so do the numbers of one contact (`PUT` and `DELETE /v1/contacts/{id}/policy`).',
  'Lists answer `{ items, next }`; `next` is the `cursor` of the page that follows. Times are RFC 3339, in UTC.',
].join('\n\n');

/** Describes every route of a running application as OpenAPI 3.1. Slow to load, so it is imported when somebody asks. */
export function describeApi(app: NestFastifyApplication, version: string): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kith')
    .setVersion(version)
    .setDescription(DESCRIPTION)
    .setExternalDoc('Every code a request can be refused with', '/docs/problems')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: kith_<id>.<secret>' })
    .addCookieAuth('kith_session')
    .build();
  return SwaggerModule.createDocument(app, about);
}
