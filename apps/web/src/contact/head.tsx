import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { Face } from '../parts/face.js';
import { IdentityLinks } from '../parts/identity-links.js';
import { PageTitle } from '../parts/page-title.js';
import classes from './contact.module.css';
import { useStandingName } from './standing.js';

/** `Position at Employer`, or the one of both that is known; the headline where it says something else. */
function useDoing({ headline, employer, position }: ContactCard): string | null {
  const { t } = useTranslation();
  if (headline !== null) return headline;
  if (position && employer !== null) return t('contact.atEmployer', { position, employer });
  return position ?? employer;
}

function Facts({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const times = useTimes();
  const standing = useStandingName();
  const connected = contact.connected?.find((one) => one.since !== null);
  const lines = [
    contact.standing && standing(contact.standing),
    contact.location,
    connected?.since && t('contact.connected', { network: connected.network, month: times.month(connected.since) }),
    contact.lastExchangeAt === null ? t('contact.noExchange') : t('contact.lastExchange', { day: times.day(contact.lastExchangeAt) }),
    contact.lastTouchAt && t('contact.lastTouch', { day: times.day(contact.lastTouchAt) }),
    contact.lastResponseAt && t('contact.lastResponse', { day: times.day(contact.lastResponseAt) }),
  ];
  return (
    <div className={classes['facts']}>
      {lines.filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}

/** Who this is, what they do, where they can be found, and where we stand with them. */
export function ContactHead({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const doing = useDoing(contact);
  return (
    <div className={classes['head']}>
      <Face id={contact.id} name={contact.name} size="large" />
      <div>
        <PageTitle title={contact.name ?? t('part.nameless')} />
        {doing !== null && <Text>{doing}</Text>}
        <IdentityLinks identities={contact.identities} />
        <Facts contact={contact} />
      </div>
    </div>
  );
}
