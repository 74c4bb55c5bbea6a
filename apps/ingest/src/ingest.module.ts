import { Module } from '@nestjs/common';
import { ImportsController } from './imports/imports.controller.js';

/** The HTTP face of ingest. `Imports` is handed in by whoever wires. */
@Module({ controllers: [ImportsController] })
export class IngestModule {}
