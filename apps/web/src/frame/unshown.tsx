import { Problem } from '../api/problem.js';
import { Failure } from '../parts/failure.js';
import { useMe } from './use-me.js';

/** How browsers say that a part of the page, or its looks, did not come: each in words of its own, and with no code. */
const NOT_COME = /dynamically imported module|module script failed|preload CSS/u;

/**
 * What went wrong, as far as a reader is concerned: a page is fetched when somebody goes there, and with nobody to
 * answer that is no fault of the page.
 */
export function whyUnshown(error: unknown): unknown {
  return error instanceof Error && NOT_COME.test(error.message) ? new Problem(0, { code: 'offline' }) : error;
}

/** In place of a page that could not be shown; the others are a click away. It is begun anew once Kith answers. */
export function Unshown({ error }: { error: unknown }) {
  const me = useMe();
  const again = async () => {
    const { isError } = await me.refetch();
    if (!isError) window.location.reload();
  };
  return <Failure error={whyUnshown(error)} again={() => void again()} />;
}
