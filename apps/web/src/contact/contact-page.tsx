import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { ContactCard } from '../api/types.js';
import { DuplicatesOf } from '../duplicates/duplicates-link.js';
import { JoinedEntries } from '../duplicates/joined-entries.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import { Correction } from './correction.js';
import { ContactHead } from './head.js';
import { History } from './history.js';
import { Keeping } from './keeping.js';
import { MayWrite } from './may-write.js';
import { Parting } from './parting.js';
import { Reach } from './reach.js';
import { Record } from './record.js';
import { Tags } from './tags.js';
import { Wishes } from './wishes.js';
import classes from './contact.module.css';

function Parts({ card, etag }: { card: ContactCard; etag: string | null }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <ContactHead contact={card} />
      <DuplicatesOf contact={card.id} />
      <Correction contact={card} etag={etag} />
      <MayWrite contact={card} />
      <div className={classes['columns']}>
        <Keeping contact={card} />
        <Tags contact={card} />
      </div>
      {card.standing !== 'objected' && <Wishes contact={card} etag={etag} />}
      {card.standing !== 'objected' && <Reach contact={card} />}
      <div>
        <PageLink to="/sources" search={{ contact: card.id }}>
          {t('sources.follow')}
        </PageLink>
      </div>
      <Record contact={card.id} />
      <History contact={card.id} />
      <JoinedEntries contact={card} />
      <Parting contact={card} />
    </Stack>
  );
}

/** Everything about one person. */
export function ContactPage() {
  const { contact: id } = useParams({ from: '/people/$contact' });
  const contact = useQuery({ queryKey: keys.contact(id), queryFn: () => readContact(id) });
  return (
    <Read query={contact} waiting={<Loading lines={3} height={160} />}>
      {({ data, etag }) => <Parts key={id} card={data} etag={etag} />}
    </Read>
  );
}
