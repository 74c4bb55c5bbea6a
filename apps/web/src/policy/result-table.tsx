import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Played } from '../api/policy.js';
import { useTimes } from '../i18n/times.js';
import { useRuleName } from '../parts/words.js';
import classes from './policy.module.css';

const measures = [
  'offers',
  'perDay',
  'written',
  'replies',
  'mostIn30',
  'mostIn365',
  'longestStreak',
  'letGo',
  'objected',
] as const;

/** To two places: how many offers a day is seldom a whole number. */
const rounded = (value: number) => Math.round(value * 100) / 100;

interface Line {
  name: string;
  now: number;
  other: number;
}

function Row({ name, now, other }: Line) {
  const times = useTimes();
  // Of what is shown, so that it adds up.
  const difference = rounded(rounded(other) - rounded(now));
  const sign = difference > 0 ? '+' : '';
  return (
    <Table.Tr data-differs={difference !== 0 || undefined}>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{times.number(rounded(now))}</Table.Td>
      <Table.Td>{times.number(rounded(other))}</Table.Td>
      <Table.Td>{difference === 0 ? '–' : `${sign}${times.number(difference)}`}</Table.Td>
    </Table.Tr>
  );
}

/** The same days under the numbers in force and under the others, side by side. */
export function ResultTable({ now, other }: { now: Played; other: Played }) {
  const { t } = useTranslation();
  const ruleName = useRuleName();
  const rules = [...new Set([...Object.keys(now.withheld), ...Object.keys(other.withheld)])];
  const lines: Line[] = [
    ...measures.map((one) => ({ name: t(`policy.${one}`), now: now[one], other: other[one] })),
    ...rules.map((rule) => ({
      name: t('policy.withheld', { rule: ruleName(rule) }),
      now: now.withheld[rule] ?? 0,
      other: other.withheld[rule] ?? 0,
    })),
  ];
  return (
    <Table fz="sm" className={classes['results'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('policy.measure')}</Table.Th>
          <Table.Th>{t('policy.asNow')}</Table.Th>
          <Table.Th>{t('policy.asChanged')}</Table.Th>
          <Table.Th>{t('policy.difference')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Row key={line.name} {...line} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
