/** Unpredictable bytes: `randomBytes` of node:crypto in production, a seeded generator in the simulator. */
export type RandomBytes = (size: number) => Buffer;
