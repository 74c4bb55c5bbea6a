import { useHotkeys } from '@mantine/hooks';
import type { HotkeyItem } from '@mantine/hooks';
import type { RefObject } from 'react';

const cards = (list: HTMLElement | null) => Array.from(list?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? []);

const buttonOf = (card: HTMLElement, key: string) => card.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`);

/** The button a letter means: on the card that has the focus; without one, on the first card that has such a button. */
function meant(all: HTMLElement[], key: string): HTMLButtonElement | null | undefined {
  const focused = all.find((card) => card.contains(document.activeElement));
  if (focused !== undefined) return buttonOf(focused, key);
  return all.map((card) => buttonOf(card, key)).find((button) => button !== null);
}

/** Write, not now, no thanks; after writing: yes, no. */
export const lettersOfToday = ['w', 'n', 'x', 'y', 'd'];

/** One letter presses a button (its `data-key`); the arrows move from card to card; `more` letters do something else. */
export function useCardKeys(
  list: RefObject<HTMLElement | null>,
  letters: readonly string[] = lettersOfToday,
  more: readonly [letter: string, act: () => void][] = [],
): void {
  const press = (key: string) => (event: KeyboardEvent) => {
    if (!event.repeat) meant(cards(list.current), key)?.click();
  };
  const move = (by: number) => () => {
    const all = cards(list.current);
    const at = all.findIndex((card) => card.contains(document.activeElement));
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  useHotkeys([
    ...letters.map((letter): HotkeyItem => [letter, press(letter)]),
    ...more.map(([letter, act]): HotkeyItem => [letter, (event) => !event.repeat && act()]),
    ['ArrowDown', move(1)],
    ['ArrowUp', move(-1)],
  ]);
}
