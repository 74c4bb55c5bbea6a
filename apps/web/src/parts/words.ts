import { useTranslation } from 'react-i18next';
import type { Channel, Rhythm } from '../api/types.js';
import { Problem } from '../api/problem.js';

export const channels: Channel[] = [
  'linkedin',
  'email',
  'xing',
  'phone',
  'text',
  'public',
  'invitation',
  'in-person',
  'other',
];
export const rhythms: Rhythm[] = ['quarterly', 'half-yearly', 'yearly', 'occasion-only'];

/** What to tell the reader about something that failed: the server's own sentence where there is one. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof Problem)) return t('part.unexpected');
    if (error.code === 'offline') return t('part.offline');
    if (error.code === 'queued' || error.code === 'parked') return t(`part.${error.code}`);
    return error.detail ?? t('part.unreadable');
  };
}

const knownRules = [
  'objection',
  'restriction',
  'released',
  'held',
  'notice',
  'country',
  'in-process',
  'unwelcome',
  'away',
  'bounced',
  'cap',
  'gap',
  'rhythm',
  'back-off',
  'dormant',
  'reserved',
  'voice',
  'budget',
  'brake',
  'employer',
  'hours',
  'occasion',
] as const;

/** A rule's name for readers; a rule this page does not know keeps its own. */
export function useRuleName(): (rule: string) => string {
  const { t } = useTranslation();
  return (rule) => {
    const known = knownRules.find((name) => name === rule);
    return known === undefined ? rule : t(`part.rule.${known}`);
  };
}
