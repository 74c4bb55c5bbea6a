import { z } from 'zod';
import { defaultPolicy, policySchema } from './policy.js';

/** Between what one number of the policy may lie, and with what a pool begins. `whole`: no fractions. */
export interface PolicyBound {
  least: number;
  most: number;
  initial: number;
  whole: boolean;
}

/** Every number by its path (`cap.per30Days`), in the order of the policy, as its schema says it. */
export const policyBounds: Readonly<Record<string, PolicyBound>> = Object.fromEntries(
  Object.entries(policySchema.shape).flatMap(([group, said]) => {
    const schema = said instanceof z.ZodDefault ? said.unwrap() : said;
    return schema instanceof z.ZodObject
      ? Object.entries(schema.shape).flatMap(([name, one]) => boundOf(group, name, one))
      : [];
  }),
);

function boundOf(group: string, name: string, schema: unknown): [path: string, bound: PolicyBound][] {
  const initial = (defaultPolicy as Record<string, Record<string, number>>)[group]?.[name];
  if (!(schema instanceof z.ZodNumber) || initial === undefined) return [];
  const { minValue, maxValue, format } = schema;
  return [
    [`${group}.${name}`, { least: minValue ?? 0, most: maxValue ?? initial, initial, whole: format === 'safeint' }],
  ];
}
