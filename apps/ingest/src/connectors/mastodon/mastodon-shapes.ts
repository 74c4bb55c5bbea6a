import { z } from 'zod';

const id = z.string().min(1).max(80);

/** An account as a server shows it; `acct` is `user` on the server itself, and `user@host` elsewhere. */
const plainAccount = z.object({
  id,
  acct: z.string().min(1).max(320),
  bot: z.boolean().nullish(),
  group: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  discoverable: z.boolean().nullish(),
  noindex: z.boolean().nullish(),
  indexable: z.boolean().nullish(),
  suspended: z.boolean().nullish(),
});
/** `moved`: where its owner went. */
export const account = plainAccount.extend({ moved: plainAccount.nullish().catch(null) });
export type Account = z.output<typeof account>;

/** How an account stands to whoever asks. */
export const relationships = z.array(z.object({ id, followed_by: z.boolean(), blocked_by: z.boolean().nullish() }));

export const status = z.object({
  id,
  created_at: z.string(),
  visibility: z.string(),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  sensitive: z.boolean().nullish(),
  spoiler_text: z.string().nullish(),
  content: z.string(),
  url: z.string().nullish(),
  card: z.object({ title: z.string(), type: z.string() }).nullish().catch(null),
  reblog: z.unknown().optional(),
});

/** What WebFinger (RFC 7033) says of an address: where its account lives. */
export const webFinger = z.object({
  links: z.array(z.object({ rel: z.string(), type: z.string().nullish(), href: z.string().nullish() })),
});
