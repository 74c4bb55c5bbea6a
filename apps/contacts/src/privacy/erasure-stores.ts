/**
 * Every store that holds something of a contact, by the name under which its worker reports `duty.done`: documents,
 * parked lines and the data key (contacts), rows of imports, deliveries and sources that tell of them alone (ingest), schedule and messages to other systems (reminders), and last of all the files
 * themselves, from which what was deleted is overwritten. Outcomes of commands stay for their 7 days: they hold ids,
 * numbers and refusals, and whoever repeats a command must be answered as before.
 */
export const erasureStores = [
  'documents',
  'parked',
  'imports',
  'deliveries',
  'sources',
  'schedule',
  'webhooks',
  'keys',
  'files',
] as const;
