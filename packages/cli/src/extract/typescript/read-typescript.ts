import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { readTextFile } from '../../inputs/text-file';
import { withExcerpts } from '../excerpts';
import type { ExtractedModel, Extraction } from '../extracted-model';
import type { SourceCodeOptions } from '../source-code-options';
import { readModel } from '../values/read-model';
import { unknown } from '../values/value';
import { changedNames } from './changed-names';
import { Evaluator } from './evaluate';
import { modelCalls } from './model-calls';
import { type Module, parseModule, placeOf } from './module';
import { Modules } from './modules';
import { refusals } from './refusals';

/** Reads the models that TypeScript and JavaScript files define with DynamORM's `defineModel`. */
export async function readTypeScript(files: string[], { table = {} }: SourceCodeOptions = {}): Promise<Extraction> {
  const given = { tables: new Map(Object.entries(table)), used: new Set<string>() };
  const modules = new Modules();
  const read: Module[] = [];
  const findings: Finding[] = [];
  for (const file of files.filter(isDeployed)) {
    const text = await readTextFile(file);
    // A file without the word defines no model; most files of a project are such.
    if (!text.includes('defineModel')) continue;
    const module = parse(file, text, findings);
    if (!module) continue;
    read.push(module);
    modules.add(module);
  }
  const evaluator = new Evaluator(modules, (name, { path }) => {
    const module = modules.known(path);
    return module !== undefined && changedNames(module.program).has(name);
  });
  const models: ExtractedModel[] = [];
  for (const module of read) {
    for (const { call, scope } of modelCalls(module)) {
      const place = placeOf(call, module.path);
      const [argument] = call.arguments;
      const value = argument ? evaluator.evaluate(argument, scope) : unknown('is missing', place);
      const one = readModel(value.kind === 'mapping' ? { ...value, place } : value, given);
      const refused = one.model ? refusals(one.model) : [];
      findings.push(...one.findings, ...refused);
      if (one.model && refused.length === 0) models.push(one.model);
    }
  }
  return { models, findings: withExcerpts(findings), usedNames: given.used };
}

/** Tests and declarations are no part of what is deployed. */
function isDeployed(file: string): boolean {
  return !/\.(test|spec|d)\.[cm]?[jt]sx?$/.test(file);
}

function parse(file: string, text: string, findings: Finding[]): Module | undefined {
  try {
    return parseModule(file, text);
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    const why = error instanceof RangeError ? 'it is nested too deeply' : message.replace(/ \(\d+:\d+\)$/, '').replace(/\.$/, '');
    findings.push(
      finding('DYN-C260', {
        message: `\`${file}\` does not parse: ${why}.`,
        file,
        line: loc?.line ?? 1,
        column: (loc?.column ?? 0) + 1,
        hint: 'Mend it, or leave the file out.',
      }),
    );
    return undefined;
  }
}
