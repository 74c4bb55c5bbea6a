import { listDuplicates } from '../api/duplicates.js';
import type { Duplicate } from '../api/duplicates.js';
import { keys } from '../api/keys.js';
import { usePages } from '../api/use-pages.js';

/** Who may be one person, the newest first. */
export const useDuplicates = () => usePages(keys.duplicates, listDuplicates);

/** Whether somebody is among those who may be one person. */
export const isOf = ({ contacts }: Duplicate, contact: string): boolean => contacts.some(({ id }) => id === contact);

/** One name for the same contacts, in whatever order. */
export const keyOf = ({ contacts }: Duplicate): string =>
  contacts
    .map(({ id }) => id)
    .sort()
    .join(' ');
