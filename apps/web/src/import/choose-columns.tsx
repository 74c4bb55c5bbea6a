import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewImport } from '../api/import-preview.js';
import type { FilePreview, Mapping } from '../api/import-preview.js';
import { keys } from '../api/keys.js';
import { Failure } from '../parts/failure.js';
import { ColumnTable, useColumnName } from './column-table.js';
import { choiceOf, chosen, mappingOf } from './mapping-choice.js';
import { ReadSo } from './read-so.js';

interface Choosing {
  file: File;
  first: FilePreview;
  starting: boolean;
  start: (mapping: Mapping) => void;
  back: () => void;
}

/** How a preview would be with what has been chosen since; the last one stands until the next has come. */
function useMapped(file: File, first: FilePreview, mapping: Mapping) {
  const key = `${file.name}/${file.lastModified}/${file.size}/${JSON.stringify(mapping)}`;
  return useQuery({
    queryKey: keys.importPreview(key),
    queryFn: () => previewImport(file, mapping),
    placeholderData: (before) => keepPreviousData(before) ?? first,
    staleTime: Infinity,
  });
}

function Written({ preview: { encoding, table } }: { preview: FilePreview }) {
  const { t } = useTranslation();
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
  const name = names[(table?.delimiter ?? ',') as keyof typeof names];
  return (
    <Text size="sm" c="dimmed">
      {t('mapping.written', { encoding: encoding ?? 'UTF-8', delimiter: t(`mapping.${name}`) })}
    </Text>
  );
}

function LeftOut({ preview: { table }, taken }: { preview: FilePreview; taken: readonly (string | null)[] }) {
  const { t } = useTranslation();
  const nameOf = useColumnName();
  const names = (table?.columns ?? []).flatMap((column, at) => (taken[at] === null ? [nameOf(column, at)] : []));
  return (
    <Text size="sm">
      {names.length === 0 ? t('mapping.allTaken') : t('mapping.leftOut', { columns: names.join(', ') })}
    </Text>
  );
}

/** What a header calls the columns; nothing without one. */
function namesIn({ mapping, table }: FilePreview): string[] {
  return mapping?.header === true ? (table?.columns ?? []).map(({ column }) => column) : [];
}

/** A table that no program is known to write: which column holds what, and what would be read of it. */
export function ChooseColumns({ file, first, starting, start, back }: Choosing) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState(() => choiceOf(first));
  const mapping = mappingOf(choice, namesIn(first));
  const query = useMapped(file, first, mapping);
  const now = query.data ?? first;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t('mapping.title')}</Title>
        <Text>{t('mapping.under', { file: file.name })}</Text>
        <Written preview={now} />
      </div>
      <Checkbox
        label={t('mapping.header')}
        checked={choice.header}
        onChange={({ currentTarget: { checked } }) => setChoice({ ...choice, header: checked })}
      />
      <ColumnTable
        columns={now.table?.columns ?? []}
        chosen={choice.columns}
        choose={(at, field) => setChoice(chosen(choice, at, field))}
      />
      <LeftOut preview={now} taken={choice.columns} />
      <ReadSo preview={now} />
      {query.isError && <Failure error={query.error} />}
      <Group>
        <Button onClick={() => start(mapping)} loading={starting} disabled={!now.fits || query.isPlaceholderData}>
          {t('mapping.start')}
        </Button>
        <Button variant="default" onClick={back}>
          {t('mapping.other')}
        </Button>
      </Group>
    </Stack>
  );
}
