import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { FakeEventSource, fitBrowser } from '../testing/browser.js';
import { gatherChanges, readAgain } from './changes.js';
import { listen } from './event-line.js';
import { whileSeen } from './while-seen.js';

beforeEach(() => {
  fitBrowser();
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

function opened() {
  const states: boolean[] = [];
  const end = listen({ onChange: () => undefined, onState: (connected) => states.push(connected) });
  return { states, end };
}

describe('The line to the server', () => {
  it('is left to the browser while that still tries', () => {
    const { states } = opened();
    const first = FakeEventSource.last;
    first?.onerror?.();
    jest.advanceTimersByTime(60_000);
    expect(FakeEventSource.last).toBe(first);
    expect(states).toEqual([false]);
  });

  it('is opened anew, later each time, when the browser has given up', () => {
    opened();
    const giveUp = () => {
      FakeEventSource.last?.close();
      FakeEventSource.last?.onerror?.();
    };
    const first = FakeEventSource.last;
    giveUp();
    jest.advanceTimersByTime(1000);
    const second = FakeEventSource.last;
    expect(second).not.toBe(first);
    giveUp();
    jest.advanceTimersByTime(1000);
    expect(FakeEventSource.last).toBe(second);
    jest.advanceTimersByTime(1000);
    expect(FakeEventSource.last).not.toBe(second);
  });

  it('stays closed once ended', () => {
    const { end } = opened();
    const last = FakeEventSource.last;
    last?.close();
    last?.onerror?.();
    end();
    jest.advanceTimersByTime(60_000);
    expect(FakeEventSource.last).toBe(last);
  });
});

describe('A page that nobody sees', () => {
  const seen = (is: boolean) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: !is });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  afterEach(() => void Reflect.deleteProperty(document, 'hidden'));

  it('holds no line, and has one again when somebody comes back', () => {
    const lines: string[] = [];
    const end = whileSeen(() => {
      lines.push('begun');
      return () => void lines.push('ended');
    });
    seen(false);
    seen(false);
    expect(lines).toEqual(['begun', 'ended']);
    seen(true);
    end();
    seen(true);
    expect(lines).toEqual(['begun', 'ended', 'begun', 'ended']);
  });
});

describe('Changes', () => {
  it('are gathered: a thousand of them make one reading, at most once a second', () => {
    const client = new QueryClient();
    const invalidate = jest.spyOn(client, 'invalidateQueries');
    const changes = gatherChanges(client);
    const readings = () => invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === 'suggestions').length;
    for (let seq = 0; seq < 1000; seq++) changes.add({ seq, type: 'contact.added', contact: `c_${seq % 3}` });
    jest.advanceTimersByTime(300);
    expect(readings()).toBe(1);
    expect(invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === 'contact')).toHaveLength(3);
    changes.add({ seq: 1001, type: 'contact.added' });
    jest.advanceTimersByTime(900);
    expect(readings()).toBe(1);
    jest.advanceTimersByTime(100);
    expect(readings()).toBe(2);
  });

  it('that nobody heard of let everything be read again, but no file be sent anew', () => {
    const client = new QueryClient();
    const names = ['suggestions', 'contact', 'policy', 'outlook-ahead', 'import-preview', 'first-look'];
    for (const name of names) client.setQueryData([name, 'x'], {});
    readAgain(client);
    const stale = (name: string) => client.getQueryState([name, 'x'])?.isInvalidated === true;
    expect(names.filter(stale)).toEqual(['suggestions', 'contact', 'policy', 'outlook-ahead']);
  });

  it.each([
    ['contact.tagged', []],
    ['contact.kept', ['letting-go']],
    ['interaction.touched', []],
    ['contact.added', ['duplicates']],
    ['contact.told-apart', ['duplicates']],
    ['contact.merged', ['duplicates', 'letting-go', 'privacy']],
    ['contact.released', ['letting-go', 'privacy']],
    ['privacy.forgotten', ['duplicates', 'privacy']],
    ['pool.webhook-stopped', ['webhooks']],
    ['pool.policy-changed', ['contact', 'imports', 'me', 'members', 'policy', 'sources']],
    ['pool.member-added', ['imports', 'me', 'members', 'policy', 'sources']],
  ])('of the kind %s let these lists be read again, beside what nearly everything changes: %j', (type, lists) => {
    const client = new QueryClient();
    const invalidate = jest.spyOn(client, 'invalidateQueries');
    gatherChanges(client).add({ seq: 1, type });
    jest.advanceTimersByTime(300);
    const always = ['suggestions', 'outlook', 'outlook-ahead', 'people', 'may-i'];
    const read = invalidate.mock.calls.map(([filters]) => String(filters?.queryKey?.[0]));
    expect(read.filter((name) => !always.includes(name)).sort()).toEqual(lists);
  });
});
