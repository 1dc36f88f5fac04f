/** What a part of a program has spent, as the one line that it prints. Its memory is that of the whole process. */
export function measured(work: () => void): void {
  const cpu = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const memory = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ wall, processor: (user + system) / 1000, memory }));
}
