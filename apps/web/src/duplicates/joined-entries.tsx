import { Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unmergeContact } from '../api/duplicates.js';
import type { Unmerged } from '../api/duplicates.js';
import type { ContactCard } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { PageLink } from '../parts/links.js';
import { useReadAgain } from './use-duplicate-deeds.js';

/** Who is their own again, and what was recorded meanwhile and stays here. */
function Parted({ contact: { id, name }, stays }: Unmerged) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <Text>{t('duplicates.parted')}</Text>
      <PageLink to="/people/$contact" params={{ contact: id }}>
        {t('duplicates.toParted', { name: name ?? t('part.nameless') })}
      </PageLink>
      {stays.length > 0 && (
        <>
          <Text size="sm">{t('duplicates.stays')}</Text>
          <ul>
            {stays.map(({ seq, text }) => (
              <li key={seq}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}

/** Every merge this contact is made of, each with the way back. */
export function JoinedEntries({ contact: { merged = [] } }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const times = useTimes();
  const again = useReadAgain();
  const part = useMutation({ mutationFn: unmergeContact, onSettled: again });
  if (merged.length === 0 && part.data === undefined) return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('duplicates.joinedTitle')}</Title>
      {merged.map(({ id, at }) => (
        <Stack key={id} gap="xs" align="flex-start">
          <Text>{t('duplicates.joined', { day: at === null ? '' : times.day(at) })}</Text>
          <Confirm
            label={t('duplicates.part')}
            question={t('duplicates.partAsk')}
            yes={t('duplicates.partYes')}
            busy={part.isPending && part.variables === id}
            onYes={() => part.mutate(id)}
          />
        </Stack>
      ))}
      {part.data !== undefined && <Parted {...part.data} />}
      {part.isError && <Failure error={part.error} />}
    </Stack>
  );
}
