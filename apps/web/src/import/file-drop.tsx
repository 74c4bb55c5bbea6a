import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import type { FileRejection } from '@mantine/dropzone';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewImport } from '../api/import-preview.js';
import type { FilePreview, Mapping } from '../api/import-preview.js';
import { startImport } from '../api/imports.js';
import { keys } from '../api/keys.js';
import { Failure } from '../parts/failure.js';
import { ChooseColumns } from './choose-columns.js';
import classes from './file-drop.module.css';
import { Sources } from './sources.js';

const largest = 100 * 1024 * 1024;
/** By the ends of names, since browsers call the kinds this and that; what a file is the server sees. */
const accept = { 'application/octet-stream': ['.csv', '.tsv', '.txt', '.vcf', '.vcard', '.zip', '.ics'] };

/** A table whose columns have to be named before it can be imported. */
interface Chosen {
  file: File;
  preview: FilePreview;
}

/** Sends a file on its way, and follows it. */
function useStart(share: 'all' | 'kept') {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, format, mapping }: { file: File; format: string; mapping: Mapping | null }) =>
      startImport(file, { format, share, mapping }),
    onSuccess({ id }) {
      void client.invalidateQueries({ queryKey: keys.imports, exact: true });
      return navigate({ to: '/import/$import', params: { import: id } });
    },
  });
}

/** Where a file is dropped: what is known goes to its import, of any other table the columns are asked for. */
export function FileDrop() {
  const { t } = useTranslation();
  const [share, setShare] = useState<'all' | 'kept'>('all');
  const [refused, setRefused] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const start = useStart(share);
  const look = useMutation({
    mutationFn: (file: File) => previewImport(file, null),
    onSuccess(preview, file) {
      if (preview.table !== null) setChosen({ file, preview });
      else if (preview.format === null) setRefused(preview.problems[0]?.text ?? t('import.reject'));
      else start.mutate({ file, format: preview.format, mapping: null });
    },
  });
  const take = ([file]: File[]) => {
    setRefused(null);
    if (file !== undefined) look.mutate(file);
  };
  const refuse = ([rejection]: FileRejection[]) => {
    const large = rejection?.errors.some(({ code }) => code === 'file-too-large');
    setRefused(t(large === true ? 'import.tooLarge' : 'import.reject'));
  };
  const failed = look.error ?? start.error;
  return (
    <Stack>
      {chosen === null ? (
        <>
          <Sources />
          <Dropzone
            unstyled
            className={classes['zone']}
            onDrop={take}
            onReject={refuse}
            accept={accept}
            maxSize={largest}
            multiple={false}
            loading={look.isPending || start.isPending}
            aria-label={`${t('import.drop')} ${t('import.choose')}`}
          >
            <Text fw={500}>{t('import.drop')}</Text>
            <Text size="sm" c="dimmed">
              {t('import.choose')}
            </Text>
          </Dropzone>
        </>
      ) : (
        <ChooseColumns
          file={chosen.file}
          first={chosen.preview}
          starting={start.isPending}
          start={(mapping) => start.mutate({ file: chosen.file, format: 'csv', mapping })}
          back={() => setChosen(null)}
        />
      )}
      {refused !== null && (
        <Alert color="red" variant="outline" role="alert">
          {refused}
        </Alert>
      )}
      {failed !== null && <Failure error={failed} />}
      <Checkbox
        label={t('import.keptOnly')}
        description={t('import.keptOnlyHint')}
        checked={share === 'kept'}
        onChange={(event) => setShare(event.currentTarget.checked ? 'kept' : 'all')}
      />
      <Text size="xs" c="dimmed">
        {t('import.basis')}
      </Text>
    </Stack>
  );
}
