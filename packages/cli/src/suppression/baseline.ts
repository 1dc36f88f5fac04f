import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { quote } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Baseline, BaselineEntry } from './baseline-file';
import { finding } from './finding';
import type { Remaining } from './inline';
import type { Input } from './inputs';
import { isNeverSuppressed } from './never';

/** Where a baseline stands, and for which command and day it is asked. */
export interface BaselineUse {
  readonly path: string;
  readonly command: string;
  /** Such as `2027-03-31`. */
  readonly today: string;
}

/** Hides findings that the baseline has, each as often as it has it. Entries of this run's files that match nothing are reported. */
export function withoutKnown(findings: readonly Finding[], baseline: Baseline, inputs: readonly Input[], use: BaselineUse): Remaining {
  const entries = baseline.commands[use.command] ?? [];
  const left = new Map<string, { entry: BaselineEntry; count: number }>();
  const over = new Map<string, number>();
  for (const entry of entries) {
    if (entry.until !== undefined && entry.until < use.today) over.set(entry.until, (over.get(entry.until) ?? 0) + entry.count);
    else left.set(keyOf(entry), { entry, count: (left.get(keyOf(entry))?.count ?? 0) + entry.count });
  }
  const remaining = findings.filter((one) => {
    const known = canBeKnown(one) ? left.get(keyOf(entryOf(one, use.path))) : undefined;
    if (known === undefined || known.count === 0) return true;
    known.count -= 1;
    return false;
  });
  const read = filesOf(inputs, use.path);
  const file = use.path;
  const gone = [...left.values()].filter(({ entry, count }) => count > 0 && isOfThisRun(entry, read));
  return {
    findings: remaining,
    remarks: [
      ...gone.map(({ entry, count }) =>
        finding('DYN-C038', {
          file,
          message: `The baseline has ${count === entry.count ? '' : `${count} more of `}${quote(entry.code)} in ${quote(entry.file ?? use.command)}, which is no longer found: ${entry.message}`,
          found: entry.code,
          hint: 'Run the same command with --write-baseline.',
        }),
      ),
      ...[...over].map(([day, count]) =>
        finding('DYN-C037', {
          file,
          message: `The baseline ended on ${day} for ${count} ${count === 1 ? 'finding, which counts' : 'findings, which count'} again.`,
        }),
      ),
    ],
    hidden: findings.length - remaining.length,
  };
}

/** A baseline that has the findings of this run; entries of files that it did not read stay. */
export function renewed(
  before: Baseline | undefined,
  findings: readonly Finding[],
  inputs: readonly Input[],
  use: BaselineUse,
  until?: string,
): Baseline {
  const read = filesOf(inputs, use.path);
  const old = before?.commands[use.command] ?? [];
  const kept = old.filter((entry) => !isOfThisRun(entry, read));
  const days = new Map(old.map((entry) => [keyOf(entry), entry.until]));
  const entries = new Map<string, BaselineEntry>();
  for (const one of findings.filter(canBeKnown)) {
    const entry = entryOf(one, use.path);
    const key = keyOf(entry);
    const day = until ?? days.get(key);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1, ...(day === undefined ? {} : { until: day }) });
  }
  const all = [...kept, ...entries.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { version: 1, commands: { ...before?.commands, [use.command]: all } };
}

/** Informational messages are no debt, and some findings no baseline may hide. */
function canBeKnown({ code, severity }: Finding): boolean {
  return severity !== 'info' && !isNeverSuppressed(code);
}

function entryOf({ code, file, path, message }: Finding, baseline: string): BaselineEntry {
  return {
    code,
    ...(file === undefined ? {} : { file: fromBaseline(file, baseline) }),
    ...(path === undefined ? {} : { path: path.replace(/\[\d+\]/g, '[]') }),
    message,
    count: 1,
  };
}

function keyOf({ file = '', code, path = '', message }: BaselineEntry): string {
  return JSON.stringify([file, code, path, message]);
}

function filesOf(inputs: readonly Input[], baseline: string): Set<string> {
  return new Set(inputs.map(({ name }) => fromBaseline(name, baseline)));
}

function isOfThisRun({ file }: BaselineEntry, read: Set<string>): boolean {
  return file === undefined || read.has(file);
}

function fromBaseline(file: string, baseline: string): string {
  // `<stdin>`, `ssm:/...` and the like name no file.
  if (!isAbsolute(file) && /^(<|[a-z][a-z0-9-]+:)/i.test(file)) return file;
  return relative(dirname(resolve(baseline)), resolve(file))
    .split(sep)
    .join('/');
}
