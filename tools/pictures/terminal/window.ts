import { escaped } from '../escaped';
import { type Look, type Span, spansOf, wrapped } from './ansi';

/** What was typed in a terminal, and what it showed. */
export interface Session {
  readonly title: string;
  readonly command: string;
  readonly output: string;
}

const COLUMNS = 96;
const CHARACTER = 8.4;
const LINE = 20;
const MARGIN = 20;
const BAR = 36;

/** Dark in every theme, as most terminals are; each with a contrast of 4.5 or more. */
const colors: Record<Look, string> = {
  plain: '#e6edf3',
  bold: '#ffffff',
  dim: '#9198a1',
  error: '#ff7b72',
  warning: '#e3b341',
  info: '#79c0ff',
  prompt: '#7ee787',
};

/** The session as an SVG of text: it is the same on every machine, and can be searched and read aloud. */
export function terminalWindow({ title, command, output }: Session): string {
  const typed: Span[] = [
    { text: '$ ', look: 'prompt' },
    { text: command, look: 'bold' },
  ];
  const lines = [typed, [], ...output.trimEnd().split('\n').map(spansOf)].flatMap((line) => wrapped(line, COLUMNS));
  const width = Math.ceil(COLUMNS * CHARACTER + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(lines.map((line) => line.map(({ text }) => text).join('')).join('\n'))}</desc>`,
    `<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map((fill, at) => `<circle cx="${MARGIN + 6 + at * 20}" cy="18" r="6" fill="${fill}"/>`),
    ...lines.map((line, at) => drawLine(line, BAR + at * LINE + 14)).filter((line) => line !== ''),
    '</svg>',
    '',
  ].join('\n');
}

/** The length is stated, so that columns stand below one another in whatever font a reader has. */
function drawLine(spans: readonly Span[], y: number): string {
  const text = spans.map((span) => span.text).join('');
  if (text.trim() === '') return '';
  const length = (text.length * CHARACTER).toFixed(1);
  const words = spans.map(({ text: part, look }) => {
    const weight = look === 'bold' ? ' font-weight="600"' : '';
    return `<tspan fill="${colors[look]}"${weight}>${escaped(part)}</tspan>`;
  });
  return `<text x="${MARGIN}" y="${y}" textLength="${length}" xml:space="preserve">${words.join('')}</text>`;
}
