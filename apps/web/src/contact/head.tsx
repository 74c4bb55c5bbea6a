import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { Face } from '../parts/face.js';
import { IdentityLinks, networkName } from '../parts/identity-links.js';
import { PageTitle } from '../parts/page-title.js';
import classes from './contact.module.css';
import { useStandingName } from './standing.js';

/** The headline, and `Position at Employer` (or the one of both that is known) where the headline does not say it. */
function useDoing({ headline, employer, position }: ContactCard): string[] {
  const { t } = useTranslation();
  const work = position && employer ? t('contact.atEmployer', { position, employer }) : (position ?? employer);
  const said = employer === null || headline?.includes(employer) === true;
  return [headline, headline !== null && said ? null : work].filter((line) => line !== null);
}

/** A line about a time, if there was one. */
function useTimed() {
  const { t } = useTranslation();
  const times = useTimes();
  return (key: 'contact.lastExchange' | 'contact.lastTouch' | 'contact.lastResponse', at: string | null) =>
    at === null ? null : t(key, { day: times.day(at) });
}

/** Since when they are connected with us, where a network said so. */
function useConnected({ connected }: ContactCard): string | null {
  const { t } = useTranslation();
  const times = useTimes();
  const dated = connected.find((one) => one.since !== null);
  if (dated === undefined || dated.since === null) return null;
  return t('contact.connected', { network: networkName(dated.network), month: times.month(dated.since) });
}

function useFollowUp({ followUp }: ContactCard): string | null {
  const { t } = useTranslation();
  const times = useTimes();
  return followUp && t('contact.followUp', { day: times.day(followUp.on), reason: followUp.reason ?? '' });
}

/** That a source found them and nobody has told them yet. */
function useNotice({ notice }: ContactCard): string | null {
  const { t } = useTranslation();
  const times = useTimes();
  if (notice?.state !== 'owed' || notice.blockedAt === null) return null;
  return t('contact.noticeOwed', { day: times.day(notice.blockedAt) });
}

function Facts({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const standing = useStandingName();
  const timed = useTimed();
  const lines = [
    standing(contact.standing),
    contact.location,
    useConnected(contact),
    timed('contact.lastExchange', contact.lastExchangeAt) ?? t('contact.noExchange'),
    timed('contact.lastTouch', contact.lastTouchAt),
    timed('contact.lastResponse', contact.lastResponseAt),
    useFollowUp(contact),
    useNotice(contact),
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
        {doing.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
        <IdentityLinks identities={contact.identities} />
        <Facts contact={contact} />
      </div>
    </div>
  );
}
