import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import { Failure } from '../parts/failure.js';
import { Loading } from '../parts/loading.js';
import { Correction } from './correction.js';
import { ContactHead } from './head.js';
import { History } from './history.js';
import { Keeping } from './keeping.js';
import { MayWrite } from './may-write.js';
import { Parting } from './parting.js';
import { Record } from './record.js';
import { Tags } from './tags.js';
import classes from './contact.module.css';

function Contact({ id }: { id: string }) {
  const contact = useQuery({ queryKey: keys.contact(id), queryFn: () => readContact(id) });
  if (contact.data === undefined)
    return contact.isError ? <Failure error={contact.error} again={() => void contact.refetch()} /> : <Loading lines={3} height={160} />;
  const { data: card, etag } = contact.data;
  return (
    <Stack gap="lg">
      <ContactHead contact={card} />
      <Correction contact={card} etag={etag} />
      <div className={classes['columns']}>
        <MayWrite contact={card} />
        <Stack>
          <Keeping contact={card} />
          <Tags contact={card} />
        </Stack>
      </div>
      <Record contact={id} />
      <History contact={id} />
      <Parting contact={card} />
    </Stack>
  );
}

/** Everything about one person. */
export function ContactPage() {
  const { contact: id } = useParams({ from: '/people/$contact' });
  return <Contact key={id} id={id} />;
}
