import { z } from 'zod';
import { contactRevive } from '#libs/events/contact.inputs.js';
import { defineInput } from '#libs/kernel/input.js';

const ofContact = (data: { contact: string }): { contacts: string[] } => ({ contacts: [data.contact] });

/** Somebody with this address was seen; `more` is a second address of theirs. `text` is noted about them. */
export const meet = defineInput(
  'toy.meet',
  z.strictObject({ email: z.string(), more: z.string().optional(), text: z.string() }),
  {
    concerns: ({ email, more }) => ({
      identities: [email, ...(more === undefined ? [] : [more])].map((value) => ({ scheme: 'email', value })),
    }),
  },
);
/** A note about a contact; texts that begin with `boom` cannot be decided while `broken.on` holds. */
export const say = defineInput('toy.say', z.strictObject({ contact: z.string(), text: z.string() }), {
  concerns: ofContact,
});
export const release = defineInput(
  'toy.release',
  z.strictObject({ contact: z.string(), boom: z.boolean().optional() }),
  { concerns: ofContact, tightens: true },
);
export const revive = contactRevive;
export const erase = defineInput('toy.erase', z.strictObject({ contact: z.string(), stores: z.array(z.string()) }), {
  concerns: ofContact,
  tightens: true,
});
/** The same note about many, as a job. */
export const sayAll = defineInput('toy.say-all', z.strictObject({ contacts: z.array(z.string()), text: z.string() }), {
  concerns: () => 'pool',
});
/** Pool-wide; throws while `broken.on` holds. */
export const wide = defineInput('toy.wide', z.strictObject({}), { concerns: () => 'pool' });
/** Reads a chain of so many documents, each known only from the one before. */
export const deep = defineInput('toy.deep', z.strictObject({ contact: z.string(), links: z.int() }), {
  concerns: ofContact,
});
/** Yields one event with so many tags of 40 characters. */
export const tags = defineInput('toy.tags', z.strictObject({ contact: z.string(), count: z.int() }), {
  concerns: ofContact,
});
/** Yields so many events. */
export const many = defineInput('toy.many', z.strictObject({ contact: z.string(), events: z.int() }), {
  concerns: ofContact,
});
