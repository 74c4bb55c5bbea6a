import type { ReactNode } from 'react';
import classes from './frame.module.css';

/** A page without navigation: before there is anything to navigate. */
export function Plain({ children }: { children: ReactNode }) {
  return (
    <main className={classes['plain']}>
      <p className={classes['brand']}>Kith</p>
      {children}
    </main>
  );
}
