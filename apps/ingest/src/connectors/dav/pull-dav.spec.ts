import { describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { carddav } from './dav.js';
import type { DavCursor } from './pull-dav.js';
import { multistatus, thing, world, type Answering } from './testing/said-by-server.js';

const settings = { address: 'https://dav.team.example/b/', user: 'me@team.example' };
const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:${name}@x.example\r\nEND:VCARD\r\n`;
const names = Array.from({ length: 60 }, (_, i) => `c${String(i)}`);

/** An address book that gives what it is asked for, unless `fails` says that this is too much. */
function book(fails: (wanted: string[]) => OutsideWorld | null): { answer: Answering; sizes: number[] } {
  const sizes: number[] = [];
  const answer: Answering = ({ question, headers }) => {
    if (headers?.['depth'] === '0')
      return multistatus(thing('/b/', '<x:resourcetype><a:addressbook/></x:resourcetype>'));
    if (question?.method === 'PROPFIND')
      return multistatus(names.map((name) => thing(`/b/${name}`, `<x:getetag>"1"</x:getetag>`)).join(''));
    const wanted = names.filter((name) => question?.body.includes(`/b/${name}<`));
    sizes.push(wanted.length);
    const text = (name: string) => `<a:address-data>${card(name)}</a:address-data>`;
    return fails(wanted) ?? multistatus(wanted.map((name) => thing(`/b/${name}`, text(name))).join(''));
  };
  return { answer, sizes };
}

/** Pulls until nothing waits. */
async function pulled(answer: Answering): Promise<{ people: number; left: number; cursor: DavCursor }> {
  let [people, left, cursor] = [0, 0, null as DavCursor | null];
  for (;;) {
    const page = await carddav.pull(settings, cursor, world(answer));
    people += page.items.length;
    left += page.left;
    cursor = page.cursor as DavCursor;
    if (!page.more) return { people, left, cursor };
  }
}

const tooLarge = new OutsideWorld('no', false, 'too-large');
const tooSlow = new OutsideWorld('no', true, 'too-slow');

describe('cards that are too much for one answer', () => {
  test.each([tooLarge, tooSlow])(
    'are asked for by half as many, and by more again where that goes: %#',
    async (error) => {
      const { answer, sizes } = book((wanted) => (wanted.length > 20 ? error : null));
      expect(await pulled(answer)).toMatchObject({ people: 60, left: 0 });
      expect(sizes).toEqual([50, 25, 13, 13, 26, 13, 13, 8]);
    },
  );

  test('are left where one alone is too large, and the rest is read', async () => {
    const { answer } = book((wanted) => (wanted.includes('c7') ? tooLarge : null));
    const { people, left, cursor } = await pulled(answer);
    expect([people, left, cursor.waiting, cursor.most]).toEqual([59, 1, [], undefined]);
  });

  test('wait where one alone is too slow: so is the server, and it will be asked again', async () => {
    const { answer, sizes } = book(() => tooSlow);
    await expect(pulled(answer)).rejects.toMatchObject({ code: 'too-slow', retriable: true });
    expect(sizes).toEqual([50, 25, 13, 7, 4, 2, 1]);
  });
});

test.each(['<html><b>Agenda</b></html>', '<!DOCTYPE html>'])(
  'a note that holds %s makes no web page of a card',
  async (note) => {
    const held = card('ada').replace('END:', `NOTE:${note}\r\nEND:`);
    const { answer } = book(() => null);
    const { people } = await pulled((request) =>
      request.question?.method === 'REPORT'
        ? multistatus(thing('/b/c0', `<a:address-data><![CDATA[${held}]]></a:address-data>`))
        : answer(request),
    );
    expect(people).toBeGreaterThan(0);
  },
);
