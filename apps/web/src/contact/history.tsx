import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readHistory, retractInteraction } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import { usePages } from '../api/use-pages.js';
import type { HistoryEntry } from '../api/types.js';
import { useNames } from '../frame/use-names.js';
import { useTimes } from '../i18n/times.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { OutLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { More, Read } from '../parts/read.js';
import classes from './contact.module.css';
import { Provenance } from './provenance.js';
import { useContactChange } from './use-contact-change.js';

const retractable = new Set(['interaction.touched', 'interaction.answered', 'interaction.responded']);

function Entry({ entry, onRetract, busy }: { entry: HistoryEntry; onRetract: (seq: number) => void; busy: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  const nameOf = useNames();
  return (
    <li className={classes['entry']}>
      <Text>
        {entry.text} {entry.url !== null && <OutLink href={entry.url}>{t('today.evidence')}</OutLink>}
      </Text>
      <div className={classes['meta']}>
        <time dateTime={entry.occurredAt} title={t('contact.observed', { moment: times.moment(entry.time) })}>
          {times.day(entry.occurredAt)}
        </time>
        <span>{nameOf(entry.actor)}</span>
        {entry.provenance !== null && <Provenance provenance={entry.provenance} />}
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
  const history = usePages(keys.history(contact), (cursor) => readHistory(contact, cursor));
  const retract = useContactChange(
    contact,
    (seq: number) => retractInteraction(contact, seq),
    () => announce(t('contact.retracted')),
  );
  return (
    <Stack component="section">
      <Title order={2}>{t('contact.historyTitle')}</Title>
      {retract.isError && <Failure error={retract.error} />}
      <Read query={history} waiting={<Loading lines={3} height={40} />}>
        {(entries) => (
          <ol className={classes['history']}>
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} onRetract={retract.mutate} busy={retract.isPending} />
            ))}
          </ol>
        )}
      </Read>
      <More query={history} />
    </Stack>
  );
}
