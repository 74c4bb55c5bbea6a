import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { verifyLedger } from '../api/proof.js';
import type { Verification } from '../api/proof.js';
import { Command } from '../frame/command.js';
import { useMe } from '../frame/use-me.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import classes from './proof.module.css';

function Found({ found: { at, events, promises, broken } }: { found: Verification }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <div role="status">
      <dl className={classes['facts']}>
        <div>
          <dt>{t('proof.broken')}</dt>
          <dd>{times.number(broken)}</dd>
        </div>
      </dl>
      <Text size="sm" c="dimmed">
        {t('proof.found', { moment: times.moment(at), events: times.number(events), promises: times.number(promises) })}
      </Text>
    </div>
  );
}

/** How often a promise was broken, counted when somebody asks, and the command that says so without this server. */
export function Promises({ provenBy }: { provenBy: string }) {
  const { t } = useTranslation();
  const role = useMe().data?.member?.role;
  const verify = useMutation({ mutationFn: verifyLedger });
  return (
    <Stack component="section" className={`${card['card']} ${classes['part']}`} gap="sm">
      <Title order={2}>{t('proof.promises')}</Title>
      {verify.data !== undefined && <Found found={verify.data} />}
      {verify.isError && <Failure error={verify.error} />}
      {(role === 'owner' || role === 'admin') && (
        <div className={classes['tools']}>
          <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('proof.verify')}
          </Button>
        </div>
      )}
      <Text size="sm">{t('proof.promisesUnder')}</Text>
      <Command line={provenBy} />
    </Stack>
  );
}
