import { z } from 'zod';
import { cursorField } from '#libs/http/parse.js';

const name = z.string().trim().min(1).max(120);
const address = z.string().trim().min(1).max(2000);
/** Types of events, as `GET /v1/webhooks/types` names them. */
const types = z.array(z.string().max(80)).min(1).max(200);

export const newWebhookBody = z.strictObject({ name, address, types });
export const changedWebhookBody = newWebhookBody.partial();
export const deliveriesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: cursorField,
});
