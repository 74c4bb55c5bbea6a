import { Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { CLOCK } from '#libs/http/access.guard.js';
import { viewerOf } from '#libs/http/edge.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { EdgeRequest } from '#libs/http/viewer.js';
import type { Clock } from '#libs/ports/clock.js';
import { CalendarAddresses } from './calendar-addresses.js';
import { CalendarFeed } from './calendar-feed.js';
import { calendarText } from './calendar-text.js';

/** A member's calendar, for calendar programs: its address is the key. */
@Controller()
export class CalendarController {
  constructor(
    @Inject(CalendarAddresses) private readonly addresses: CalendarAddresses,
    @Inject(CalendarFeed) private readonly feed: CalendarFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes me an address, or another one in place of the one before. Shown once. */
  @Post('v1/me/calendar')
  @HttpCode(201)
  async renew(@Req() request: EdgeRequest): Promise<unknown> {
    return { path: await this.addresses.renew(viewerOf(request)) };
  }

  /** Takes my address away. */
  @Delete('v1/me/calendar')
  @HttpCode(204)
  async remove(@Req() request: EdgeRequest): Promise<void> {
    await this.addresses.remove(viewerOf(request));
  }

  @Get('calendar/:pool/:member/:secret')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, no-store')
  @Header('X-Robots-Tag', 'noindex')
  async read(
    @Param('pool') pool: string,
    @Param('member') member: string,
    @Param('secret') secret: string,
  ): Promise<string> {
    const home = await this.addresses.open({ pool, member }, secret.replace(/\.ics$/, ''));
    if (home === null)
      throw new HttpProblem(404, 'calendar-unknown', 'There is no such calendar, or its address was renewed.');
    const now = this.clock.now();
    const { language, entries } = await this.feed.of(home, member, now);
    return calendarText(entries, language, now);
  }
}
