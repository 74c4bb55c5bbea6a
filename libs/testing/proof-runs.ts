/**
 * How many random histories a proof goes through, and from which seed on: the same thousand in every run of the tests,
 * others as `npm run etiquette` asks for.
 */
export const proofRuns = {
  numRuns: Number(process.env['KITH_PROOF_RUNS'] ?? 1000),
  seed: Number(process.env['KITH_PROOF_SEED'] ?? 1),
};

/** Whether what today's rules say of the recorded histories is to be recorded: `npm run etiquette -- record`. */
export const recording = process.env['KITH_RECORD'] === 'yes';

/** ms; ten times what it takes on a machine of two cores with nothing else to do */
export const PROOF_TIMEOUT = 60_000 + proofRuns.numRuns * 300;

/** What a proof has to say besides passing: how it was put to the test. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
