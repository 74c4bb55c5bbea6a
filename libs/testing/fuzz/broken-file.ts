import { zipOf } from '#libs/testing/linkedin-archive/zip.js';
import type { Random } from '../random.js';
import { members } from './fixtures.js';
import { mutated, type Seeds } from './mutations.js';

/** A broken file of a format. Every other archive is whole and holds broken files: else hardly one would be opened. */
export function brokenFile(format: string, seeds: Seeds, random: Random): Buffer {
  if (format !== 'linkedin-zip' || random.chance(0.5)) return mutated(seeds, random);
  return zipOf(members().map(({ name, own }) => ({ name, bytes: mutated({ own, foreign: seeds.foreign }, random) })));
}
