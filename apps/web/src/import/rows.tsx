import { NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listImportRows } from '../api/imports.js';
import { keys } from '../api/keys.js';
import type { ImportRow, RowOutcome } from '../api/types.js';
import { usePages } from '../api/use-pages.js';
import { useTimes } from '../i18n/times.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { More, Read } from '../parts/read.js';
import classes from './imports-page.module.css';
import { KeepRow } from './keep-row.js';

const outcomes: RowOutcome[] = ['rejected', 'changed', 'created', 'unchanged', 'waiting', 'parked'];

function RowTable({ id, rows }: { id: string; rows: ImportRow[] }) {
  const { t } = useTranslation();
  const times = useTimes();
  if (rows.length === 0) return <Text c="dimmed">{t('import.noRows')}</Text>;
  return (
    <div className={classes['rows']}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import.row')}</Table.Th>
            <Table.Th>{t('import.what')}</Table.Th>
            <Table.Th>{t('import.who')}</Table.Th>
            <Table.Th>{t('import.remark')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                {times.number(one.row)}
                {one.file !== null && ` (${one.file})`}
              </Table.Td>
              <Table.Td>{one.kind === null ? '' : t(`import.kind.${one.kind}`)}</Table.Td>
              <Table.Td>
                {one.contact === null ? (
                  one.name
                ) : (
                  <PageLink to="/people/$contact" params={{ contact: one.contact }}>
                    {one.name ?? t('part.nameless')}
                  </PageLink>
                )}
              </Table.Td>
              <Table.Td>{one.outcome === 'waiting' ? <KeepRow id={id} of={one} /> : one.problem}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** The rows of an import, by what came of them; those that could not be used come first. */
export function Rows({ id, first }: { id: string; first: RowOutcome }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState(first);
  const rows = usePages(keys.rows(id, outcome), (cursor) => listImportRows(id, outcome, cursor));
  return (
    <Stack>
      <NativeSelect
        label={t('import.showRows')}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as RowOutcome)}
        data={outcomes.map((value) => ({ value, label: t(`import.${value}`) }))}
        w={220}
        maw="100%"
      />
      <Read query={rows} waiting={<Loading lines={3} height={32} />}>
        {(found) => <RowTable id={id} rows={found} />}
      </Read>
      <More query={rows} />
    </Stack>
  );
}
