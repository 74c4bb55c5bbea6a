import { useTranslation } from 'react-i18next';
import type { Said, Wished } from '../api/consenting.js';
import { useTimes } from '../i18n/times.js';
import { Retractable } from './retractable.js';

/** That they want to hear less often, or not now, with the day on which it was said. */
export function SaidOfTimes({ contact, wished }: { contact: string; wished: Wished }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { lessOften, notNow } = wished;
  const wish = (text: string, { seq, at }: Said) => (
    <Retractable
      contact={contact}
      text={at === null ? text : `${text} ${t('wishes.saidOn', { day: times.day(at) })}`}
      seq={seq}
      undo={t('contact.retract')}
      undone={t('contact.retracted')}
    />
  );
  return (
    <>
      {lessOften !== null && wish(t('wishes.lessOften'), lessOften)}
      {notNow !== null && wish(t('wishes.notNow', { day: times.day(notNow.until) }), notNow)}
    </>
  );
}
