import { Button, Group, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCard, Rhythm } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { PageButton } from '../parts/links.js';
import { FaceCard } from './face-card.js';
import classes from './first-look.module.css';
import { countOf } from './first-look.state.js';
import type { FirstLook } from './first-look.state.js';
import { useFirstLook } from './use-first-look.js';
import type { FirstLookControl } from './use-first-look.js';

/** K keeps, L leaves for later, G lets go, U takes back; the arrows move. A held key counts once. */
function useFateKeys({ look, decide, undo, step }: FirstLookControl): void {
  const once = (act: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) act();
  };
  useHotkeys([
    ['k', once(() => decide(look.current, 'keep'))],
    ['l', once(() => decide(look.current, 'later'))],
    ['g', once(() => decide(look.current, 'let-go'))],
    ['u', once(() => undo())],
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
  ]);
}

function PageDone({ look, next }: { look: FirstLook; next: (() => void) | null }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('a, button')?.focus(), []);
  return (
    <Stack className={card['card']} ref={box}>
      <Text role="status">
        {t('firstLook.pageDone', {
          kept: countOf(look, 'keep'),
          later: countOf(look, 'later'),
          gone: countOf(look, 'let-go'),
        })}
      </Text>
      {next === null && <Text>{t('firstLook.finished')}</Text>}
      <Group>
        {next !== null && <Button onClick={next}>{t('firstLook.next')}</Button>}
        <PageButton to="/" variant={next === null ? 'filled' : 'default'}>
          {t('firstLook.toToday')}
        </PageButton>
      </Group>
    </Stack>
  );
}

interface FacesProps {
  contacts: ContactCard[];
  rhythm: Rhythm;
  /** goes to the next page of faces; null on the last */
  next: (() => void) | null;
  /** faces looked at before these, and in all */
  before: number;
  total: number;
}

/** Up to twenty faces, one after the other. */
export function Faces({ contacts, rhythm, next, before, total }: FacesProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const control = useFirstLook(
    contacts.map((contact) => contact.id),
    rhythm,
  );
  useFateKeys(control);
  const { look, refused } = control;
  const all = look.trail.length === look.faces.length;
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('firstLook.count', {
            done: times.number(before + look.trail.length),
            total: times.number(Math.max(total, before + look.faces.length)),
          })}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => control.undo()} disabled={look.trail.length === 0}>
          {t('firstLook.undoLast')}
        </Button>
      </Group>
      <ul className={classes['faces']} aria-label={t('firstLook.faces')}>
        {contacts.map((contact) => (
          <FaceCard
            key={contact.id}
            contact={contact}
            fate={look.fates[contact.id]}
            current={look.current === contact.id}
            refused={refused[contact.id]}
            onDecide={(fate) => control.decide(contact.id, fate)}
            onUndo={() => control.undo(contact.id)}
            onAttend={() => control.attend(contact.id)}
          />
        ))}
      </ul>
      {all && <PageDone look={look} next={next} />}
    </Stack>
  );
}
