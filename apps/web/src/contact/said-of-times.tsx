import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Said, Wished } from '../api/consenting.js';
import { retractInteraction } from '../api/contacts.js';
import { useTimes } from '../i18n/times.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

interface WishProps {
  contact: string;
  text: string;
  said: Said;
}

/** One wish with the day on which it was said, and the way back where it was never said. */
function Wish({ contact, text, said: { seq, at } }: WishProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const retract = useContactChange(
    contact,
    (of: number) => retractInteraction(contact, of),
    () => announce(t('contact.retracted')),
  );
  return (
    <li>
      {at === null ? text : `${text} ${t('wishes.saidOn', { day: times.day(at) })}`}{' '}
      {seq !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={retract.isPending}
          onClick={() => retract.mutate(seq)}
          aria-label={`${t('contact.retract')}: ${text}`}
        >
          {t('contact.retract')}
        </Button>
      )}
      {retract.isError && <Failure error={retract.error} />}
    </li>
  );
}

/** That they want to hear less often, or not now. */
export function SaidOfTimes({ contact, wished }: { contact: string; wished: Wished }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { lessOften, notNow } = wished;
  return (
    <>
      {lessOften !== null && <Wish contact={contact} text={t('wishes.lessOften')} said={lessOften} />}
      {notNow !== null && (
        <Wish contact={contact} text={t('wishes.notNow', { day: times.day(notNow.until) })} said={notNow} />
      )}
    </>
  );
}
