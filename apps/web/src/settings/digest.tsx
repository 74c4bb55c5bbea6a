import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chooseDigest, readDigest, sendDigest, type Digest as DigestFacts } from '../api/digest.js';
import { keys } from '../api/keys.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import { Calendar } from './calendar.js';
import { DigestForm } from './digest-form.js';

/** Codes that the page has words for. */
const known = [
  'mail-unreachable',
  'mail-login-refused',
  'mail-insecure',
  'mail-busy',
  'mail-unanswered',
  'mail-address-refused',
  'mail-refused',
  'no-mail-server',
  'no-address',
  'address-of-contact',
  'chat-refused',
  'chat-busy',
  'address-refused',
] as const;

type Last = NonNullable<DigestFacts['last']>;

/** The last try, if it failed and none has been asked for since. */
function failureOf({ asked, last }: DigestFacts): Last | null {
  if (last === null || last.code === null || last.state === 'sent') return null;
  return asked !== null && last.at < asked ? null : last;
}

function Failed({ code, again }: Last) {
  const { t } = useTranslation();
  const times = useTimes();
  const why = t(`digest.problems.${known.find((one) => one === code) ?? 'other'}`);
  const then = again === null ? t('digest.notAgain') : t('digest.again', { moment: times.moment(again) });
  return <>{`${t('digest.failed', { why })} ${then}`}</>;
}

/** How the last one went. */
function Outcome({ digest }: { digest: DigestFacts }) {
  const { t } = useTranslation();
  const times = useTimes();
  const failure = failureOf(digest);
  const { asked, sentAt } = digest;
  const went = sentAt === null ? '' : t('digest.sent', { moment: times.moment(sentAt) });
  return (
    <Text size="sm" role="status">
      {failure !== null && <Failed {...failure} />}
      {failure === null && (asked === null ? went : t('digest.onItsWay'))}
    </Text>
  );
}

function Choice({ digest }: { digest: DigestFacts }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onSuccess = (after: DigestFacts) => client.setQueryData(keys.digest, after);
  const choose = useMutation({ mutationFn: chooseDigest, onSuccess });
  const now = useMutation({ mutationFn: sendDigest, onSuccess });
  return (
    <Stack gap="sm">
      <DigestForm
        key={`${digest.channel} ${digest.chat ?? ''} ${digest.place ?? ''}`}
        digest={digest}
        busy={choose.isPending}
        onSave={(choice) => choose.mutate(choice)}
      />
      {choose.isSuccess && (
        <Text size="sm" role="status">
          {t('digest.saved')}
        </Text>
      )}
      {choose.isError && <Failure error={choose.error} />}
      {digest.channel !== 'none' && (
        <Group gap="sm">
          <Button variant="default" size="sm" loading={now.isPending} onClick={() => now.mutate()}>
            {t('digest.now')}
          </Button>
          <Outcome digest={digest} />
        </Group>
      )}
      {now.isError && <Failure error={now.error} />}
    </Stack>
  );
}

/** While one is on its way, how it goes is looked at again and again, ms. */
const LOOK_AGAIN = 1500;

/** How I want to hear of my morning, and my calendar. */
export function Digest() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: keys.digest,
    queryFn: readDigest,
    refetchInterval: ({ state }) => (state.data?.asked == null ? false : LOOK_AGAIN),
  });
  return (
    <Stack component="section" id="digest" className={card['card']} gap="sm">
      <Title order={2}>{t('digest.title')}</Title>
      <Text size="sm">{t('digest.under')}</Text>
      <Read query={query} waiting={<Loading lines={2} />}>
        {(digest) => (
          <>
            <Choice digest={digest} />
            <Calendar since={digest.calendar} />
          </>
        )}
      </Read>
    </Stack>
  );
}
