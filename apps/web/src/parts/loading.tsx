import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The quiet outline of what is about to appear. */
export function Loading({ lines = 3, height = 96 }: { lines?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack role="status" aria-busy>
      <VisuallyHidden>{t('part.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} radius="md" />
      ))}
    </Stack>
  );
}
