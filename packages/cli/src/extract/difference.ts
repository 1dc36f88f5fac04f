/** The lines in which two texts differ, as a few lines for people; undefined where they do not. */
export function difference(before: string, after: string, shown = 12): string | undefined {
  const [old, next] = [before, after].map((text) => text.split('\n'));
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  if (start === old.length && start === next.length) return undefined;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end++;
  const lines = [
    ...old.slice(start, old.length - end).map((line) => `- ${line}`),
    ...next.slice(start, next.length - end).map((line) => `+ ${line}`),
  ];
  const few = lines.slice(0, shown);
  const more = lines.length - few.length;
  return [`line ${start + 1}:`, ...few, ...(more > 0 ? [`  (${more} more lines)`] : [])].join('\n');
}
