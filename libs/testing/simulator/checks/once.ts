import type { Asked } from '../clients.js';
import { seqsOf } from './effects.js';
import type { Judged } from './judged.js';

/** Whatever was said had its effects at one time, however often it lay on the log, and nothing happened that nobody said. */
export function checkOnce({ effects }: Judged): string[] {
  const problems = effects.strays.map((cause) => `events of ${cause}, which nobody said`);
  for (const [name, events] of effects.of) {
    if (new Set(events.map(({ commit }) => commit)).size > 1)
      problems.push(`${name} had its effects ${seqsOf(events)} more than once`);
    const first = events[0]?.envelope.seq ?? 0;
    if (events.some(({ envelope }, index) => envelope.seq !== first + index))
      problems.push(`the effects ${seqsOf(events)} of ${name} are not together`);
  }
  return problems;
}

/** Every command was answered, its author was told that answer, and its effects are those the answer names. */
export function checkCommands(judged: Judged): string[] {
  const { outcomes, spoken } = judged.world.witness;
  const commands = [...spoken.keys()].filter((name) => name.startsWith('command '));
  const unanswered = commands.filter((name) => !outcomes.has(name.slice('command '.length)));
  return [
    ...unanswered.map((name) => `${name} lies on the log and was never decided`),
    ...judged.clients.asked.flatMap((asked) => wrongly(judged, asked) ?? []),
  ];
}

/** What is wrong with the answer; null: nothing. */
function wrongly({ world, effects }: Judged, { command, place, told }: Asked): string | null {
  const name = `${command.kind} (${command.key})`;
  const outcome = world.witness.outcomes.get(place);
  if (outcome === undefined) return `${name} was answered "${told.state}", but has no outcome`;
  if (told.state !== 'parked' && told.state !== outcome.state)
    return `${name} was told "${told.state}", its outcome is "${outcome.state}"`;
  if (outcome.state === 'parked') return `${name} is still parked`;
  const caused = effects.of.get(`command ${place}`) ?? [];
  const mine = caused.filter(({ envelope }) => envelope.type !== 'pool.discarded' || command.kind === 'parked.discard');
  if (seqsOf(mine) === outcome.seqs.join(' ') && toldSame(told, outcome.seqs)) return null;
  return `${name} has the outcome ${outcome.state} ${outcome.seqs.join(' ')}, its effects are ${seqsOf(mine)}`;
}

function toldSame(told: Asked['told'], seqs: number[]): boolean {
  return told.state !== 'done' || String(told.seqs) === String(seqs);
}
