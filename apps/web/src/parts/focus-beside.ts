/** A card that goes leaves the focus to its neighbour, the last one to the heading. */
export function focusBeside(card: HTMLElement | null): void {
  // A button that is busy loses the focus to the body.
  const held = document.activeElement;
  if (card === null || (held !== document.body && !card.contains(held))) return;
  for (const beside of [card.nextElementSibling, card.previousElementSibling, document.querySelector('h1')]) {
    if (!(beside instanceof HTMLElement)) continue;
    beside.focus();
    // What cannot take it leaves it where it was.
    if (document.activeElement === beside) return;
  }
}
