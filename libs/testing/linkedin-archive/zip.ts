import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive that is made for a test; `flags` and `size` may lie. */
export interface Zipped {
  name: string;
  bytes: string | Buffer;
  flags?: number;
  size?: number;
}

const UTF8_NAMES = 0x800;

/** A zip archive of these files, one after the other, their list at the end. */
export function zipOf(files: readonly Zipped[]): Buffer {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const bytes = Buffer.from(file.bytes);
    const [name, packed] = [Buffer.from(file.name), deflateRawSync(bytes)];
    const common = [
      [file.flags ?? UTF8_NAMES, 2],
      [8, 2],
      [0, 4],
      [crc32(bytes), 4],
      [packed.length, 4],
    ] as const;
    const sizes = [
      [file.size ?? bytes.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const;
    const local = Buffer.concat([numbers([0x04034b50, 4], [20, 2], ...common, ...sizes), name, packed]);
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [at, 4],
    ] as const;
    list.push(Buffer.concat([numbers([0x02014b50, 4], [20, 2], [20, 2], ...common, ...sizes, ...rest), name]));
    pieces.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(list);
  const count = files.length;
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [listed.length, 4], [at, 4], [0, 2]);
  return Buffer.concat([...pieces, listed, end]);
}

/** Little-endian numbers of so many bytes. */
function numbers(...fields: (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
