import { z } from 'zod';

/*
 * Fields of what platforms send. They add and leave out fields: what is not there, or is not what it should be, reads as
 * null or as an empty list.
 */

/** Numbers and texts alike. */
export const id = z.union([z.number().int(), z.string().min(1).max(100)]).transform(String);
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
/** A text that is none, or too long to be one, says nothing. */
export const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value.length <= 2000 ? value.trim() : ''));
export const words = text.transform((value) => (value === '' ? null : value));
/** ms; null for what is no time */
export const time = z
  .unknown()
  .optional()
  .transform((value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  });
/** ms as they stand there; null for what is no whole number */
export const millis = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null));
export const flag = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'boolean' ? value : null));
export const many = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .unknown()
    .optional()
    .transform((value): z.output<Schema>[] =>
      (Array.isArray(value) ? value : []).slice(0, 50).flatMap((one) => {
        const read = schema.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
