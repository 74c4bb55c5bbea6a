import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { readOutlook } from '../api/outreach.js';
import type { OutlookEntry } from '../api/types.js';
import { usePages } from '../api/use-pages.js';
import { useTimes } from '../i18n/times.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { More, Read } from '../parts/read.js';
import classes from './outlook.module.css';

function Entry({ entry: { contact, failing, until, text } }: { entry: OutlookEntry }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <li className={classes['entry']}>
      <div>
        <PageLink to="/people/$contact" params={{ contact: contact.id }}>
          {contact.name ?? t('part.nameless')}
        </PageLink>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
        <Text size="sm">{failing.map((verdict) => verdict.text).join(' ')}</Text>
      </div>
      <Text size="sm" className={classes['from'] ?? ''}>
        {until === null ? t('today.outlookOpen') : t('today.outlookFrom', { day: times.day(until) })}
      </Text>
    </li>
  );
}

/** Whom the rules keep back, why, and from when. */
export function Outlook() {
  const { t } = useTranslation();
  const outlook = usePages(keys.outlookFirst, readOutlook);
  return (
    <Stack component="section" gap="xs" aria-label={t('today.outlook')}>
      <Title order={2}>{t('today.outlook')}</Title>
      <Read query={outlook} waiting={<Loading lines={3} height={40} />}>
        {(entries) => (
          <>
            <Text c="dimmed" size="sm">
              {t(entries.length === 0 ? 'today.outlookNone' : 'today.outlookUnder')}
            </Text>
            {entries.length > 0 && (
              <Text size="sm">
                <PageLink to="/outlook">{t('outlook.link')}</PageLink>
              </Text>
            )}
            <ul className={classes['list']}>
              {entries.map((entry) => (
                <Entry key={`${entry.contact.id} ${entry.occasion.kind}`} entry={entry} />
              ))}
            </ul>
          </>
        )}
      </Read>
      <More query={outlook} />
    </Stack>
  );
}
