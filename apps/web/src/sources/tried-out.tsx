import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DryRun } from '../api/sources.js';
import { useTimes } from '../i18n/times.js';
import { OutLink, PageLink } from '../parts/links.js';
import classes from './sources.module.css';

function Told({ item }: { item: DryRun['items'][number] }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <li>
      {item.url === null ? item.title : <OutLink href={item.url}>{item.title ?? item.url}</OutLink>}
      <Text span size="sm" c="dimmed">
        {` · ${times.day(item.at)} · `}
        {item.contact === null && t('sources.nobody')}
      </Text>
      {item.contact !== null && (
        <PageLink to="/people/$contact" params={{ contact: item.contact }}>
          {t('sources.theirs')}
        </PageLink>
      )}
    </li>
  );
}

/** What a source would tell if it were asked now. */
export function TriedOut({ run, close }: { run: DryRun; close: () => void }) {
  const { t } = useTranslation();
  const { items, told, problem } = run;
  return (
    <Stack gap="xs" role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t('sources.trying')}
        </Text>
        <Button variant="subtle" size="compact-sm" className={classes['fixed'] ?? ''} onClick={close}>
          {t('sources.close')}
        </Button>
      </Group>
      {problem !== null && (
        <Alert color="var(--kith-care)" variant="outline" title={problem.text}>
          <Text size="sm">{problem.todo}</Text>
        </Alert>
      )}
      {problem === null && items.length === 0 && <Text size="sm">{t('sources.tryNothing')}</Text>}
      <ul className={classes['told']}>
        {items.map((item, i) => (
          <Told key={`${item.url ?? item.title ?? ''} ${i}`} item={item} />
        ))}
      </ul>
      {told > items.length && <Text size="sm">{t('sources.tryMore', { count: told - items.length })}</Text>}
    </Stack>
  );
}
