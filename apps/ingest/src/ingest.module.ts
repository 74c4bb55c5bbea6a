import { Module } from '@nestjs/common';
import { ImportsController } from './imports/imports.controller.js';
import { PreviewController } from './imports/preview.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { HooksController } from './webhooks/hooks.controller.js';
import { SecretController } from './webhooks/secret.controller.js';

/** The HTTP face of ingest. What its controllers need is handed in by whoever wires. */
@Module({ controllers: [ImportsController, PreviewController, SourcesController, HooksController, SecretController] })
export class IngestModule {}
