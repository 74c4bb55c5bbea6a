import { poolImportFinished, poolImportReverted } from '#libs/events/pool.events.js';
import { importFinish, importRevertFinish } from '#libs/events/pool.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';

const place = (id: string) => ({ collection: 'import', key: id });
const loads = (data: { import: string }) => [place(data.import)];

/** Every row of a file has its receipt. Once per import; said again it changes nothing. */
export const finishImport = defineDecider({
  input: importFinish,
  loads,
  decide: ({ file, ...data }, documents: Reader<ContactsDocuments>) => {
    const about = place(data.import);
    if (documents.get('import', data.import) !== null) return { about, events: [] };
    return { about, events: [poolImportFinished.make({ subject: `import/${data.import}`, data, personal: { file } })] };
  },
});

/** Every row of a file was taken back, as far as nobody touched it since. Refuses `import-unknown`. */
export const finishRevert = defineDecider({
  input: importRevertFinish,
  loads,
  decide: (data, documents: Reader<ContactsDocuments>) => {
    const about = place(data.import);
    const known = documents.get('import', data.import);
    if (known === null) return { refused: 'import-unknown', because: { import: data.import } };
    if (known.reverted !== null) return { about, events: [] };
    return { about, events: [poolImportReverted.make({ subject: `import/${data.import}`, data })] };
  },
});
