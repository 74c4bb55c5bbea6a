import { expect, test } from '@jest/globals';
import { isXml } from './is-xml.js';
import { multistatus, thing } from './testing/said-by-server.js';

const whole = multistatus(thing('/b/1', '<a:address-data>A &amp; B</a:address-data>'));

test.each([
  ['an answer of a server', whole],
  ['one with a mark of its bytes before it and a line behind it', `\ufeff${whole}\r\n`],
  [
    'one with a text that is no markup',
    multistatus(thing('/w/1', '<c:calendar-data><![CDATA[a < b]]></c:calendar-data>')),
  ],
])('%s is XML', (_what, text) => {
  expect(isXml(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['a sentence', 'Service unavailable'],
  ['one that was cut off', whole.slice(0, -20)],
  ['one with something behind it', `${whole}x`],
  ['one with junk inside', whole.replace('A &amp;', '& <'.repeat(200_000))],
  ['a million of letters before it', `${'A'.repeat(1_000_000)}${whole}`],
])('%s is none', (_what, text) => {
  expect(isXml(text)).toBe(false);
});
