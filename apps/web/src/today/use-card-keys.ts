import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';

const cards = (list: HTMLElement | null) => Array.from(list?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? []);

/** The card that has the focus, else the first. */
function currentOf(all: HTMLElement[]): HTMLElement | undefined {
  return all.find((card) => card.contains(document.activeElement)) ?? all[0];
}

/** One letter presses a button of the current card (its `data-key`); the arrows move from card to card. */
export function useCardKeys(list: RefObject<HTMLElement | null>): void {
  const press = (key: string) => (event: KeyboardEvent) => {
    if (event.repeat) return;
    currentOf(cards(list.current))?.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)?.click();
  };
  const move = (by: number) => () => {
    const all = cards(list.current);
    const at = all.findIndex((card) => card.contains(document.activeElement));
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  useHotkeys([
    ['w', press('w')],
    ['n', press('n')],
    ['x', press('x')],
    ['y', press('y')],
    ['ArrowDown', move(1)],
    ['ArrowUp', move(-1)],
  ]);
}
