import { TextDecoder } from 'node:util';
import ICAL from 'ical.js';
import type { RowProblem } from '../format.js';
import { readCells } from '../tables/cell-text.js';
import type { TextStart } from '../tables/text-file.js';

/** A property as it is meant: its name and group in lower case, its types, its text, or texts where it has parts. */
export interface Property {
  name: string;
  group: string | null;
  types: string[];
  parts: string[];
}

type ReadProperty = { property: Property; note: RowProblem | null } | { problem: RowProblem };

/** What 2.1 writes without a name, and is no type. */
const ENCODINGS = /^(?:quoted-printable|base64|b|7bit|8bit)$/i;

/**
 * Reads a content line of any version: bare parameters and quoted-printable are of 2.1, `PREF` and `VALUE=uri` of 4.0.
 * What it holds is decoded as its `CHARSET` says; without one it is judged like the cells of a table.
 */
export function readProperty(line: string, marked: TextStart['marked']): ReadProperty {
  const split = splitLine(line);
  if (split === null) return { problem: unreadable };
  const text = decoded(split, marked);
  if ('problem' in text) return text;
  const read = parsed(`${split.name}${split.params.map((param) => `;${param}`).join('')}:${text.text}`);
  return read === null ? { problem: unreadable } : { property: read, note: text.note };
}

interface SplitLine {
  name: string;
  params: string[];
  charset: string | null;
  isQuoted: boolean;
  value: string;
}

/** Parameters with names, as 3.0 and 4.0 have them; those that say how the value is written are taken off. */
function splitLine(line: string): SplitLine | null {
  const [, head = '', value = ''] = /^((?:[^":]|"[^"]*")*):(.*)$/s.exec(line) ?? [];
  const [name = '', ...bare] = head.match(/(?:[^";]|"[^"]*")+/g) ?? [];
  if (name === '') return null;
  const params = bare.map(withName);
  return {
    name: name.trim(),
    params: params.filter((param) => !/^(?:encoding|charset)=/i.test(param)),
    charset: paramOf(params, 'charset'),
    isQuoted: paramOf(params, 'encoding')?.toLowerCase() === 'quoted-printable',
    value,
  };
}

function withName(param: string): string {
  if (param.includes('=')) return param;
  return `${ENCODINGS.test(param) ? 'ENCODING' : 'TYPE'}=${param}`;
}

function paramOf(params: string[], name: string): string | null {
  const param = params.find((one) => one.toLowerCase().startsWith(`${name}=`));
  return param?.slice(name.length + 1).replaceAll('"', '') ?? null;
}

type Decoded = { text: string; note: RowProblem | null } | { problem: RowProblem };

function decoded({ value, charset, isQuoted }: SplitLine, marked: TextStart['marked']): Decoded {
  const bytes = isQuoted ? unquoted(value) : value;
  const decoder = marked === 'UTF-16' && !isQuoted ? null : decoderOf(charset);
  if (decoder !== null) return { text: decoder.decode(Buffer.from(bytes, 'latin1')), note: null };
  const read = readCells([bytes], isQuoted ? null : marked);
  return 'problem' in read ? read : { text: read.cells.join(''), note: read.note };
}

/** Encoded breaks are spaces to us; an encoded semicolon is text, one that stands there separates. */
function unquoted(value: string): string {
  return value.replace(/=([\da-f]{2})/gi, (_, code: string) => {
    const byte = Number.parseInt(code, 16);
    if (byte === 0x0d || byte === 0x0a) return ' ';
    return byte === 0x3b ? '\\;' : String.fromCharCode(byte);
  });
}

function decoderOf(charset: string | null): TextDecoder | null {
  if (charset === null) return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/** What ical.js answers: name, parameters, type and value, which has parts where the property has. */
type Parsed = [string, Record<string, string | string[]>, string, ...unknown[]];

function parsed(line: string): Property | null {
  try {
    const [name, params, , ...values] = ICAL.parse.property(line, ICAL.design.vcard3) as Parsed;
    const group = params['group'];
    return {
      name,
      group: typeof group === 'string' ? group.toLowerCase() : null,
      types: [params['type'] ?? []].flat().flatMap((type) => type.toLowerCase().split(',')),
      parts: values.flat().map(textOf),
    };
  } catch {
    return null;
  }
}

/** A semicolon that was encoded stays escaped where a property has no parts. */
function textOf(part: unknown): string {
  return [part].flat().map(String).join(' ').replaceAll('\\;', ';');
}

const unreadable: RowProblem = {
  code: 'bad-property',
  text: 'A line of this card is not written as vCards are; it was left out.',
};
