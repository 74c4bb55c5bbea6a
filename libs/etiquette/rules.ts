import { away } from './away.rule.js';
import { backOff } from './back-off.rule.js';
import { bounced } from './bounced.rule.js';
import { brake } from './brake.rule.js';
import { budget } from './budget.rule.js';
import { cap } from './cap.rule.js';
import type { Rule, RuleName } from './case.js';
import { country } from './country.rule.js';
import { dormant } from './dormant.rule.js';
import { employer } from './employer.rule.js';
import { gap } from './gap.rule.js';
import { held } from './held.rule.js';
import { hours } from './hours.rule.js';
import { inProcess } from './in-process.rule.js';
import { notice } from './notice.rule.js';
import { objection } from './objection.rule.js';
import { occasion } from './occasion.rule.js';
import { released } from './released.rule.js';
import { reserved } from './reserved.rule.js';
import { restriction } from './restriction.rule.js';
import { rhythm } from './rhythm.rule.js';
import { unwelcome } from './unwelcome.rule.js';
import { voice } from './voice.rule.js';

/** Every rule by its name, in the order verdicts are shown; a new rule is one line here and one in `RuleName`. */
export const rules: Readonly<Record<RuleName, Rule>> = {
  objection,
  restriction,
  released,
  held,
  notice,
  country,
  'in-process': inProcess,
  unwelcome,
  away,
  bounced,
  cap,
  gap,
  rhythm,
  'back-off': backOff,
  dormant,
  reserved,
  voice,
  budget,
  brake,
  employer,
  hours,
  occasion,
};
