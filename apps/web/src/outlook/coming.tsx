import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutlookEntry } from '../api/types.js';
import { PageLink } from '../parts/links.js';
import { VerdictList } from '../parts/verdict-list.js';
import classes from './outlook.module.css';

/** Who comes, for which reason, and which rules keep them back until then. */
export function Coming({ entries, none }: { entries: OutlookEntry[]; none: string }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <Text>{none}</Text>;
  return (
    <ul className={classes['coming']}>
      {entries.map(({ contact, occasion, text, failing }) => (
        <li key={`${contact.id} ${occasion.kind}`}>
          <PageLink to="/people/$contact" params={{ contact: contact.id }}>
            {contact.name ?? t('part.nameless')}
          </PageLink>
          <Text size="sm" c="dimmed">
            {t('outlook.reason')} {text}
          </Text>
          <VerdictList verdicts={failing} />
        </li>
      ))}
    </ul>
  );
}
