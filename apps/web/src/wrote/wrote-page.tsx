import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWrote, sayWrote, type Wrote } from '../api/digest.js';
import { keys } from '../api/keys.js';
import { Plain } from '../frame/plain.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';

/** The token stands behind the `#`: the browser keeps it for itself. */
const tokenHere = () => window.location.hash.slice(1);

/** States of an offer in which the answer is still open, or may be corrected. */
const open = new Set(['open', 'accepted', 'presumed']);

interface AnswerProps {
  /** somebody had said that they would write */
  accepted: boolean;
  busy: boolean;
  onSay: (wrote: boolean) => void;
}

function Answers({ accepted, busy, onSay }: AnswerProps) {
  const { t } = useTranslation();
  return (
    <>
      <Group gap="sm">
        <Button loading={busy} onClick={() => onSay(true)}>
          {t('wrote.yes')}
        </Button>
        {accepted && (
          <Button variant="default" disabled={busy} onClick={() => onSay(false)}>
            {t('wrote.no')}
          </Button>
        )}
      </Group>
      {!accepted && (
        <Text size="sm" c="dimmed">
          {t('wrote.notYet')}
        </Text>
      )}
    </>
  );
}

/** Takes the focus: the buttons that had it are gone. */
function Noted() {
  const { t } = useTranslation();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Text ref={text} tabIndex={-1} role="status">
      {t('wrote.noted')}
    </Text>
  );
}

function Question({ token, about: { contact, state } }: { token: string; about: Wrote }) {
  const { t } = useTranslation();
  const say = useMutation({ mutationFn: (wrote: boolean) => sayWrote(token, wrote) });
  if (say.isSuccess) return <Noted />;
  if (!open.has(state)) return <Text>{t('wrote.ended')}</Text>;
  return (
    <Stack gap="sm">
      <Text>{t('wrote.ask', { name: contact.name ?? t('part.nameless') })}</Text>
      <Answers accepted={state !== 'open'} busy={say.isPending} onSay={(wrote) => say.mutate(wrote)} />
      {say.isError && <Failure error={say.error} />}
    </Stack>
  );
}

function Asked({ token }: { token: string }) {
  const query = useQuery({ queryKey: keys.wrote(token), queryFn: () => readWrote(token), retry: false });
  return (
    <Read query={query} waiting={<Loading lines={2} />}>
      {(about) => <Question token={token} about={about} />}
    </Read>
  );
}

/** Where a digest's link leads: asks whether it was written. Opening it says nothing; only an answer does. */
export function WrotePage() {
  const { t } = useTranslation();
  const [token] = useState(tokenHere);
  return (
    <Plain>
      <Stack className={card['card']} gap="md">
        <PageTitle title={t('wrote.title')} />
        {token === '' ? <Text>{t('wrote.noToken')}</Text> : <Asked token={token} />}
        <Anchor href="/">{t('wrote.today')}</Anchor>
      </Stack>
    </Plain>
  );
}
