import { UnreadableFile, type ImportFormat, type ReadContext, type ReadRow } from '../format.js';
import { KnownNames } from '../linkedin/known-names.js';
import type { Beside } from '../linkedin/owner.js';
import { linkedInCsv } from '../linkedin-csv/linkedin-csv.js';
import { readInvitations } from '../linkedin-invitations/linkedin-invitations.js';
import { readMessages } from '../linkedin-messages/linkedin-messages.js';
import { nameOf, openZip, type ZippedFile } from './open-zip.js';
import { profileName } from './profile.js';

type Read = (bytes: AsyncIterable<Uint8Array>, context: ReadContext, beside: Beside) => AsyncIterable<ReadRow>;

/** The files that are read, in this order: who is connected first, so that a message finds them and a name its profile. */
const PARTS: readonly { file: string; format: string; read: Read }[] = [
  { file: 'Connections.csv', format: 'linkedin-csv', read: readConnections },
  { file: 'messages.csv', format: 'linkedin-messages', read: readMessages },
  { file: 'Invitations.csv', format: 'linkedin-invitations', read: readInvitations },
];

/**
 * A member's archive as LinkedIn gives it. Connections, messages and invitations are read wherever they lie in it, the
 * profile only for the member's name; no other file is opened. What each row says counts as said by its own file, so
 * that the same file alone says nothing new.
 */
export const linkedInZip: ImportFormat = {
  name: 'linkedin-zip',
  recognises: ({ head }) => head.toString('latin1', 0, 4) === 'PK\x03\x04' && !isOffice(head),
  wholeOnly: true,
  read,
};

async function* read(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<ReadRow> {
  const zip = await openZip(bytes);
  try {
    yield* rowsIn(zip.files, context);
  } finally {
    await zip.close();
  }
}

async function* rowsIn(files: readonly ZippedFile[], context: ReadContext): AsyncGenerator<ReadRow> {
  const parts = PARTS.flatMap((part) => {
    const found = fileNamed(files, part.file);
    return found === undefined ? [] : [{ ...part, file: found }];
  });
  if (parts.length === 0) throw nothingHere();
  const profile = fileNamed(files, 'Profile.csv');
  const beside: Beside = {
    owner: profile === undefined ? null : await profileName(profile.open()),
    names: new KnownNames(),
  };
  for (const { file, format, read: readPart } of parts) {
    const part = { file: nameOf(file.path), format };
    for await (const row of readPart(file.open(), context, beside)) yield { ...row, part };
  }
}

async function* readConnections(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  { names }: Beside,
): AsyncGenerator<ReadRow> {
  for await (const row of linkedInCsv.read(bytes, context)) {
    names.learn(row);
    yield row;
  }
}

/** In whatever folder; of several the one that lies highest. */
function fileNamed(files: readonly ZippedFile[], name: string): ZippedFile | undefined {
  const found = files.filter(({ path }) => nameOf(path).toLowerCase() === name.toLowerCase());
  return found.toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
}

function isOffice(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4096);
  return start.includes('[Content_Types].xml') || start.includes('opendocument');
}

function nothingHere(): UnreadableFile {
  const files = PARTS.map(({ file }) => file).join(', ');
  return new UnreadableFile(
    'zip-other',
    `The archive holds none of ${files}; ask LinkedIn for a copy of your data and import the zip file as it comes.`,
  );
}
