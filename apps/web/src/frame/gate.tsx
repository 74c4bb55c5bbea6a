import { Outlet } from '@tanstack/react-router';
import { isSignedOut } from '../api/problem.js';
import { FirstRunPage } from '../first-run/first-run-page.js';
import { Failure } from '../parts/failure.js';
import { Loading } from '../parts/loading.js';
import { Frame } from './frame.js';
import { Plain } from './plain.js';
import { SignedOut } from './signed-out.js';
import { useMe } from './use-me.js';

/** Decides what somebody who comes in sees: the pages, the first-run form, or how to sign in. */
export function Gate() {
  const me = useMe();
  if (isSignedOut(me.error)) return <SignedOut />;
  if (me.data === undefined)
    return (
      <Plain>{me.isError ? <Failure error={me.error} again={() => void me.refetch()} /> : <Loading lines={2} />}</Plain>
    );
  if (me.data.pool === null) return <FirstRunPage />;
  return (
    <Frame me={me.data}>
      <Outlet />
    </Frame>
  );
}
