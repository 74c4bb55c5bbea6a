import { z } from 'zod';
import { time, words } from '../../webhooks/payload-fields.js';
import { PullFailed } from '../pull-failed.js';
import { readAs } from '../read-json.js';

const MINUTE = 60_000;

/* An answer of GraphQL is good (200) also when it says no. */
const failure = z.object({
  message: words,
  extensions: z.object({ code: words, resetAt: time }).catch({ code: null, resetAt: null }),
});
const answer = z.object({ data: z.unknown(), errors: z.array(failure).nullish() });

type Failure = z.output<typeof failure>;

/** What a question in GraphQL was answered. Throws PullFailed for what is said to be wrong with it. */
export function readGraph(json: unknown, now: number): unknown {
  const { data, errors } = readAs(answer, json);
  const [first] = errors ?? [];
  if (first !== undefined) throw failed(first, now);
  return data;
}

function failed({ message, extensions }: Failure, now: number): PullFailed {
  const code = extensions.code ?? message ?? '';
  if (/rate.?limit/i.test(code))
    return new PullFailed('too-often', { notBefore: Math.max(now + MINUTE, extensions.resetAt ?? 0) });
  if (/unauthenticated|unauthorized/i.test(code)) return new PullFailed('api-login-refused', { stops: 'refused' });
  if (/forbidden|permission/i.test(code)) return new PullFailed('api-not-allowed');
  return new PullFailed('api-changed', { facts: { field: 'errors' } });
}
