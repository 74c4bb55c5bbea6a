import { Module } from '@nestjs/common';
import { PoolEventsConsumer } from './pool-events.consumer.js';

/** Reminders under Nest: it follows the events and serves nothing but its health. */
@Module({ controllers: [PoolEventsConsumer] })
export class RemindersModule {}
