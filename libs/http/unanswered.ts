import type { Platform } from '#libs/ports/platform.js';
import type { ServiceName } from './boot-check.js';

/** A store that does not answer a small question in this time counts as away, ms. */
const PATIENCE = 2_000;

/** Asks the stores a process works with; one sentence for each that does not answer. */
export async function unanswered(
  { documents, bus, queue }: Platform,
  services: readonly ServiceName[],
): Promise<Record<string, string>> {
  const asked: [name: string, question: () => Promise<unknown>][] = [
    ['documents', () => documents.many('~', [{ collection: 'setup', key: 'owner-link' }])],
    ['inputs', () => bus.newest('inputs', 0)],
  ];
  if (services.includes('reminders')) asked.push(['queue', () => queue.marked()]);
  const answers = await Promise.all(asked.map(async ([name, question]) => [name, await why(question)] as const));
  return Object.fromEntries(answers.filter((answer): answer is [string, string] => answer[1] !== null));
}

async function why(question: () => Promise<unknown>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, 'There has been no answer for two seconds.');
  });
  try {
    return await Promise.race([question().then(() => null), late]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
