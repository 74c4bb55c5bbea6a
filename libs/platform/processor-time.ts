/** How long the processor has worked for this thread, ms: less than the clock says where others work, too. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
