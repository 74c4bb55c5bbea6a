import { useTranslation } from 'react-i18next';
import { PageLink } from '../parts/links.js';
import { isOf, useDuplicates } from './use-duplicates.js';

/** The way to those who may be one person, with how many there are as far as they were read; nothing without any. */
export function DuplicatesLink() {
  const { t } = useTranslation();
  const { data, hasNextPage } = useDuplicates();
  const count = data?.length ?? 0;
  if (count === 0) return null;
  return (
    <div>
      <PageLink to="/duplicates">{t(hasNextPage ? 'duplicates.linkMany' : 'duplicates.link', { count })}</PageLink>
    </div>
  );
}

/** The same for one contact, who is looked for among the newest. */
export function DuplicatesOf({ contact }: { contact: string }) {
  const { t } = useTranslation();
  const { data } = useDuplicates();
  if (data?.some((duplicate) => isOf(duplicate, contact)) !== true) return null;
  return (
    <div>
      <PageLink to="/duplicates" search={{ contact }}>
        {t('duplicates.ofContact')}
      </PageLink>
    </div>
  );
}
