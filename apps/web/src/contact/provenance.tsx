import { useTranslation } from 'react-i18next';
import type { Provenance as Facts } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { PageLink } from '../parts/links.js';
import classes from './contact.module.css';

/** Where a line of the history comes from: the source, its own id, on what ground, when, and what it replaced. */
export function Provenance({ provenance }: { provenance: Facts }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { source, sourceId, import: from, basis, observedAt, replaced, payloadHash } = provenance;
  const lines = [
    [t('contact.from.source'), source],
    [t('contact.from.sourceId'), sourceId],
    [
      t('contact.from.import'),
      from && (
        <PageLink to="/import/$import" params={{ import: from }}>
          {t('contact.from.showImport')}
        </PageLink>
      ),
    ],
    [t('contact.from.basis'), t(`contact.basis.${basis}`)],
    [t('contact.from.observedAt'), observedAt && times.moment(observedAt)],
    [t('contact.from.replaced'), typeof replaced === 'object' ? (replaced?.full ?? null) : replaced],
    [t('contact.from.payloadHash'), payloadHash],
  ] as const;
  return (
    <details className={classes['details']}>
      <summary>{t('contact.provenance')}</summary>
      <dl className={classes['provenance']}>
        {lines
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div key={label} className={classes['line']}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
