import { Alert, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { renewSecret } from '../api/sources.js';
import type { Source, SourceKind } from '../api/sources.js';
import { useTimes } from '../i18n/times.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { Copied, ShownSecret } from '../parts/shown-secret.js';
import { GiveSecret } from './give-secret.js';
import { useSourceKind } from './use-source-kinds.js';

/** Whether a platform out there could call this address. */
function isReachable(address: string): boolean {
  const { hostname } = new URL(address);
  return !/^(localhost|127\.|0\.0\.0\.0|\[::1\]|10\.|192\.168\.)/.test(hostname);
}

/** What to do on the platform: open until it has called. */
function Steps({ steps, source }: { steps: readonly string[]; source: Source }) {
  const { t } = useTranslation();
  const { asked, lastHeardAt } = source;
  if (steps.length === 0) return null;
  return (
    <details open={!asked && lastHeardAt === null}>
      <summary>{t('hooks.steps')}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <Text size="sm">{step}</Text>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A new secret of Kith's own making: asked about first, for the one before the last is worth nothing afterwards. */
function RenewSecret({ source }: { source: Source }) {
  const { t } = useTranslation();
  const renew = useMutation({ mutationFn: () => renewSecret(source.id) });
  if (renew.data !== undefined) return <ShownSecret secret={renew.data.secret} />;
  return (
    <Stack gap="sm" align="flex-start">
      <Confirm
        label={t('hooks.renew')}
        question={t('hooks.renewAsk')}
        yes={t('hooks.renewYes')}
        gentle
        busy={renew.isPending}
        onYes={() => renew.mutate()}
      />
      {renew.isError && <Failure error={renew.error} />}
    </Stack>
  );
}

function Secret({ source, from }: { source: Source; from: SourceKind['secretFrom'] | undefined }) {
  const { t } = useTranslation();
  if (source.unverified)
    return (
      <Alert color="yellow" variant="outline" title={t('hooks.unverified')}>
        <Text size="sm">{t('hooks.unverifiedMeans')}</Text>
      </Alert>
    );
  // Before the kinds are here nobody knows who makes the secret.
  if (from === undefined) return null;
  return from === 'platform' ? <GiveSecret source={source} /> : <RenewSecret source={source} />;
}

/** Whether a platform that tells by calling has, and when. */
function Heard({ source, way }: { source: Source; way: SourceKind['way'] | undefined }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { asked, lastHeardAt: at } = source;
  if (asked && way !== 'calling') return null;
  return <Text size="sm">{at === null ? t('hooks.waiting') : t('hooks.heard', { moment: times.moment(at) })}</Text>;
}

/** Calls whose signature did not fit: rather another secret than somebody else. */
function Refused({ source: { unsigned } }: { source: Source }) {
  const { t } = useTranslation();
  const times = useTimes();
  if (unsigned.lastAt === null) return null;
  return (
    <Alert color="var(--kith-care)" variant="outline" title={t('hooks.refused')}>
      <Text size="sm">{t('hooks.refusedTodo', { calls: unsigned.count, moment: times.moment(unsigned.lastAt) })}</Text>
    </Alert>
  );
}

/** What did not wait for a source to go on. */
function LetThrough({ source: { letThrough } }: { source: Source }) {
  const { t } = useTranslation();
  const times = useTimes();
  if (letThrough.lastAt === null) return null;
  const { count: deliveries, lastAt } = letThrough;
  return <Text size="sm">{t('hooks.letThrough', { deliveries, moment: times.moment(lastAt) })}</Text>;
}

/** How a platform is set up to call, whether it has, and its secret. */
export function WebhookSetup({ source, address }: { source: Source; address: string }) {
  const { t } = useTranslation();
  const kind = useSourceKind(source.kind);
  return (
    <Stack gap="sm">
      <Heard source={source} way={kind?.way} />
      <LetThrough source={source} />
      {!isReachable(address) && (
        <Alert color="var(--kith-care)" variant="outline" title={t('hooks.unreachable')}>
          <Text size="sm">{t('hooks.unreachableTodo')}</Text>
        </Alert>
      )}
      <Copied label={t('hooks.address')} value={address} />
      <Steps steps={kind?.steps ?? []} source={source} />
      {source.notUnderstood.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('hooks.notUnderstood', {
            actions: [...new Set(source.notUnderstood.map(({ action }) => action ?? t('hooks.noAction')))].join(', '),
          })}
        </Text>
      )}
      <Refused source={source} />
      <Secret source={source} from={kind?.secretFrom} />
      {source.replayable && (
        <Text size="sm" c="dimmed">
          {t('hooks.replayable')}
        </Text>
      )}
    </Stack>
  );
}
