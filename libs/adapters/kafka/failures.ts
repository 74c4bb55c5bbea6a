import { OutsideWorld } from '#libs/kernel/errors.js';

/** What kafkajs says went wrong; `topic` where it is about one. */
interface Cause {
  /** Kafka's word for it, or the name of kafkajs' error */
  kind: string;
  message: string;
  topic: string | undefined;
}

interface Failure {
  is: RegExp;
  code: string;
  says: (cause: Cause) => string;
}

/** The first that fits counts. */
const failures: Failure[] = [
  {
    is: /^KafkaJSSASLAuthenticationError$/,
    code: 'bus-credentials',
    says: ({ message }) => `refuses the user name or password it is given: ${message}`,
  },
  {
    is: /AUTHORIZATION_FAILED$/,
    code: 'bus-forbidden',
    says: ({ message, topic }) => `does not allow this user what Kith needs: ${message}${topic ? ` (${topic})` : ''}`,
  },
  {
    is: /^UNKNOWN_TOPIC_OR_PARTITION$/,
    code: 'topic-missing',
    says: ({ topic }) => `does not know ${topic ? `the topic ${topic}` : 'one of the topics'} any more`,
  },
  {
    is: /^MESSAGE_TOO_LARGE$/,
    code: 'input-too-large',
    says: ({ message }) => `takes no record as large as this: ${message}`,
  },
  { is: /^/, code: 'bus-unavailable', says: ({ message }) => `cannot be used now: ${message}` },
];

/**
 * Kafka cannot be used now: one sentence that says what to look at. Waiting may help in all cases but an oversized record.
 * `asked`: the topic that was asked for, where it is one.
 */
export function outside(error: unknown, brokers: readonly string[], asked?: string): OutsideWorld {
  if (error instanceof OutsideWorld) return error;
  const cause = rootOf(error, asked);
  const { code, says } = failures.find(({ is }) => is.test(cause.kind)) as Failure;
  const sentence = `Kafka at ${brokers.join(', ')} ${says(cause)}`;
  return new OutsideWorld(sentence, code !== 'input-too-large', code, { cause: error });
}

/** What kafkajs wraps, down to the beginning; of several things that failed at once, the first. */
function rootOf(error: unknown, asked: string | undefined): Cause {
  if (!(error instanceof Error)) return { kind: 'unknown', message: String(error), topic: asked };
  const { cause, errors, type, topic } = error as KafkaError;
  if (cause instanceof Error) return rootOf(cause, asked);
  if (errors?.[0] instanceof Error) return rootOf(errors[0], asked);
  return { kind: type ?? error.name, message: error.message, topic: topic ?? asked };
}

/** What some of kafkajs' errors have beside the message. */
interface KafkaError extends Error {
  errors?: unknown[];
  type?: string;
  topic?: string;
}
