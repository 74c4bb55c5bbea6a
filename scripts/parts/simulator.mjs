import { bundledNode, inRoot } from './paths.mjs';
import { show } from './processes.mjs';

/** Everything the simulator must show: the promises hold through so many seeds, and each safeguard left out is noticed in a few. */
const proofs = [
  ['--seeds', '300'],
  ...['position', 'origin', 'outcome', 'held'].map((safeguard) => ['--mutant', safeguard, '--seeds', '40']),
];

/** Runs the compiled simulator on the whole machine; each proof counts as one test: { passed, failed, skipped }. */
export async function runSimulator() {
  let passed = 0;
  for (const args of proofs) if ((await simulator(args)) === 0) passed += 1;
  return { passed, failed: proofs.length - passed, skipped: 0 };
}

function simulator(args) {
  const program = inRoot('dist', 'libs', 'testing', 'simulator', 'run.js');
  return show(bundledNode, ['--disable-warning=ExperimentalWarning', program, ...args]);
}
