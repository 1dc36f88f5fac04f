import type { program } from '../../../packages/cli/src/program.js';

export type Command = ReturnType<typeof program>;

/** What a command prints after its options: the notes that its definition adds. */
export function notesOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text.slice(command.helpInformation().length).trim();
}

/** Notes of a help text as Markdown: headings, exit codes as a table, commands as blocks of the shell. */
export function notesInMarkdown(notes: string, heading = '##'): string[] {
  return notes.split(/\n{2,}/).flatMap((paragraph) => {
    const [first, ...rest] = paragraph.split('\n');
    const title = /^([A-Z][^.`]*):$/.exec(first)?.[1];
    const lines = title ? rest : [first, ...rest];
    return [...(title ? [`${heading} ${title}`, ''] : []), ...(title === 'Exit codes' ? exitCodes(lines) : prose(lines)), ''];
  });
}

function exitCodes(lines: readonly string[]): string[] {
  const rows = lines.map((line) => /^ +(\d) +(.*)$/.exec(line)).flatMap((row) => (row ? [`| ${row[1]} | ${markdown(row[2])} |`] : []));
  return ['| Exit code | Meaning |', '|---|---|', ...rows];
}

/** Sentences, and commands that begin with `$`, which end where a sentence begins. */
function prose(lines: readonly string[]): string[] {
  const out: string[] = [];
  let inBlock = false;
  for (const line of lines) {
    const command = /^ *\$ (.*)$/.exec(line)?.[1];
    if ((command !== undefined) !== inBlock) {
      out.push(...(inBlock ? ['```', ''] : ['', '```sh']));
      inBlock = !inBlock;
    }
    out.push(command ?? markdown(line.trim()));
  }
  return inBlock ? [...out, '```'] : out;
}

/** Words of a help text, so that Markdown shows them as the terminal does. */
export function markdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[<*_[\]|]/g, '\\$&')))
    .join('');
}
