import { ruleGroups } from './registry';
import type { Rule } from './rule';

/** The page of all rules, in Markdown. */
export function renderRules(): string {
  const lines = [
    '<!-- Generated from src/rules by scripts/rules-page.ts: change a rule there and run the script. -->',
    '',
    '# Rules',
    '',
    'Every rule has a code that is never given to another rule. Errors make synthesis and the command line fail; warnings work but are hardly',
    'ever meant; infos are worth knowing. A code can be raised, lowered or silenced by `ValidateOptions`.',
    '',
  ];
  for (const group of ruleGroups) {
    lines.push(`## ${group.title}`, '', '| code | severity | what must hold |', '|---|---|---|');
    for (const rule of group.rules) {
      lines.push(`| [${rule.code}](#${anchor(rule)}) | ${rule.severity} | ${rule.title.replace(/\|/g, '\\|')} |`);
    }
    lines.push('');
    for (const rule of group.rules) lines.push(...section(rule));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(rule: Rule): string[] {
  return [
    `### ${rule.code}`,
    '',
    `**${rule.title}** (${rule.severity})`,
    '',
    rule.why,
    '',
    'Broken:',
    '',
    ...fenced(rule.broken),
    '',
    'Fixed:',
    '',
    ...fenced(rule.fixed),
    '',
  ];
}

/** Code and calls are TypeScript, everything else stands in a document. */
function fenced(text: string): string[] {
  const isCode = /\w\(|^\w+: \[\{ \w+: '|: '|\/\//.test(text);
  return [`\`\`\`${isCode ? 'ts' : 'yaml'}`, text, '```'];
}

function anchor(rule: Rule): string {
  return rule.code.toLowerCase();
}
