/**
 * Every store that holds something of a contact, by the name under which its worker reports `duty.done`: documents,
 * parked lines, outcomes and the data key (contacts), rows of imports (ingest), schedule (reminders), and last of all
 * the files themselves, from which what was deleted is overwritten.
 */
export const erasureStores = ['documents', 'parked', 'outcomes', 'imports', 'schedule', 'keys', 'files'] as const;
