import { Button, Group, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  /** on the button that asks */
  label: string;
  question: string;
  /** on the button that does it */
  yes: string;
  busy?: boolean;
  onYes: () => void;
  /** between question and buttons */
  children?: ReactNode;
}

/** A step that cannot simply be taken back: asks in place before it happens. */
export function Confirm({ label, question, yes, busy, onYes, children }: ConfirmProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const id = useId();
  if (!asked)
    return (
      <Button variant="default" size="sm" onClick={() => setAsked(true)}>
        {label}
      </Button>
    );
  return (
    <div role="group" aria-labelledby={id}>
      <Text size="sm" id={id} mb="xs">
        {question}
      </Text>
      {children}
      <Group gap="xs">
        <Button color="red.8" size="sm" loading={busy ?? false} onClick={onYes} data-autofocus autoFocus>
          {yes}
        </Button>
        <Button variant="default" size="sm" onClick={() => setAsked(false)}>
          {t('part.cancel')}
        </Button>
      </Group>
    </div>
  );
}
