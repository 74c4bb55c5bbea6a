import { UnreadableFile } from '../format.js';

const OFFICE = 'open it and save it as CSV (UTF-8)';

/** First bytes of files that are sent by mistake; the first that fits is named. */
const BINARY: readonly { starts: string; holds?: string; is: string; instead: string }[] = [
  { starts: '%PDF', is: 'a PDF document', instead: 'export the table as CSV' },
  { starts: 'PK\x03\x04', holds: '[Content_Types].xml', is: 'an Excel or Word document', instead: OFFICE },
  { starts: 'PK\x03\x04', holds: 'opendocument', is: 'an OpenDocument file', instead: OFFICE },
  { starts: 'PK\x03\x04', is: 'a zip archive', instead: 'unpack it' },
  { starts: '\x1f\x8b', is: 'a gzip archive', instead: 'unpack it' },
  { starts: "7z\xbc\xaf'\x1c", is: 'a 7z archive', instead: 'unpack it' },
  { starts: 'Rar!', is: 'a RAR archive', instead: 'unpack it' },
  { starts: '\xd0\xcf\x11\xe0', is: 'an old Excel or Word document', instead: OFFICE },
  { starts: '\x89PNG', is: 'a picture', instead: 'export the table as CSV' },
  { starts: '\xff\xd8\xff', is: 'a picture', instead: 'export the table as CSV' },
  { starts: 'SQLite format 3', is: 'a database', instead: 'export the table as CSV' },
];

const TEXT: readonly { form: RegExp; is: string }[] = [
  { form: /^BEGIN:VCARD/i, is: 'a vCard file' },
  { form: /^BEGIN:VCALENDAR/i, is: 'a calendar file' },
  { form: /^<(?:!doctype|html|\?xml)/i, is: 'a web page or XML file' },
  { form: /^\{\\rtf/, is: 'a text document (RTF)' },
  { form: /^[[{]/, is: 'a JSON file' },
];

/** Throws if the beginning of a file shows that it is no table: what it is, and what to do to get `wanted` imported. */
export function refuseOtherFile(head: Buffer, wanted: string): void {
  const start = head.subarray(0, 4096).toString('latin1');
  const binary = BINARY.find((kind) => start.startsWith(kind.starts) && start.includes(kind.holds ?? ''));
  if (binary !== undefined) {
    throw new UnreadableFile(
      'not-text',
      `This is ${binary.is}, not a CSV file; ${binary.instead} and import ${wanted}.`,
    );
  }
  if (start.includes('\0')) {
    throw new UnreadableFile('not-text', `This is a binary file, not a CSV file; import ${wanted}.`);
  }
  const text = TEXT.find(({ form }) => form.test(start.trimStart()));
  if (text !== undefined) throw new UnreadableFile('not-csv', `This is ${text.is}, not a CSV file; import ${wanted}.`);
}
