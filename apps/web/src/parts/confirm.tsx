import { Button, Group, Text } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm.module.css';

export interface ConfirmProps {
  /** on the button that asks */
  label: string;
  question: string;
  /** on the button that does it */
  yes: string;
  busy?: boolean;
  /** it closes and ends nothing, so it does not look like a warning */
  gentle?: boolean;
  /** false while something the deed needs is missing */
  ready?: boolean;
  onYes: () => void;
  /** between question and buttons */
  children?: ReactNode;
}

/** A step that cannot simply be taken back: asks in place before it happens; the focus goes to the question, not to the deed. */
export function Confirm({ label, question, yes, busy, gentle, ready = true, onYes, children }: ConfirmProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<boolean | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (asked === true) group.current?.focus();
  }, [asked]);
  if (asked !== true)
    return (
      <Button variant="default" size="sm" autoFocus={asked === false} onClick={() => setAsked(true)}>
        {label}
      </Button>
    );
  return (
    <div
      role="group"
      aria-labelledby={id}
      ref={group}
      tabIndex={-1}
      className={classes['asked']}
      onKeyDown={(event) => event.key === 'Escape' && setAsked(false)}
    >
      <Text size="sm" id={id} mb="xs">
        {question}
      </Text>
      {children}
      <Group gap="xs">
        <Button
          {...(gentle === true ? {} : { color: 'red.8' })}
          size="sm"
          loading={busy ?? false}
          disabled={!ready}
          onClick={onYes}
        >
          {yes}
        </Button>
        <Button variant="default" size="sm" onClick={() => setAsked(false)}>
          {t('part.cancel')}
        </Button>
      </Group>
    </div>
  );
}
