import PlainEnvironment from '../plain-environment.mjs';

/** One spec that notices is enough: what comes behind it is left out, which Jest itself does between files only. */
export default class OneFailureEnvironment extends PlainEnvironment {
  #noticed = false;

  async handleTestEvent(event, state) {
    await super.handleTestEvent?.(event, state);
    if (event.name === 'test_fn_failure') this.#noticed = true;
    if (event.name === 'test_start' && this.#noticed) event.test.mode = 'skip';
  }
}
