/** Passes on whole lines out of pieces of text, without empty ones. */
export function lines(print: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const whole = (rest + text).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) if (line.trim() !== '') print(line);
  };
}
