import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { decideRequest, listRequests, type PrivacyRequest } from '../api/privacy.js';
import { usePages } from '../api/use-pages.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { More, Read } from '../parts/read.js';

function Request({ request, contact, source, openedAt, eraseAt }: PrivacyRequest) {
  const { t } = useTranslation();
  const times = useTimes();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'keep' | 'erase') => decideRequest(request, decision),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <Stack component="li" className={card['card']} gap="xs">
      <PageLink to="/people/$contact" params={{ contact: contact.id }}>
        {contact.name ?? t('part.nameless')}
      </PageLink>
      <Text size="sm">{t('privacy.asked', { source, day: times.day(openedAt) })}</Text>
      {eraseAt !== null && <Text size="sm">{t('privacy.byItself', { day: times.day(eraseAt) })}</Text>}
      <Group gap="sm" align="flex-start">
        <Button size="sm" loading={decide.isPending} onClick={() => decide.mutate('keep')}>
          {t('privacy.keep')}
        </Button>
        <Confirm
          label={t('privacy.erase')}
          question={t('privacy.eraseAsk')}
          yes={t('privacy.eraseYes')}
          busy={decide.isPending}
          onYes={() => decide.mutate('erase')}
        />
      </Group>
      {decide.isError && <Failure error={decide.error} />}
    </Stack>
  );
}

/** What platforms' deletions ask whoever minds privacy. */
export function Requests() {
  const { t } = useTranslation();
  const requests = usePages(keys.privacyRequests, listRequests);
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t('privacy.requests')}</Title>
      <Read query={requests} waiting={<Loading lines={2} height={60} />}>
        {(found) =>
          found.length === 0 ? (
            <Text>{t('privacy.none')}</Text>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0}>
              {found.map((one) => (
                <Request key={one.request} {...one} />
              ))}
            </Stack>
          )
        }
      </Read>
      <More query={requests} />
    </Stack>
  );
}
