import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { listDue, type PrivacyDue } from '../api/privacy.js';
import { usePages } from '../api/use-pages.js';
import { useTimes } from '../i18n/times.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { More, Read } from '../parts/read.js';
import { Requests } from './requests.js';

function Going({ contact, dues }: PrivacyDue) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <li>
      <PageLink to="/people/$contact" params={{ contact: contact.id }}>
        {contact.name ?? t('part.nameless')}
      </PageLink>
      {dues.map(({ kind, at }) => (
        <Text key={kind} size="sm" c="dimmed">
          {t(`privacy.${kind}`, { day: times.day(at) })}
        </Text>
      ))}
    </li>
  );
}

function Due() {
  const { t } = useTranslation();
  const due = usePages(keys.privacyDue, listDue);
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t('privacy.due')}</Title>
      <Read query={due} waiting={<Loading lines={3} height={44} />}>
        {(found) =>
          found.length === 0 ? (
            <Text>{t('privacy.noneDue')}</Text>
          ) : (
            <ul>
              {found.map((one) => (
                <Going key={one.contact.id} {...one} />
              ))}
            </ul>
          )
        }
      </Read>
      <More query={due} />
    </Stack>
  );
}

/** For whoever minds privacy: what is to be decided, and who goes by themselves when. */
export function PrivacyPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <PageTitle title={t('privacy.title')} />
      <Requests />
      <Due />
    </Stack>
  );
}
