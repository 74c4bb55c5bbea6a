// eslint-disable-next-line no-restricted-imports -- the one place where it comes in
import fc from 'fast-check';
import { proofRuns } from './proof-runs.js';

/**
 * fast-check with the same cases in every run of the tests, so that a red run is the fault of what changed. Others come
 * with `KITH_PROOF_SEED`, or with `npm run etiquette`.
 */
fc.configureGlobal({ seed: proofRuns.seed });

export { fc };
