// Ends the process groups of a process that is gone: its end closes standard input, even where it was killed. A line `+123` names a group that has
// started, `-123` one that has ended. Plain JavaScript: it has to be there before anything else is loaded.
import { createInterface } from 'node:readline';

const groups = new Set();

const signal = (name) => {
  for (const group of groups) {
    try {
      process.kill(-group, name);
    } catch {
      groups.delete(group);
    }
  }
};

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const group = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(group);
  else groups.delete(group);
});
lines.on('close', () => {
  signal('SIGTERM');
  if (groups.size > 0) setTimeout(() => signal('SIGKILL'), 3_000);
});
