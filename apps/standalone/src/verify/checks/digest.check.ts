import type { Check } from '../check.js';
import { text } from '../fields.js';
import { memberOf } from '../state.js';

/** A member is told of a morning once, and otherwise only when they asked for it, once for each time. */
export const digestCheck: Check = (pool, line, prove) => {
  if (line.type !== 'digest.sent') return;
  const { toldOn, asked } = memberOf(pool, text(line.data, 'member'));
  const [day, trigger] = [text(line.data, 'day'), text(line.data, 'trigger')];
  if (trigger === 'morning') {
    prove('digest', toldOn === null || day > toldOn, () => `tells of ${day}, and ${String(toldOn)} was told of before`);
  } else {
    prove(
      'digest',
      asked !== null && trigger === `asked/${String(asked)}`,
      () => `is ${trigger}, which nobody waits for`,
    );
  }
};
