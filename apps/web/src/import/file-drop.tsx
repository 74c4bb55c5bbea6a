import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import type { FileRejection } from '@mantine/dropzone';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startImport } from '../api/imports.js';
import { keys } from '../api/keys.js';
import { Failure } from '../parts/failure.js';
import classes from './file-drop.module.css';

const largest = 100 * 1024 * 1024;
/** What browsers call a .csv file, and the name itself where they call it nothing. */
const csv = { 'text/csv': ['.csv'], 'application/vnd.ms-excel': ['.csv'], 'text/plain': ['.csv'] };

/** Where Connections.csv is dropped; then the page goes to its import. */
export function FileDrop() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [share, setShare] = useState<'all' | 'kept'>('all');
  const [refused, setRefused] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: (file: File) => startImport(file, share),
    onSuccess({ id }) {
      void client.invalidateQueries({ queryKey: keys.imports, exact: true });
      return navigate({ to: '/import/$import', params: { import: id } });
    },
  });
  const take = ([file]: File[]) => {
    setRefused(null);
    if (file !== undefined) start.mutate(file);
  };
  const refuse = ([rejection]: FileRejection[]) => {
    const large = rejection?.errors.some(({ code }) => code === 'file-too-large');
    setRefused(t(large === true ? 'import.tooLarge' : 'import.reject'));
  };
  return (
    <Stack>
      <Text fw={500}>{t('import.stepsTitle')}</Text>
      <ol className={classes['steps']}>
        <li>{t('import.step1')}</li>
        <li>{t('import.step2')}</li>
        <li>{t('import.step3')}</li>
      </ol>
      <Dropzone
        unstyled
        className={classes['zone']}
        onDrop={take}
        onReject={refuse}
        accept={csv}
        maxSize={largest}
        multiple={false}
        loading={start.isPending}
        aria-label={`${t('import.drop')} ${t('import.choose')}`}
      >
        <Text fw={500}>{t('import.drop')}</Text>
        <Text size="sm" c="dimmed">
          {t('import.choose')}
        </Text>
      </Dropzone>
      {refused !== null && (
        <Alert color="red" variant="outline" role="alert">
          {refused}
        </Alert>
      )}
      {start.isError && <Failure error={start.error} />}
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
