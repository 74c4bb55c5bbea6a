import i18next from 'i18next';
import { announce } from '../parts/announce.js';
import { takeBack } from './held.js';

const cardOf = (id: string | null) => document.querySelector<HTMLElement>(`[data-suggestion="${id ?? ''}"]`);

/**
 * Takes back what was said to an offer, or to the latest: its card is there again, and has the focus. Says so where it is
 * too late: the button that offers it may stand longer than that.
 */
export function comeBack(said: string | null = null): void {
  const taken = takeBack(said ?? undefined);
  // It is drawn after this.
  requestAnimationFrame(() => {
    const card = cardOf(taken ?? said);
    card?.focus();
    if (taken === null && card === null) announce(i18next.t('today.tooLate'));
  });
}
