import { describe, expect, it } from '@jest/globals';
import { Script } from 'node:vm';
import { ignoreKafkajsTimers } from './kafkajs-warning.js';

describe('warnings of a process that uses kafkajs', () => {
  const told: unknown[] = [];
  const host = { emitWarning: (warning: unknown, ..._details: unknown[]) => void told.push(warning) };
  ignoreKafkajsTimers(host);

  /** The same call, out of a file of this name. */
  const warnFrom = (filename: string, warning: string, name: string): void => {
    const script = new Script('(emit) => emit()', { filename });
    (script.runInThisContext() as (emit: () => void) => void)(() => host.emitWarning(warning, name));
  };

  it('leave out the timers of kafkajs, and nothing else', () => {
    warnFrom('/app/node_modules/kafkajs/src/network/requestQueue/index.js', 'its timer', 'TimeoutNegativeWarning');
    warnFrom('/app/node_modules/kafkajs/src/network/requestQueue/index.js', 'its other', 'DeprecationWarning');
    warnFrom('/app/dist/apps/contacts/src/main.js', 'our timer', 'TimeoutNegativeWarning');

    expect(told).toEqual(['its other', 'our timer']);
  });
});
