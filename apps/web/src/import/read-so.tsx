import { Alert, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FilePreview, PreviewRow } from '../api/import-preview.js';
import classes from './mapping.module.css';

function Line({ row, person, problem, notes }: PreviewRow) {
  const { t } = useTranslation();
  const remarks = [problem, ...notes].filter((said) => said !== null).map(({ text }) => text);
  const work =
    person === null ? [] : [person.position, person.employer, person.location].filter((part) => part !== null);
  return (
    <li className={classes['line']}>
      <Text size="xs" c="dimmed">
        {t('mapping.row', { row })}
      </Text>
      <div>
        {person !== null && (
          <>
            <Text size="sm" fw={600}>
              {person.name ?? t('part.nameless')}
            </Text>
            {work.length > 0 && <Text size="sm">{work.join(', ')}</Text>}
            <Text size="sm" c="dimmed" className={classes['words']}>
              {person.identities.map(({ value }) => value).join(', ')}
            </Text>
          </>
        )}
        {remarks.map((text) => (
          <Text key={text} size="sm" c={person === null ? 'red' : 'dimmed'}>
            {text}
          </Text>
        ))}
      </div>
    </li>
  );
}

/** The first rows as the choice made above would read them. */
export function ReadSo({ preview }: { preview: FilePreview }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" component="section" aria-live="polite">
      <Title order={3}>{t('mapping.preview')}</Title>
      <Text size="sm" c="dimmed">
        {t('mapping.previewUnder')}
      </Text>
      {preview.problems.map(({ code, text }) => (
        <Alert key={code} color="red" variant="outline" role="alert">
          {text}
        </Alert>
      ))}
      <ul className={classes['lines']}>
        {preview.rows.slice(0, 5).map((row) => (
          <Line key={row.row} {...row} />
        ))}
      </ul>
    </Stack>
  );
}
