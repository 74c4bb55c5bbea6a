/** Whether somebody knows that we know of them; absent in an older server's answer. `blockedAt`: from when nobody is offered them any more. */
export interface Notice {
  state: 'none' | 'owed' | 'given';
  givenAt: string | null;
  blockedAt: string | null;
  shrinksAt: string | null;
}
