import { readFileSync } from 'node:fs';

/** What a reader does with a page, in its order. */
export type Step = FileStep | EditStep | CommandStep;

/** "Create `name`:" before a block. */
export interface FileStep {
  readonly kind: 'file';
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** "In `name`, change `from` to `to`." */
export interface EditStep {
  readonly kind: 'edit';
  readonly line: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** A line of a block of commands. */
export interface CommandStep {
  readonly kind: 'command';
  readonly line: number;
  readonly command: string;
  /** The block of text that the page shows as its output. */
  readonly output?: string;
  /** What the page says in words: "The exit code is 1." */
  readonly status: number;
}

interface Block {
  readonly language: string;
  readonly line: number;
  readonly text: string;
}

const creates = /^Create `([^`]+)`[^`]*:$/;
const changes = /In `([^`]+)`, change `([^`]+)` to `([^`]+)`/;
const ends = /exit code is (\d+)/;

/**
 * Reads what a page, or one section of it, tells its reader to do. A block that is neither a file, nor commands, nor their output is an error: nothing
 * stays unread.
 */
export function stepsOf(file: string, section?: string): Step[] {
  const steps: Step[] = [];
  let said = '';
  let heading: string | undefined;
  for (const part of partsOf(readFileSync(file, 'utf8'))) {
    if (part.text.startsWith('## ')) heading = part.text.slice(3);
    if (section !== undefined && heading !== section) continue;
    if ('language' in part) {
      steps.push(...stepsOfBlock(part, said, steps, file));
      said = '';
      continue;
    }
    said = part.text;
    const status = ends.exec(part.text);
    if (status) amend(steps, { status: Number(status[1]) }, `${file}:${part.line}`);
    const change = changes.exec(part.text);
    if (change) steps.push({ kind: 'edit', line: part.line, name: change[1], from: change[2], to: change[3] });
  }
  if (steps.length === 0) throw new Error(`${file}: nothing is to be done${section === undefined ? '' : ` in "${section}"`}.`);
  return steps;
}

/** Paragraphs and fenced blocks. */
function* partsOf(text: string): Generator<Block | { readonly text: string; readonly line: number }> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(`{3,})(\w*)/.exec(lines[at]);
    if (!fence) {
      if (lines[at].trim()) yield { text: lines[at], line: at + 1 };
      continue;
    }
    const end = lines.indexOf(fence[1], at + 1);
    yield { language: fence[2], line: at + 2, text: `${lines.slice(at + 1, end).join('\n')}\n` };
    at = end;
  }
}

function stepsOfBlock({ language, line, text }: Block, said: string, before: Step[], file: string): Step[] {
  const place = `${file}:${line}`;
  const name = creates.exec(said)?.[1];
  if (name) return [{ kind: 'file', line, name, text }];
  if (language === 'sh') return commandsOf(text, line);
  if (language !== 'text') throw new Error(`${place}: this block is no file ("Create \`name\`:"), no \`sh\` and no \`text\`.`);
  amend(before, { output: text }, place);
  return [];
}

function commandsOf(text: string, line: number): CommandStep[] {
  const steps: CommandStep[] = [];
  let begun = '';
  for (const [at, one] of text.split('\n').entries()) {
    begun += one;
    if (one.endsWith('\\')) begun += '\n';
    else if (begun.trim()) steps.push({ kind: 'command', line: line + at, command: begun, status: 0 });
    if (!one.endsWith('\\')) begun = '';
  }
  return steps;
}

/** Says more of the command that stands last. */
function amend(steps: Step[], more: Partial<CommandStep>, place: string): void {
  const last = steps.at(-1);
  if (last?.kind !== 'command') throw new Error(`${place}: no command stands before.`);
  steps[steps.length - 1] = { ...last, ...more };
}
