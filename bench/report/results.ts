import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement, Section } from '../measurement';
import { machine } from './machine';
import { allVerdicts, verdictTable } from './verdict';

const folder = join(__dirname, '..');
const file = join(folder, 'results.md');

const introduction = `# Results

Written by \`npm run bench\`; do not edit. \`bench/found\` has what was found and fixed on the way, and is repeated here.

The programs that are compared run in turn, round by round, each in a new process.
`;

/** Writes what was measured, and keeps the sections that were not measured this time. */
export function writeResults(measurements: readonly Measurement[], measured: ReadonlyMap<string, string>): void {
  const earlier = sectionsOf(existsSync(file) ? readFileSync(file, 'utf8') : '');
  const sections = measurements.flatMap(({ name }) => measured.get(name) ?? earlier.get(name) ?? []);
  const overview = `## Goals\n\n${allVerdicts(sections)}\n`;
  writeFileSync(file, `${[introduction, overview, ...sections].join('\n').trimEnd()}\n`);
}

/** A section as it stands in the file. Its plots are written beside it. */
export function render({ name, title }: Measurement, section: Section, circumstances: string): string {
  const plots = (section.plots ?? []).map((plot) => {
    mkdirSync(join(folder, 'plots'), { recursive: true });
    writeFileSync(join(folder, 'plots', `${plot.name}.svg`), plot.svg);
    return `![${plot.title}](plots/${plot.name}.svg)`;
  });
  const verdicts = section.verdicts ?? [];
  const found = join(folder, 'found', `${name}.md`);
  const paragraphs = [
    `${mark(name)}\n## ${title}`,
    ...section.text,
    ...(verdicts.length > 0 ? [verdictTable(verdicts)] : []),
    ...plots,
    ...(existsSync(found) ? [`### What was found\n\n${readFileSync(found, 'utf8').trim()}`] : []),
    `<sub>${[circumstances, ...machine()].join('; ')}</sub>`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function sectionsOf(text: string): Map<string, string> {
  const parts = text.split(/^<!-- section (\S+) -->$/m);
  const sections = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) sections.set(parts[at], `${mark(parts[at])}${parts[at + 1].trimEnd()}\n`);
  return sections;
}

function mark(name: string): string {
  return `<!-- section ${name} -->`;
}
