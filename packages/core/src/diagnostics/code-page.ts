import type { CodeDefinition, CodeGroup, CodePage } from './code';

/** The page of a package's codes, in Markdown. */
export function renderCodePage({ title, introduction, groups, retired = [] }: CodePage): string {
  const lines = [
    '<!-- Generated from the codes in the sources by packages/cli/packaging/code-pages.ts: change a code there and run the script. -->',
    '',
    `# ${title}`,
    '',
    ...introduction.flatMap((paragraph) => [paragraph, '']),
    ...groups.flatMap(groupLines),
    ...(retired.length === 0 ? [] : ['## Retired codes', '', `${retired.join(', ')}: no longer used, and never reused.`]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function groupLines({ title, language, codes }: CodeGroup): string[] {
  const rows = codes.map(
    ({ code, severity, title }) => `| [${code}](#${code.toLowerCase()}) | ${severity} | ${title.replace(/\|/g, '\\|')} |`,
  );
  return [
    `## ${title}`,
    '',
    '| code | severity | meaning |',
    '|---|---|---|',
    ...rows,
    '',
    ...codes.flatMap((one) => codeLines({ language, ...one })),
  ];
}

function codeLines({ code, severity, title, why, broken, fixed, language }: CodeDefinition): string[] {
  const example = (heading: string, text: string | undefined): string[] =>
    text === undefined ? [] : [heading, '', `\`\`\`${language}`, text, '```', ''];
  return [`### ${code}`, '', `**${title}** (${severity})`, '', why, '', ...example('Broken:', broken), ...example('Fixed:', fixed)];
}
