import { Confirm } from './confirm.js';
import type { ConfirmProps } from './confirm.js';
import { Failure } from './failure.js';

/** A deed that is done after a question in place, and why it failed. */
export function ConfirmDeed({
  deed: { isPending, error },
  ...asked
}: Omit<ConfirmProps, 'busy'> & { deed: { isPending: boolean; error: unknown } }) {
  return (
    <>
      <Confirm {...asked} busy={isPending} />
      {error !== null && <Failure error={error} />}
    </>
  );
}
