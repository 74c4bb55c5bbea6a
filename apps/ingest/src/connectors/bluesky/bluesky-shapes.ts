import { z } from 'zod';

const did = z.string().regex(/^did:/).max(300);
/** What an account, or a service, says of it: of one's own profile `!no-unauthenticated`, that strangers are not to be shown it. */
const labels = z.array(z.object({ val: z.string() })).nullish();

export const profile = z.object({ did, handle: z.string().max(300), labels });
export type Profile = z.output<typeof profile>;

export const follows = z.object({ follows: z.array(z.unknown()), cursor: z.string().max(2000).nullish() });

/** How accounts stand to one; what is absent is not so. Somebody who is not found has no `did`. */
export const relationships = z.object({
  relationships: z.array(
    z.object({ did: did.optional(), followedBy: z.string().nullish(), blockedBy: z.string().nullish() }),
  ),
});

/** What is said to a refusal: `AccountTakedown`, `AccountDeactivated`, or `InvalidRequest` with a sentence. */
export const refusal = z.object({ error: z.string(), message: z.string().nullish() });

export const authorFeed = z.object({ feed: z.array(z.unknown()) });

export const feedPost = z.object({
  post: z.object({
    uri: z.string().max(1000),
    author: z.object({ did }),
    indexedAt: z.string(),
    record: z.object({ text: z.string().nullish(), reply: z.unknown().optional() }),
    embed: z
      .object({ $type: z.string(), external: z.object({ title: z.string() }).nullish() })
      .nullish()
      .catch(null),
    labels,
  }),
  /** of a post that answers another; whose is not shown any more has no author */
  reply: z
    .object({ parent: z.object({ author: z.object({ did }).nullish().catch(null) }) })
    .nullish()
    .catch(null),
  /** a post of somebody else's, repeated, or pinned above the others */
  reason: z.object({ $type: z.string() }).nullish(),
});
