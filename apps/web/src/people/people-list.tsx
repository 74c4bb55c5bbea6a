import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listContacts } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { ContactCard } from '../api/types.js';
import { usePages } from '../api/use-pages.js';
import { DuplicatesLink } from '../duplicates/duplicates-link.js';
import { Face } from '../parts/face.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { More, Read } from '../parts/read.js';
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
  const people = usePages(keys.people(query), (cursor) => listContacts({ query, cursor, limit: 50 }));
  return (
    <Stack>
      <PageTitle title={query === '' ? t('people.title') : t('people.found', { query })} />
      {query === '' && <DuplicatesLink />}
      <Read query={people} waiting={<Loading lines={6} height={44} />}>
        {(found) =>
          found.length === 0 ? (
            <Text>{t(query === '' ? 'people.nobody' : 'people.none')}</Text>
          ) : (
            <ul className={classes['list']}>
              {found.map((contact) => (
                <Person key={contact.id} contact={contact} />
              ))}
            </ul>
          )
        }
      </Read>
      <More query={people} />
    </Stack>
  );
}
