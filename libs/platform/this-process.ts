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

/** The process that has started this one to do a piece of work. */
export const parentProcess = {
  /** The work, once it has said so. */
  work: (): Promise<unknown> => new Promise((resolve) => process.once('message', resolve)),
  tell: (word: object): void => {
    process.send?.(word);
  },
  /** There is nothing more to say: without other work the process ends. */
  leave: (): void => {
    process.disconnect();
  },
};
