/** Unpredictable bytes: `randomBytes` of node:crypto in production, a seeded generator in the simulator. */
export type RandomBytes = (size: number) => Buffer;

const DRAWN = 4_096;

/** The same bytes drawn in larger pieces: a nonce at a time costs more than sealing with it. No byte is given out twice. */
export function drawnAhead(random: RandomBytes): RandomBytes {
  let drawn: Buffer = Buffer.alloc(0);
  return (size) => {
    if (drawn.length < size) drawn = random(Math.max(DRAWN, size));
    const taken = drawn.subarray(0, size);
    drawn = drawn.subarray(size);
    return taken;
  };
}
