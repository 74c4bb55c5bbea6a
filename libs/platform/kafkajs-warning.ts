const quiet = new WeakSet<object>();

type EmitWarning = (warning: string | Error, ...details: unknown[]) => void;

/**
 * kafkajs asks for a timer in the past on every connection, which Node 24 warns of. Silences exactly that: a
 * TimeoutNegativeWarning out of kafkajs. Every other warning, and the same one out of other code, still shows.
 */
export function ignoreKafkajsTimers(
  host: { emitWarning: EmitWarning } = process as { emitWarning: EmitWarning },
): void {
  if (quiet.has(host)) return;
  quiet.add(host);
  const emit = host.emitWarning;
  host.emitWarning = (warning, ...details) => {
    const expected = details[0] === 'TimeoutNegativeWarning' && /[\\/]kafkajs[\\/]/.test(new Error().stack ?? '');
    if (!expected) emit.call(host, warning, ...details);
  };
}
