import type { Platform } from '#libs/ports/platform.js';
import { digestJobs, dueJob, HORIZON, roundJobs } from './jobs.js';
import type { Changed, Follower } from './schedule/follow.js';
import type { ScheduleStore } from './schedule/schedule-store.js';

export interface HourAheadParts {
  platform: Pick<Platform, 'queue' | 'clock'>;
  store: ScheduleStore;
  follower: Follower;
}

/** Brings the jobs of the next hour into the queue. To bring one again does no harm: it takes the place of the first. */
export class HourAhead {
  constructor(private readonly parts: HourAheadParts) {}

  /** Those of what has changed in a pool. */
  async bringChanged({ pool, rows, members }: Changed): Promise<void> {
    const end = this.parts.platform.clock.now() + HORIZON;
    if (rows.some(({ dueAt }) => dueAt !== null && dueAt < end)) await this.bringDue(pool);
    await this.bringMembers(pool, members);
  }

  /** The one of a pool's dues, for the earliest after `after` (without: of all), if it is within the hour. */
  async bringDue(pool: string, after = -1): Promise<void> {
    const { store, platform } = this.parts;
    const at = await store.firstDue(pool, after + 1, platform.clock.now() + HORIZON);
    if (at !== null) await platform.queue.add([dueJob(pool, at)]);
  }

  /** Those of members' rounds and digests; null: of all members. */
  async bringMembers(pool: string, only: string[] | null): Promise<void> {
    const { follower, platform } = this.parts;
    const now = platform.clock.now();
    const { pool: line, members } = await follower.team(pool);
    if (line === null) return;
    const those = [...members.values()].filter(({ member }) => only === null || only.includes(member));
    await platform.queue.add(
      those.flatMap((member) => [...roundJobs(pool, line, member, now), ...digestJobs(pool, line, member, now)]),
    );
  }
}
