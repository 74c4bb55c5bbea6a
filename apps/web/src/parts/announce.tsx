import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Says in passing what has happened, with a way back where there is one. */
export function announce(message: string, undo?: () => void): void {
  const id = notifications.show({
    // The place where these appear is the live region: one that comes with its text is not read out everywhere.
    role: 'none',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo !== undefined && (
          <Button
            size="compact-sm"
            variant="light"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {i18next.t('part.undo')}
          </Button>
        )}
      </Group>
    ),
  });
}
