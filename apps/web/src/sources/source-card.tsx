import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { Source } from '../api/sources.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { focusBeside } from '../parts/focus-beside.js';
import facts from '../parts/facts.module.css';
import { OutLink, PageLink } from '../parts/links.js';
import { ChangeAddress } from './change-address.js';
import { ChangeSettings } from './change-settings.js';
import { isGiven } from './setting-field.js';
import { SourceDeeds } from './source-deeds.js';
import { lookOf } from './source-look.js';
import classes from './sources.module.css';
import { useSourceKind } from './use-source-kinds.js';
import { WebhookSetup } from './webhook-setup.js';

/** Whose source it is, with the way to them. */
function Whose({ contact }: { contact: string }) {
  const { t } = useTranslation();
  const name = useQuery({ queryKey: keys.contact(contact), queryFn: () => readContact(contact) }).data?.data.name;
  return (
    <>
      <dt>{t('sources.whose')}</dt>
      <dd>
        <PageLink to="/people/$contact" params={{ contact }}>
          {name ?? contact}
        </PageLink>
      </dd>
    </>
  );
}

/** What became of all that it told, as far as there is something to say. */
function useLearned(): (source: Source) => string[] {
  const { t } = useTranslation();
  const rest = [
    ['dropped', 'nobody'],
    ['left', 'left'],
    ['refused', 'refused'],
    ['unclear', 'unclear'],
    ['parked', 'parked'],
  ] as const;
  return ({ learned }) => [
    t('sources.learned', { count: learned.noted }),
    ...rest.filter(([, of]) => learned[of] > 0).map(([words, of]) => t(`sources.${words}`, { count: learned[of] })),
  ];
}

function Facts({ source }: { source: Source }) {
  const { t } = useTranslation();
  const times = useTimes();
  const told = useLearned()(source);
  const { contact, lastRunAt, nextRunAt } = source;
  return (
    <dl className={facts['facts']}>
      {contact !== null && <Whose contact={contact} />}
      {lastRunAt !== null && (
        <>
          <dt>{t('sources.last')}</dt>
          <dd>{times.moment(lastRunAt)}</dd>
        </>
      )}
      {nextRunAt !== null && lastRunAt !== null && (
        <>
          <dt>{t('sources.next')}</dt>
          <dd>{times.moment(nextRunAt)}</dd>
        </>
      )}
      <dt className={facts['wide']}>{told.join(' · ')}</dt>
    </dl>
  );
}

/** How many settings are given in the form of a kind; 0: nobody knows yet. */
function useSettings(name: string): number {
  return useSourceKind(name)?.fields.filter(isGiven).length ?? 0;
}

/** Another name or other settings; where an address is all it has, another one if it has trouble. */
function Otherwise({ source }: { source: Source }) {
  const { kind, settings, state, problem } = source;
  const isAddressAlone = useSettings(kind) === 1;
  const address = settings['address'];
  if (state === 'removing') return null;
  if (isAddressAlone && typeof address === 'string' && problem !== null)
    return <ChangeAddress key={address} source={source} address={address} />;
  return <ChangeSettings source={source} />;
}

/** One source: how it is doing in words, what went wrong and what to do, and what one can do with it. */
export function SourceCard({ source }: { source: Source }) {
  const { t } = useTranslation();
  const times = useTimes();
  const id = useId();
  const article = useRef<HTMLDivElement>(null);
  const { name, problem, movedAt, settings } = source;
  const address = settings['address'];
  const look = lookOf(source);
  return (
    <Stack component="article" className={card['card']} gap="sm" aria-labelledby={id} ref={article} tabIndex={-1}>
      <Group justify="space-between" gap="xs" wrap="wrap">
        <Title order={2} id={id} className={classes['name']}>
          {name}
        </Title>
        <Text size="sm" className={facts['state']} data-look={look}>
          {t(`sources.state.${look}`)}
        </Text>
      </Group>
      {typeof address === 'string' && (
        <Text size="sm" className={classes['address']}>
          <OutLink href={address}>{address}</OutLink>
        </Text>
      )}
      {problem !== null && (
        <Alert color="var(--kith-care)" variant="outline" title={problem.text}>
          <Text size="sm">{problem.todo}</Text>
        </Alert>
      )}
      {movedAt !== null && (
        <Text size="sm" c="dimmed">
          {t('sources.moved', { day: times.day(movedAt) })}
        </Text>
      )}
      {source.hookUrl !== null && <WebhookSetup source={source} address={source.hookUrl} />}
      <Facts source={source} />
      <Otherwise source={source} />
      <SourceDeeds source={source} onGone={() => focusBeside(article.current)} />
    </Stack>
  );
}
