import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { BusBatch } from '#libs/ports/bus.js';
import { RawErrors } from '#libs/transport/raw-errors.filter.js';
import type { Owner } from './owner.js';

export const OWNER = Symbol('owner');

/** Inputs come in here, a batch at a time, off whichever bus `BusStrategy` was given; answers the next offset. */
@Controller()
@UseFilters(RawErrors)
export class InputsConsumer {
  constructor(@Inject(OWNER) private readonly owner: Owner) {}

  @EventPattern('inputs')
  decide(@Payload() batch: BusBatch): Promise<number> {
    return this.owner.reader.handle(batch);
  }
}
