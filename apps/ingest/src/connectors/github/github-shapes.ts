import { z } from 'zod';

/** Whoever has an account: people, organisations and robots. Of a profile nothing else is read. */
export const account = z.object({ id: z.int().positive(), login: z.string().min(1).max(80), type: z.string() });

export const profile = account.extend({
  name: z.string().nullish(),
  company: z.string().nullish(),
  location: z.string().nullish(),
});

/** Something that somebody did in public. What it carries is read by its type; types come and go. */
export const publicEvent = z.object({
  id: z.string().min(1).max(40),
  type: z.string(),
  created_at: z.string(),
  repo: z.object({ name: z.string().max(200) }),
  payload: z.record(z.string(), z.unknown()).nullish(),
});

export const release = z.object({
  tag_name: z.string(),
  name: z.string().nullish(),
  html_url: z.string().nullish(),
  draft: z.boolean().nullish(),
  prerelease: z.boolean().nullish(),
});
