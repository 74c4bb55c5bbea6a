import { Outlet, useRouterState } from '@tanstack/react-router';
import { Gate } from './gate.js';

/** Every page stands behind the gate but the one that links of digests lead to: whoever holds one need not be signed in. */
export function Root() {
  const alone = useRouterState({ select: ({ location }) => location.pathname === '/wrote' });
  return alone ? <Outlet /> : <Gate />;
}
