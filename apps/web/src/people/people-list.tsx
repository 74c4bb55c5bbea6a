import { Button, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listContacts } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { ContactCard } from '../api/types.js';
import { Face } from '../parts/face.js';
import { Failure } from '../parts/failure.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import classes from './people.module.css';

function Person({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  return (
    <li className={classes['person']}>
      <Face id={contact.id} name={contact.name} size="small" />
      <div>
        <PageLink to="/people/$contact" params={{ contact: contact.id }}>
          {contact.name ?? t('part.nameless')}
        </PageLink>
        <Text size="sm" c="dimmed">
          {contact.headline}
        </Text>
      </div>
    </li>
  );
}

/** People of the pool by name. */
export function PeopleList({ query }: { query: string }) {
  const { t } = useTranslation();
  const people = useInfiniteQuery({
    queryKey: keys.people(query),
    queryFn: ({ pageParam }) => listContacts({ query, cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const found = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <PageTitle title={query === '' ? t('people.title') : t('people.found', { query })} />
      {people.isPending && <Loading lines={6} height={44} />}
      {people.isError && <Failure error={people.error} again={() => void people.refetch()} />}
      {people.isSuccess && found.length === 0 && <Text>{t(query === '' ? 'people.nobody' : 'people.none')}</Text>}
      <ul className={classes['list']}>
        {found.map((contact) => (
          <Person key={contact.id} contact={contact} />
        ))}
      </ul>
      {people.hasNextPage && (
        <Button variant="default" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {t('part.more')}
        </Button>
      )}
    </Stack>
  );
}
