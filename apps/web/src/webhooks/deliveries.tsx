import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { usePages } from '../api/use-pages.js';
import { listDeliveries, resendDelivery } from '../api/webhooks.js';
import type { Delivery, Webhook } from '../api/webhooks.js';
import { useTimes } from '../i18n/times.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { More, Read } from '../parts/read.js';
import { useDeed } from '../parts/use-deed.js';
import { useEventTypes } from './use-event-types.js';
import { useOutcome } from './use-outcome.js';
import { lookAgainAfter } from './webhook-look.js';
import classes from './webhooks.module.css';

/** What a message said: the test says nothing. */
function useSaid(): (type: string) => string {
  const { t } = useTranslation();
  const types = useEventTypes();
  return (type) => (type === 'webhook.test' ? t('deliveries.testMessage') : (types.data?.words[type] ?? type));
}

interface LineProps {
  delivery: Delivery;
  stopped: boolean;
  busy: boolean;
  onResend: (() => void) | null;
}

function Line({ delivery, stopped, busy, onResend }: LineProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const said = useSaid();
  const outcome = useOutcome(stopped);
  const { type, contact, at, state } = delivery;
  return (
    <li className={classes['delivery']}>
      <div>
        <Text size="sm">
          {said(type)}{' '}
          {contact !== null && (
            <PageLink to="/people/$contact" params={{ contact }}>
              {t('deliveries.person')}
            </PageLink>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          <time dateTime={at}>{times.moment(at)}</time>
          {` · ${outcome(delivery)}`}
        </Text>
      </div>
      {onResend !== null && state !== 'sending' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          onClick={onResend}
          aria-label={`${t('deliveries.resend')}: ${said(type)}`}
        >
          {t('deliveries.resend')}
        </Button>
      )}
    </li>
  );
}

/** What became of every message of the last 30 days; each can be told once more, unless its system has stopped. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { id, stopped } = webhook;
  const { t } = useTranslation();
  const log = usePages(
    keys.deliveries(id),
    (cursor) => listDeliveries(id, cursor),
    (items) => lookAgainAfter(webhook, items, new Date()),
  );
  const resend = useDeed(
    keys.deliveries(id),
    (delivery: string) => resendDelivery(id, delivery),
    () => announce(t('deliveries.resent')),
  );
  return (
    <Stack component="section" gap="xs" aria-label={t('deliveries.log')}>
      {resend.isError && <Failure error={resend.error} />}
      <Read query={log} waiting={<Loading lines={2} height={40} />}>
        {(deliveries) =>
          deliveries.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('deliveries.logNone')}
            </Text>
          ) : (
            <ul className={classes['log']}>
              {deliveries.map((delivery) => (
                <Line
                  key={delivery.id}
                  delivery={delivery}
                  stopped={stopped !== null}
                  busy={resend.isPending && resend.variables === delivery.id}
                  onResend={stopped === null ? () => resend.mutate(delivery.id) : null}
                />
              ))}
            </ul>
          )
        }
      </Read>
      <Group>
        <More query={log} />
      </Group>
    </Stack>
  );
}
