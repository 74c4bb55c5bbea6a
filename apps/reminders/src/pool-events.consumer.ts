import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { BusBatch, Subscribing } from '#libs/ports/bus.js';
import { RawErrors } from '#libs/transport/raw-errors.filter.js';
import { SCHEDULE_READER } from './reminders.service.js';

/** What was decided comes in here, a batch at a time, off whichever bus `BusStrategy` was given; answers the next offset. */
@Controller()
@UseFilters(RawErrors)
export class PoolEventsConsumer {
  constructor(@Inject(SCHEDULE_READER) private readonly reader: Subscribing) {}

  @EventPattern('pool-events')
  follow(@Payload() batch: BusBatch): Promise<number> {
    return this.reader.handle(batch);
  }
}
