import { Button, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readHistory, retractInteraction } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { HistoryEntry } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { OutLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import classes from './contact.module.css';
import { useContactChange } from './use-contact-change.js';

const retractable = new Set(['interaction.touched', 'interaction.answered', 'interaction.responded']);

function Provenance({ entry: { provenance, source } }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const facts = Object.entries(provenance ?? {}).filter(([, value]) => value !== null);
  if (facts.length === 0) return source === null ? null : <span>{source}</span>;
  return (
    <details className={classes['details']}>
      <summary>{t('contact.provenance')}</summary>
      <dl className={classes['provenance']}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Entry({ entry, onRetract, busy }: { entry: HistoryEntry; onRetract: (seq: number) => void; busy: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <li className={classes['entry']}>
      <Text>
        {entry.text} {entry.url !== null && <OutLink href={entry.url}>{t('today.evidence')}</OutLink>}
      </Text>
      <div className={classes['meta']}>
        <time dateTime={entry.occurredAt} title={t('contact.observed', { moment: times.moment(entry.time) })}>
          {times.day(entry.occurredAt)}
        </time>
        <span>{entry.actor}</span>
        <Provenance entry={entry} />
        {retractable.has(entry.type) && (
          <Button size="compact-xs" variant="subtle" color="gray" disabled={busy} onClick={() => onRetract(entry.seq)}>
            {t('contact.retract')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What has happened with this person, newest first, with where each line comes from. */
export function History({ contact }: { contact: string }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery({
    queryKey: keys.history(contact),
    queryFn: ({ pageParam }) => readHistory(contact, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const retract = useContactChange(
    contact,
    (seq: number) => retractInteraction(contact, seq),
    () => announce(t('contact.retracted')),
  );
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack component="section">
      <Title order={2}>{t('contact.historyTitle')}</Title>
      {history.isPending && <Loading lines={3} height={40} />}
      {history.isError && <Failure error={history.error} again={() => void history.refetch()} />}
      {retract.isError && <Failure error={retract.error} />}
      {history.isSuccess && entries.length === 0 && <Text c="dimmed">{t('contact.historyNone')}</Text>}
      {entries.length > 0 && (
        <ol className={classes['history']}>
          {entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} onRetract={retract.mutate} busy={retract.isPending} />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('part.more')}
        </Button>
      )}
    </Stack>
  );
}
