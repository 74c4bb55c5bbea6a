import { Failure } from '../parts/failure.js';
import { Plain } from './plain.js';

/** The last resort: something in the page itself threw. */
export function Broken({ error }: { error: unknown }) {
  return (
    <Plain>
      <Failure error={error} again={() => window.location.reload()} />
    </Plain>
  );
}
