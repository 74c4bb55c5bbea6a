/** What a server needs to know of the process it runs in. */
export interface HostProcess {
  pid: number;
  /** Resolves when the process is asked to end (SIGINT or SIGTERM). */
  askedToEnd: () => Promise<void>;
}

export const thisProcess: HostProcess = {
  pid: process.pid,
  askedToEnd: () =>
    new Promise((resolve) => {
      process.once('SIGINT', () => {
        resolve();
      });
      process.once('SIGTERM', () => {
        resolve();
      });
    }),
};
