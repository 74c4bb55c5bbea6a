import { Button, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { Face } from '../parts/face.js';
import { useProblemText } from '../parts/words.js';
import classes from './first-look.module.css';
import type { Fate } from './first-look.state.js';

interface FaceCardProps {
  contact: ContactCard;
  fate: Fate | undefined;
  current: boolean;
  refused: unknown;
  onDecide: (fate: Fate) => void;
  onUndo: () => void;
  onAttend: () => void;
}

const fateText = { keep: 'firstLook.kept', later: 'firstLook.forLater', 'let-go': 'firstLook.gone' } as const;

function Deeds({
  fate,
  onDecide,
  onUndo,
  name,
}: Pick<FaceCardProps, 'fate' | 'onDecide' | 'onUndo'> & { name: string }) {
  const { t } = useTranslation();
  if (fate !== undefined)
    return (
      <div className={classes['deeds']}>
        <span className={classes['fate']}>{t(fateText[fate])}</span>
        <Button size="compact-sm" variant="subtle" onClick={onUndo} aria-label={`${t('part.undo')}: ${name}`}>
          {t('part.undo')}
        </Button>
      </div>
    );
  return (
    <div className={classes['deeds']}>
      <Button
        size="sm"
        px="sm"
        variant="light"
        onClick={() => onDecide('keep')}
        aria-label={`${t('firstLook.keep')}: ${name}`}
      >
        {t('firstLook.keep')}
      </Button>
      <Button
        size="sm"
        px="sm"
        variant="subtle"
        color="gray"
        onClick={() => onDecide('later')}
        aria-label={`${t('firstLook.later')}: ${name}`}
      >
        {t('firstLook.later')}
      </Button>
      <Button
        size="sm"
        px="sm"
        variant="subtle"
        color="gray"
        onClick={() => onDecide('let-go')}
        aria-label={`${t('firstLook.letGo')}: ${name}`}
      >
        {t('firstLook.letGo')}
      </Button>
    </div>
  );
}

/** The day a network connected them with us, where it said so. */
function since({ connected }: ContactCard): string | null {
  return connected.find((one) => one.since !== null)?.since ?? null;
}

/** One face, with what can be decided about it or what was. */
export function FaceCard({ contact, fate, current, refused, onDecide, onUndo, onAttend }: FaceCardProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const problemText = useProblemText();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current && item.current?.contains(document.activeElement) === false) item.current.focus();
  }, [current]);
  const name = contact.name ?? t('part.nameless');
  const connected = since(contact);
  return (
    <li
      ref={item}
      className={classes['face']}
      data-fate={fate}
      data-current={current || undefined}
      aria-current={current || undefined}
      aria-label={name}
      tabIndex={current ? 0 : -1}
      onFocus={onAttend}
    >
      <Face id={contact.id} name={contact.name} />
      <div className={classes['who']}>
        <Text fw={500}>{name}</Text>
        <Text size="sm">{contact.headline}</Text>
        {connected !== null && (
          <Text size="xs" c="dimmed">
            {t('firstLook.connected', { month: times.month(connected) })}
          </Text>
        )}
      </div>
      <Deeds fate={fate} onDecide={onDecide} onUndo={onUndo} name={name} />
      {refused !== undefined && (
        <span className={classes['refused']} role="alert">
          {t('firstLook.notDone', { reason: problemText(refused) })}
        </span>
      )}
    </li>
  );
}
