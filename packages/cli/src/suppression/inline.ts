import { didYouMean, groupedBy, quote } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Suppression } from './comments';
import { finding } from './finding';
import { type Input, suppressionsOf } from './inputs';
import { isNeverSuppressed } from './never';

/** Findings that are left, what is wrong with suppressions, and how many findings are hidden. */
export interface Remaining {
  readonly findings: Finding[];
  readonly remarks: Finding[];
  readonly hidden: number;
}

/** Hides findings that a comment with a reason suppresses. A comment that is of no use is reported. */
export async function withoutSuppressed(findings: readonly Finding[], inputs: readonly Input[], command: string): Promise<Remaining> {
  const files = findings.flatMap(({ file }) => (file === undefined ? [] : [{ name: file }]));
  const suppressions = suppressionsOf([...files, ...inputs]);
  if (suppressions.length === 0) return { findings: [...findings], remarks: [], hidden: 0 };
  const used = new Set<string>();
  const byTarget = groupedBy(suppressions, ({ file, target }) => `${file}\n${target}`);
  const left = findings.filter((one) => {
    const hiding = (byTarget.get(`${one.file}\n${one.line}`) ?? []).filter((each) => hides(each, one));
    for (const each of hiding) used.add(keyOf(each, one.code));
    return hiding.length === 0;
  });
  const { catalogue } = await import('../codes/catalogue.js');
  const remarks = suppressions.flatMap((each) => {
    const at = { file: each.file, line: each.line, column: each.column };
    if (each.codes.length === 0 || each.reason === undefined) {
      const lacks = each.codes.length === 0 ? 'names no code' : 'gives no reason';
      const hint = `Write \`dynamorm-cdk-ignore ${each.codes[0] ?? 'DYN-M067'}: <reason>\`.`;
      return [finding('DYN-C034', { ...at, message: `The suppression ${lacks}, so it has no effect.`, hint })];
    }
    return each.codes.flatMap((code) => {
      const topic = catalogue.get(code)?.topic;
      if (topic === undefined) {
        const hint = didYouMean(
          code,
          [...catalogue.keys()].filter((one) => one.slice(0, 5) === code.slice(0, 5)),
        );
        return [
          finding('DYN-C035', { ...at, message: `The suppression names ${quote(code)}, but there is no such code.`, found: code, hint }),
        ];
      }
      if (isNeverSuppressed(code)) {
        return [finding('DYN-C036', { ...at, message: `${quote(code)} cannot be suppressed by a comment.`, found: code })];
      }
      if (used.has(keyOf(each, code)) || !isJudged(code, topic, each.file, command)) return [];
      const message = `The suppression of ${quote(code)} matches no finding in line ${each.target}.`;
      return [finding('DYN-C035', { ...at, message, found: code, hint: 'Remove it.' })];
    });
  });
  return { findings: left, remarks, hidden: findings.length - left.length };
}

function hides({ codes, reason }: Suppression, { code }: Finding): boolean {
  return reason !== undefined && codes.includes(code) && !isNeverSuppressed(code);
}

function keyOf({ file, line }: Suppression, code: string): string {
  return `${file}\n${line}\n${code}`;
}

/** Whether a command looks for what a code reports: models alone, or against tables; documents, or source code. */
function isJudged(code: string, topic: string, file: string, command: string): boolean {
  if (code.startsWith('DYN-M')) return topic !== 'Rollouts' && (topic !== 'Models against a table' || ['check', 'drift'].includes(command));
  return /^DYN-C2/.test(code) && /\.(go|py|[cm]?[jt]sx?)$/i.test(file);
}
