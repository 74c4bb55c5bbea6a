import { Table, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { useRuleName } from '../parts/words.js';
import classes from './contact.module.css';

function Row({ verdict: { rule, ok, text, until } }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const times = useTimes();
  const nameOf = useRuleName();
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes['sign']} data-ok={ok} aria-hidden>
          {ok ? '✓' : '–'}
        </span>
        {nameOf(rule)}
        <VisuallyHidden> {t(ok ? 'contact.passes' : 'contact.refuses')}</VisuallyHidden>
      </Table.Td>
      <Table.Td>{text}</Table.Td>
      <Table.Td>{until === null ? '' : times.day(until)}</Table.Td>
    </Table.Tr>
  );
}

/** Every rule, what it says now, and until when. */
export function RuleTable({ verdicts }: { verdicts: Verdict[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes['rules']}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('contact.rule')}</Table.Th>
            <Table.Th>{t('contact.says')}</Table.Th>
            <Table.Th>{t('contact.until')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {verdicts.map((verdict) => (
            <Row key={verdict.rule} verdict={verdict} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
