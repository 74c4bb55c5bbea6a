import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keepImportRow } from '../api/imports.js';
import type { ImportRow } from '../api/types.js';
import { keys } from '../api/keys.js';
import { useProblemText } from '../parts/words.js';

/** A row only its importer sees: keeping it makes a contact of it. */
export function KeepRow({ id, of: { row, file, name } }: { id: string; of: ImportRow }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const problemText = useProblemText();
  const keep = useMutation({
    mutationFn: () => keepImportRow(id, row, file),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.import(id), exact: true }),
  });
  if (keep.isSuccess) return <Text size="sm">{t('import.keptRow')}</Text>;
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        loading={keep.isPending}
        onClick={() => keep.mutate()}
        aria-label={`${t('import.keepRow')}: ${name ?? t('part.nameless')}`}
      >
        {t('import.keepRow')}
      </Button>
      {keep.isError && (
        <Text size="sm" c="red" role="alert">
          {problemText(keep.error)}
        </Text>
      )}
    </>
  );
}
