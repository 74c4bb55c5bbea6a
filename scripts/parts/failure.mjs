/** What a person can put right: printed as one sentence, exit code 1, no stack. */
export class Failure extends Error {}

/** Runs a script's main function; a Failure becomes its one sentence. */
export async function runScript(main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`kith: ${error.message}`);
    process.exitCode = 1;
  }
}
