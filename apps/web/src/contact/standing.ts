import { useTranslation } from 'react-i18next';

const known = [
  'close',
  'normal',
  'cold',
  'dormant',
  'resting',
  'released',
  'objected',
  'restricted',
  'in-process',
  'held',
] as const;

/** Where we stand with somebody, in words. */
export function useStandingName(): (standing: string) => string {
  const { t } = useTranslation();
  return (standing) => {
    const name = known.find((one) => one === standing);
    return name === undefined ? standing : t(`contact.standing.${name}`);
  };
}
