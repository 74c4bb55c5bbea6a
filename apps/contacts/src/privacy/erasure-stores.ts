/**
 * Every store besides the documents that holds something of a contact, by the name under which its worker reports
 * `duty.done`: keys (the data key, contacts), parked lines (contacts), rows of imports (ingest), schedule (reminders).
 */
export const erasureStores = ['keys', 'parked', 'imports', 'schedule'] as const;
