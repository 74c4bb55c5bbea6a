import type { Envelope } from '#libs/kernel/envelope.js';
import { MARK, readMarked, type AccessLine, type KeyLine, type RecordLine } from './package.js';

/** Lines of a checked package that are taken together. */
export type Taken =
  | { is: 'key'; lines: KeyLine[] }
  | { is: 'record'; lines: RecordLine[] }
  | { is: 'access'; lines: AccessLine[] }
  | { is: 'event'; lines: Envelope[] };

type One = { [Is in Taken['is']]: { is: Is; line: Extract<Taken, { is: Is }>['lines'][number] } }[Taken['is']];

const MOST_LINES = 1_000;
/** bytes, about: below what one transaction of every store takes */
const MOST_BYTES = 4_000_000;

/** The lines of a package behind the first, in runs of one kind. */
export async function* batchesOf(lines: AsyncIterable<string>): AsyncGenerator<Taken> {
  let run: Run | null = null;
  for await (const line of lines) {
    const one = readOne(line);
    if (one === null) continue;
    if (run !== null && !run.takes(one.is, line.length)) {
      yield run.taken;
      run = null;
    }
    run ??= new Run(one.is);
    run.add(one.line, line.length);
  }
  if (run !== null) yield run.taken;
}

class Run {
  readonly #lines: One['line'][] = [];
  #bytes = 0;

  constructor(private readonly is: Taken['is']) {}

  takes(is: Taken['is'], bytes: number): boolean {
    return is === this.is && this.#lines.length < MOST_LINES && this.#bytes + bytes <= MOST_BYTES;
  }

  add(line: One['line'], bytes: number): void {
    this.#lines.push(line);
    this.#bytes += bytes;
  }

  get taken(): Taken {
    return { is: this.is, lines: this.#lines } as Taken;
  }
}

/** Null for the last line, which is none of the pool's. */
function readOne(line: string): One | null {
  if (!line.startsWith(MARK)) return { is: 'event', line: JSON.parse(line) as Envelope };
  const marked = readMarked(line);
  return marked === null || marked.kith === 'end' ? null : ({ is: marked.kith, line: marked } as One);
}
