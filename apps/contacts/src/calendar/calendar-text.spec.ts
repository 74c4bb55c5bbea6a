import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarText, type Entry } from './calendar-text.js';

const NOW = Date.UTC(2026, 10, 29, 10);
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ id: 'offer-s_1', kind: 'offer', contact: 'c_1', name: 'Ada Example', day: '2026-11-29' },
  text: 'Ada has a new job.',
  ...more,
});
const eventIn = (text: string) => {
  const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
  return new ICAL.Event(event);
};

describe('a calendar as text', () => {
  test('says no parameter twice, for strict programs take none of it then', () => {
    const lines = calendarText([entry()], 'en', NOW).replaceAll('\r\n ', '').split('\r\n');
    for (const line of lines) {
      const names = (line.split(':')[0] ?? '')
        .split(';')
        .slice(1)
        .map((one) => one.split('=')[0]?.toUpperCase());
      expect({ line, names }).toEqual({ line, names: [...new Set(names)] });
    }
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H');
    expect(lines).toContain('DTSTART;VALUE=DATE:20261129');
  });

  test('has no long lines, each ended by CR and LF', () => {
    const text = calendarText([entry({ name: 'Ö'.repeat(90), text: `${'„Ä“ '.repeat(60)}\nend` })], 'de', NOW);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    // 75 bytes, and the space that continues a line.
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(76);
    expect(eventIn(text).description).toContain('\nend');
  });

  test('is read as it was meant, whatever a name holds', () => {
    const sly = entry({ kind: 'follow-up', name: 'Bea; Example, \\n END:VEVENT', text: null });
    expect(eventIn(calendarText([sly], 'en', NOW))).toMatchObject({
      summary: 'Come back to: Bea; Example, \\n END:VEVENT',
      description: null,
    });
    expect(eventIn(calendarText([entry({ name: null })], 'de', NOW)).summary).toBe('Gut zu schreiben: jemand');
  });
});
