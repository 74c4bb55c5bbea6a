import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FakeApi, problem, reply } from '../testing/fake-api.js';
import type { Asked } from '../testing/fake-api.js';
import { call, callFor, withQuery } from './http.js';

function serve(routes: FakeApi['routes']): FakeApi {
  const api = new FakeApi(routes);
  Object.assign(globalThis, { fetch: api.fetch });
  return api;
}

/** Answers each time with the next one; the last stays. */
const inTurn = (...answers: ((asked: Asked) => object)[]) => {
  let turn = 0;
  return (asked: Asked) => (answers[Math.min(turn++, answers.length - 1)] ?? (() => ({})))(asked);
};
const silence = () => {
  throw new TypeError('Failed to fetch');
};
const keysOf = (asked: Asked[]) => asked.map(({ headers }) => headers['idempotency-key']);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Lets the pauses between tries pass. */
async function outcomeOf<T>(running: Promise<T>): Promise<T> {
  const settled = running.catch((error: unknown) => error as T);
  await jest.advanceTimersByTimeAsync(10_000);
  return settled;
}

describe('A call', () => {
  it('that changes something carries a key, one that reads does not', async () => {
    const api = serve({ 'GET /v1/me': {}, 'POST /v1/x': {} });
    await call('/v1/me');
    await call('/v1/x', { method: 'POST', json: { a: 1 } });
    expect(keysOf(api.of('GET /v1/me'))).toEqual([undefined]);
    expect(keysOf(api.of('POST /v1/x'))[0]).toMatch(/^[0-9a-f-]{32,36}$/u);
    expect(api.of('POST /v1/x')[0]?.body).toEqual({ a: 1 });
  });

  it('is sent again with the same key when no answer came', async () => {
    const api = serve({
      'POST /v1/x': inTurn(
        silence,
        () => problem(503, 'not-ready', 'Not ready.'),
        () => ({ done: true }),
      ),
    });
    expect(await outcomeOf(call('/v1/x', { method: 'POST' }))).toEqual({ done: true });
    expect(keysOf(api.asked)).toHaveLength(3);
    expect(new Set(keysOf(api.asked)).size).toBe(1);
  });

  it('that reads what is recorded as handed out is a command, too', async () => {
    const api = serve({
      'GET /v1/x': inTurn(
        () => reply(202, { state: 'queued' }),
        () => ({ name: 'Ada' }),
      ),
    });
    expect(await outcomeOf(call('/v1/x', { recorded: true }))).toEqual({ name: 'Ada' });
    expect(keysOf(api.asked)).toEqual([expect.any(String), api.asked[0]?.headers['idempotency-key']]);
  });

  it('that is taken but not decided is asked for again under its key', async () => {
    const api = serve({
      'POST /v1/x': inTurn(
        () => reply(202, { state: 'queued' }),
        () => ({ done: true }),
      ),
    });
    expect(await outcomeOf(call('/v1/x', { method: 'POST' }))).toEqual({ done: true });
    expect(new Set(keysOf(api.asked)).size).toBe(1);
  });

  it('that could not be decided says so at once', async () => {
    const api = serve({ 'POST /v1/x': reply(202, { state: 'parked' }) });
    await expect(call('/v1/x', { method: 'POST' })).rejects.toMatchObject({ code: 'parked' });
    expect(api.asked).toHaveLength(1);
  });

  it('whose answer is 202 by nature takes it', async () => {
    serve({ 'POST /v1/imports': reply(202, { id: 'i_1', state: 'reading' }) });
    expect(await call('/v1/imports', { method: 'POST', accepted: true })).toEqual({ id: 'i_1', state: 'reading' });
  });

  it('gives up in the end, and says that nobody answers', async () => {
    const api = serve({ 'POST /v1/x': silence });
    expect(await outcomeOf(call('/v1/x', { method: 'POST' }))).toMatchObject({ code: 'offline', status: 0 });
    expect(api.asked).toHaveLength(4);
  });

  it('that is refused is not sent again, and hands on the sentence and the verdicts', async () => {
    const verdicts = [{ rule: 'gap', ok: false, until: null, text: 'Too soon.' }];
    const api = serve({ 'POST /v1/x': problem(409, 'withheld', 'Not before June.', { verdicts }) });
    await expect(call('/v1/x', { method: 'POST' })).rejects.toMatchObject({
      status: 409,
      code: 'withheld',
      detail: 'Not before June.',
      verdicts,
    });
    expect(api.asked).toHaveLength(1);
  });

  it('hands on the ETag, and sends the one a change is based on', async () => {
    const api = serve({ 'GET /v1/contacts/c_1': reply(200, { id: 'c_1' }, '"7"'), 'PATCH /v1/contacts/c_1': {} });
    const { etag } = await callFor('/v1/contacts/c_1');
    await call('/v1/contacts/c_1', { method: 'PATCH', json: {}, ifMatch: etag ?? '' });
    expect(api.of('PATCH /v1/contacts/c_1')[0]?.headers['if-match']).toBe('"7"');
  });

  it('leaves out what is not asked for', () => {
    expect(withQuery('/v1/contacts', { query: 'ada & co', cursor: null, limit: 50 })).toBe(
      '/v1/contacts?query=ada+%26+co&limit=50',
    );
    expect(withQuery('/v1/me', { cursor: null })).toBe('/v1/me');
  });
});
