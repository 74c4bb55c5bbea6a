import pino, { type Logger } from 'pino';

/** What the process tells its operator: lines of JSON on standard error, never anything personal. */
export function openLog(level: string): Logger {
  return pino({ level }, pino.destination({ dest: 2, sync: true }));
}
