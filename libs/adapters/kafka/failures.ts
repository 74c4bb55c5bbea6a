import { OutsideWorld } from '#libs/kernel/errors.js';

const DENIED = /AUTHORIZATION_FAILED/;

/** Kafka cannot be used now: one sentence that says what to look at. Waiting may help in all cases but an oversized record. */
export function outside(error: unknown, brokers: readonly string[]): OutsideWorld {
  if (error instanceof OutsideWorld) return error;
  const cause = rootOf(error);
  const where = `Kafka at ${brokers.join(', ')}`;
  const { name, message, type } = cause;
  if (name === 'KafkaJSSASLAuthenticationError')
    return passing(`${where} refuses the user name or password it is given: ${message}`, 'bus-credentials', error);
  if (type !== undefined && DENIED.test(type))
    return passing(`${where} does not allow this user what Kith needs: ${message}`, 'bus-forbidden', error);
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION')
    return passing(`${where} does not know one of the topics any more: ${message}`, 'topic-missing', error);
  if (type === 'MESSAGE_TOO_LARGE')
    return new OutsideWorld(`${where} takes no record as large as this: ${message}`, false, 'input-too-large', {
      cause,
    });
  return passing(`${where} cannot be used now: ${message}`, 'bus-unavailable', error);
}

function passing(sentence: string, code: string, cause: unknown): OutsideWorld {
  return new OutsideWorld(sentence, true, code, { cause });
}

/** What kafkajs wraps, down to the beginning. */
function rootOf(error: unknown): { name: string; message: string; type?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error) };
  if (error.cause instanceof Error) return rootOf(error.cause);
  const type = 'type' in error && typeof error.type === 'string' ? error.type : undefined;
  return { name: error.name, message: error.message, type };
}
