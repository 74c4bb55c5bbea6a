import { NativeSelect, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MappedField, PreviewColumn } from '../api/import-preview.js';
import { mappedFields } from '../api/import-preview.js';
import classes from './mapping.module.css';

/** What a column is called: by the header, or by its number. */
export function useColumnName(): (column: PreviewColumn, at: number) => string {
  const { t } = useTranslation();
  return ({ column }, at) => (column.startsWith('#') ? t('mapping.numbered', { number: at + 1 }) : column);
}

interface Columns {
  columns: readonly PreviewColumn[];
  chosen: readonly (MappedField | null)[];
  choose: (at: number, field: MappedField | null) => void;
}

/** The first rows of a table, with a choice above each column of what it is read as. */
export function ColumnTable({ columns, chosen, choose }: Columns) {
  const { t } = useTranslation();
  const nameOf = useColumnName();
  const options = [
    { value: '', label: t('mapping.not') },
    ...mappedFields.map((value) => ({ value, label: t(`mapping.${value}`) })),
  ];
  const rows = Math.min(4, Math.max(0, ...columns.map(({ samples }) => samples.length)));
  return (
    <div className={classes['table']} tabIndex={0} role="group" aria-label={t('mapping.title')}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, at) => (
              <Table.Th key={column.column} className={classes['head']}>
                <Text size="sm" fw={600} truncate title={nameOf(column, at)}>
                  {nameOf(column, at)}
                </Text>
                <NativeSelect
                  mt={4}
                  size="xs"
                  aria-label={t('mapping.readAs', { column: nameOf(column, at) })}
                  value={chosen[at] ?? ''}
                  onChange={({ currentTarget: { value } }) => choose(at, value === '' ? null : (value as MappedField))}
                  data={options}
                />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: rows }, (_, row) => (
            <Table.Tr key={row}>
              {columns.map(({ column, samples }, at) => (
                <Table.Td key={column} className={chosen[at] === null ? classes['unread'] : classes['cell']}>
                  {samples[row]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
