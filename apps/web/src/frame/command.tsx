import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A command to run in a terminal, with a button that copies it. */
export function Command({ line }: { line: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" my="sm">
      <Code fz="sm" px="sm" py={6}>
        {line}
      </Code>
      <CopyButton value={line}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy} aria-live="polite">
            {t(copied ? 'frame.copied' : 'frame.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
