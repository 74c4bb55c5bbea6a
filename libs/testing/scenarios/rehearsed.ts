import type { Envelope } from '#libs/kernel/envelope.js';
import { rehearse } from '../../../apps/standalone/src/rehearse/rehearse.js';
import { settingsWith } from '../../../apps/standalone/src/rehearse/settings.js';
import type { Finding } from '../../../apps/standalone/src/verify/check.js';
import { verify } from '../../../apps/standalone/src/verify/verify.js';
import { oneByOne, untrue, type Lived } from './lived.js';
import { DAY } from './stage.js';
import { Tampered } from './tampered.js';
import { tamperings } from './tampering.js';

/** The team by which `kith rehearse` is measured. */
const usual = { seed: 7, days: 730, contacts: 2000, recruiters: 20, reply: 0.1 };
const OFFERS = 500;
const TOUCHES = 300;

/**
 * A team is rehearsed, `kith verify` has nothing to say of its ledger, and names everything that is put into it
 * afterwards.
 */
export async function rehearsed(team: Partial<typeof usual> = {}): Promise<Lived> {
  const ledger: Envelope[] = [];
  await rehearse(
    settingsWith({ ...usual, ...team }),
    () => undefined,
    async (events) => {
      for await (const event of events) ledger.push(event);
    },
  );
  const count = (type: string): number => ledger.filter((event) => event.type === type).length;
  const [offers, touches] = [count('outreach.suggested'), count('interaction.touched')];
  const until = Date.parse(ledger.at(-1)?.time ?? '') + 2 * DAY;
  const found = await findingsIn(new Tampered(ledger).lines(), until);
  const named: [what: string, isNamed: boolean][] = [];
  for (const [what, lines, is] of spoilt(ledger)) named.push([what, (await findingsIn(lines, until)).some(is)]);
  return {
    table: [
      `${String(ledger.length)} events, ${String(offers)} offers, ${String(touches)} messages; verify: ${String(found.length)} findings`,
      ...named.map(([what, isNamed]) => `${isNamed ? 'named' : 'NOT NAMED'}: ${what}`),
    ],
    unkept: untrue({
      [`${String(OFFERS)} offers or more`]: offers >= OFFERS,
      [`${String(TOUCHES)} messages or more`]: touches >= TOUCHES,
      'verify finds nothing': found.length === 0,
      ...Object.fromEntries(named.map(([what, isNamed]) => [`verify names ${what}`, isNamed])),
    }),
  };
}

type Spoilt = [what: string, lines: string[], is: (finding: Finding) => boolean];

/** The ledger, spoilt in one way after the other, and the finding that has to come of it. */
function* spoilt(ledger: readonly Envelope[]): Generator<Spoilt> {
  for (const [what, check, spoil] of tamperings) {
    const tampered = new Tampered(ledger);
    const { seq, id } = spoil(tampered);
    yield [what, tampered.lines(), (one) => one.check === check && one.seq === seq && one.event === id];
  }
  const lines = new Tampered(ledger).lines().toSpliced(99, 1);
  yield ['a number that is missing', lines, ({ check, seq }) => check === 'sequence' && seq === 101];
}

async function findingsIn(lines: readonly string[], now: number): Promise<readonly Finding[]> {
  return (await verify(oneByOne(lines), now)).findings;
}
