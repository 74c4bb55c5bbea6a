import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DryRun, WouldTell } from '../api/sources.js';
import { useTimes } from '../i18n/times.js';
import { OutLink, PageLink } from '../parts/links.js';
import classes from './sources.module.css';

/** What the page has a word for, by the kind of what is told; of messages and meetings by what they are. */
const words = {
  'we-wrote': 'weWrote',
  'they-wrote': 'theyWrote',
  'we-invited': 'weInvited',
  'they-invited': 'theyInvited',
  'they-accepted': 'theyAccepted',
  met: 'met',
  'person.observed': 'person',
  'person.merged': 'merged',
  'person.forgotten': 'forgotten',
  'application.observed': 'application',
  'application.forgotten': 'applicationForgotten',
  'absence.observed': 'absence',
  'bounce.observed': 'bounce',
  'unwelcome.observed': 'unwelcome',
  'welcome.observed': 'welcome',
} as const;

/** What would be told, in a word, and what it is called. Of something published its title says all. */
function useWhat(): (item: WouldTell) => string {
  const { t } = useTranslation();
  return ({ kind, what, title, url }) => {
    const word = Object.entries(words).find(([name]) => name === (what ?? kind))?.[1];
    return [word && t(`sources.would.${word}`), title ?? url].filter(Boolean).join(': ');
  };
}

function Told({ item }: { item: WouldTell }) {
  const { t } = useTranslation();
  const times = useTimes();
  const what = useWhat()(item);
  return (
    <li>
      {item.url === null ? what : <OutLink href={item.url}>{what}</OutLink>}
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
  const { items, told, left, problem } = run;
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
      {left > 0 && <Text size="sm">{t('sources.left', { count: left })}</Text>}
      {told > items.length && <Text size="sm">{t('sources.tryMore', { count: told - items.length })}</Text>}
    </Stack>
  );
}
