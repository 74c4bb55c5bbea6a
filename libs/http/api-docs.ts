import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/**
 * Serves the API's description at `/openapi.json` and a readable page at `/docs`, both from our own host. Answers the
 * prefixes it took, which need no login: they describe, they hold nothing.
 */
export function serveApiDocs(app: NestFastifyApplication, version: string): string[] {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kith')
    .setVersion(version)
    .setDescription(
      'Keeps contacts alive without becoming a nuisance. A person always writes; Kith never sends to a contact.',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: kith_<id>.<secret>' })
    .addCookieAuth('kith_session')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, about), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
  return ['/docs', '/openapi.json', '/openapi.yaml'];
}
