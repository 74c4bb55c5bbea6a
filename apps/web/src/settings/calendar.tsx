import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { removeCalendar, renewCalendar } from '../api/digest.js';
import { keys } from '../api/keys.js';
import { Command } from '../frame/command.js';
import { useTimes } from '../i18n/times.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';

/** The secret address of my calendar: made, made anew, taken away. Shown in full once. */
export function Calendar({ since }: { since: string | null }) {
  const { t } = useTranslation();
  const times = useTimes();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: keys.digest });
  const renew = useMutation({ mutationFn: renewCalendar, onSuccess });
  const remove = useMutation({
    mutationFn: removeCalendar,
    onSuccess() {
      renew.reset();
      return onSuccess();
    },
  });
  const failure = renew.error ?? remove.error;
  return (
    <Stack gap="xs">
      <Title order={3}>{t('digest.calendarTitle')}</Title>
      <Text size="sm">{t('digest.calendar')}</Text>
      {renew.data !== undefined && (
        <div role="status">
          <Command line={window.location.origin + renew.data.path} />
          <Text size="sm">{t('digest.calendarOnce')}</Text>
        </div>
      )}
      {since === null ? (
        <Button variant="default" size="sm" w="fit-content" loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('digest.calendarMake')}
        </Button>
      ) : (
        <>
          <Text size="sm">{t('digest.calendarSince', { day: times.day(since) })}</Text>
          <Group gap="sm" align="flex-start">
            <Confirm
              label={t('digest.calendarRenew')}
              question={t('digest.calendarRenewAsk')}
              yes={t('digest.calendarRenewYes')}
              busy={renew.isPending}
              onYes={() => renew.mutate()}
            />
            <Confirm
              label={t('digest.calendarRemove')}
              question={t('digest.calendarRemoveAsk')}
              yes={t('digest.calendarRemoveYes')}
              busy={remove.isPending}
              onYes={() => remove.mutate()}
            />
          </Group>
        </>
      )}
      {failure !== null && <Failure error={failure} />}
    </Stack>
  );
}
