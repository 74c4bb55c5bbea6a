import { Readable } from 'node:stream';
import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import secureJson from 'secure-json-parse';
import { problemOfIssues } from './parse.js';
import { SpokenProblem } from './problem.js';

/** No request of ours nests more than a few; what does is made to use up the stack of whoever writes it down. */
const DEEPEST = 50;

/**
 * The JSON of a body, undefined for an empty one. Throws a problem for bytes that are no UTF-8 (they would be replaced
 * without a word), for what is no JSON or nests too deep, and for fields that would reach into how objects are made.
 */
export function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const value = parsed(textOf(body));
  if (!isNested(value)) return value;
  if (isDeeperThan(DEEPEST, value)) throw tooDeep();
  if (secureJson.scan(value, { safe: true }) === null) throw forbidden();
  return value;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON begins with two characters of ASCII: a zero beside the first is UTF-16, which may also pass as UTF-8. */
function textOf(body: Buffer): string {
  if (body.subarray(0, 2).includes(0)) throw notUtf8();
  try {
    return utf8.decode(body);
  } catch {
    throw notUtf8();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson((error as Error).message);
  }
}

function notUtf8(): SpokenProblem {
  return new SpokenProblem(400, 'not-utf8', {
    en: 'The body is not UTF-8, so some of it would be lost: encode it as UTF-8 and send it again.',
    de: 'Der Inhalt ist kein UTF-8, etwas davon ginge verloren: kodiere ihn als UTF-8 und sende ihn noch einmal.',
  });
}

/** Of what the engine says only the place is taken. */
function notJson(said: string): SpokenProblem {
  const [, line, column] = /line (\d+) column (\d+)/.exec(said) ?? [];
  const [en, de] =
    line === undefined || column === undefined
      ? ['it ends too early, or begins with something else', 'er endet zu früh oder beginnt mit etwas anderem']
      : [`it goes wrong at line ${line}, column ${column}`, `es stimmt ab Zeile ${line}, Spalte ${column} nicht`];
  return new SpokenProblem(400, 'not-json', {
    en: `The body is no JSON, ${en}: correct it and send it again.`,
    de: `Der Inhalt ist kein JSON, ${de}: berichtige ihn und sende ihn noch einmal.`,
  });
}

function isDeeperThan(deepest: number, value: object): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (Object.values(one) as unknown[]).filter(isNested));
  }
  return false;
}

function isNested(part: unknown): part is object {
  return typeof part === 'object' && part !== null;
}

function tooDeep(): SpokenProblem {
  return new SpokenProblem(400, 'too-deep', {
    en: `The body nests lists and objects more than ${String(DEEPEST)} deep: make it flatter.`,
    de: `Der Inhalt schachtelt Listen und Objekte mehr als ${String(DEEPEST)} tief: mach ihn flacher.`,
  });
}

function forbidden(): SpokenProblem {
  return new SpokenProblem(400, 'field-forbidden', {
    en: 'The body has a field "__proto__", or "constructor" with a "prototype", which is never taken: leave it out.',
    de: 'Der Inhalt hat ein Feld „__proto__“ oder „constructor“ mit „prototype“, das nie angenommen wird: lass es weg.',
  });
}

/** Checks what a handler asked for against its schema; what is no JSON where JSON is wanted is said to be that. */
export class ReadRequest extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: problemOfIssues });
  }

  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.type === 'body' && value instanceof Readable) {
      throw new SpokenProblem(415, 'json-wanted', {
        en: 'This address takes JSON: send the body as JSON, with "Content-Type: application/json".',
        de: 'Diese Adresse nimmt JSON: sende den Inhalt als JSON, mit „Content-Type: application/json“.',
      });
    }
    return super.transform(value, metadata);
  }
}
