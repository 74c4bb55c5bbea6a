import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import type { BusBatch } from '#libs/ports/bus.js';
import type { BatchHandling } from '#libs/transport/bus-strategy.js';
import { RawErrors } from '#libs/transport/raw-errors.filter.js';
import { embeddedLimits } from './engine.js';
import type { Owner } from './owner.js';

export const OWNER = Symbol('owner');

const handling: BatchHandling = {
  group: 'contacts',
  maxRecords: embeddedLimits.inputs,
  maxBytes: embeddedLimits.bytes,
};

/** Inputs come in here, a batch at a time, off whichever bus `BusStrategy` was given. */
@Controller()
@UseFilters(RawErrors)
export class InputsConsumer {
  constructor(@Inject(OWNER) private readonly owner: Owner) {}

  @EventPattern('inputs', handling)
  decide(@Payload() batch: BusBatch): Promise<number> {
    return this.owner.reader.handle(batch);
  }

  @MessagePattern('inputs.position')
  position(@Payload() partition: number): Promise<number> {
    return this.owner.reader.position(partition);
  }

  @MessagePattern('inputs.lost')
  lost(@Payload() partition: number): void {
    this.owner.reader.lost?.(partition);
  }
}
