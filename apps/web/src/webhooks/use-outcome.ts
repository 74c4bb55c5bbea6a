import { useTranslation } from 'react-i18next';
import type { Delivery } from '../api/webhooks.js';
import { useTimes } from '../i18n/times.js';

/** Why a message was not taken, as far as the page has words for it. */
const known = [
  'refused',
  'unreachable',
  'name-unknown',
  'too-slow',
  'unanswered',
  'certificate-invalid',
  'address-refused',
  'port-refused',
  'scheme-refused',
  'secret-missing',
] as const;

/** What became of a message, in one line; to a system that is `stopped` nothing is told before somebody lets it go on. */
export function useOutcome(stopped: boolean): (delivery: Delivery) => string {
  const { t } = useTranslation();
  const times = useTimes();
  const why = ({ last }: Delivery) => {
    if (last === null || last.code === null) return null;
    const told = { status: last.status ?? '', code: last.code };
    return t(`deliveries.why.${known.find((code) => code === last.code) ?? 'other'}`, told);
  };
  const when = ({ tries, nextAt }: Delivery) => [
    t('deliveries.tries', { count: tries }),
    !stopped && nextAt !== null && t('deliveries.next', { moment: times.moment(nextAt) }),
  ];
  return (delivery) => {
    const { state, tries, last } = delivery;
    const waits = state === 'waiting';
    const parts = [
      waits && stopped ? t('deliveries.held') : t(`deliveries.delivery.${state}`, { status: last?.status ?? '' }),
      ...(waits && tries > 0 ? when(delivery) : []),
      state !== 'delivered' && why(delivery),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}
