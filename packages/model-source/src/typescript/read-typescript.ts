import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { ExtractedModel, Extraction } from '../extracted-model';
import { libraryModel, libraryModelName } from '../library-models';
import { npm } from '../manifests';
import { ProjectReleases } from '../project-releases';
import { reported } from '../reported';
import type { SourceCodeOptions } from '../source-code-options';
import { sourceText } from '../source-text';
import { type GivenNames, givenNames } from '../values/given-names';
import { handedOver } from '../values/handed-over';
import { type ReadModel, readModel } from '../values/read-model';
import { unknownTablesOf } from '../values/table';
import { unknown } from '../values/value';
import { withinStack } from '../within-stack';
import { Callers } from './callers';
import { ChangedNames } from './changed-names';
import { byStem, sourceOf } from './compiled';
import { Evaluator } from './evaluate';
import { handedOn } from './handed-on';
import { defineModel, isDefineModel } from './library-call';
import { callsIn, type FoundCall } from './model-calls';
import { type Module, parseModule, placeOf } from './module';
import { Modules } from './modules';
import { refusals } from './refusals';
import { type Renamed, Renames } from './renames';

/** Reads the models that TypeScript and JavaScript files define with DynamORM's `defineModel`. */
export async function readTypeScript(files: string[], options: SourceCodeOptions = {}): Promise<Extraction> {
  const given = givenNames(options);
  const releases = new ProjectReleases(npm, options);
  const modules = new Modules();
  const sources = byStem(files);
  const renames = new Renames(
    files.filter((file) => isDeployed(file) && sourceOf(file, sources) === undefined),
    modules,
  );
  const callers = new Callers(renames, modules);
  const models: ExtractedModel[] = [];
  const findings: Finding[] = [];
  const take = (one: ReadModel, file: string): void => {
    findings.push(...one.findings);
    const release = releases.labelOf(file);
    if (one.model) models.push(release === undefined ? one.model : { ...one.model, release });
  };
  for (const file of files.filter(isDeployed)) {
    const text = sourceText(file);
    if (typeof text !== 'string') {
      findings.push(text);
      continue;
    }
    // A file without the word defines no model; most files of a project are such.
    if (!/\bdefine\w*Model\b/.test(text) && !renames.of(defineModel).files.has(file)) continue;
    const source = sourceOf(file, sources);
    if (source !== undefined) {
      findings.push(finding('DYN-C265', { message: `\`${file}\` was not read: it is compiled from \`${source}\`.`, file, found: source }));
      continue;
    }
    const module = parse(file, text, findings);
    if (!module) continue;
    findings.push(...madeByLibrary(module));
    const tooDeep = withinStack('DYN-C260', file, () => {
      for (const one of modelsIn(module, modules, callers, given, releases, renames.of(defineModel))) take(one, file);
    });
    if (tooDeep) findings.push(tooDeep);
  }
  for (const file of renames.of(defineModel).elsewhere.filter(isDeployed)) {
    const module = modules.module(file);
    if (!module) continue;
    // What such a file defines itself is not asked for, only what others define by its functions.
    const isWanted = (found: FoundCall): boolean => callers.isCalled(found);
    const tooDeep = withinStack('DYN-C260', file, () => {
      for (const one of modelsIn(module, modules, callers, given, releases, renames.of(defineModel), isWanted)) take(one, file);
    });
    if (tooDeep) findings.push(tooDeep);
  }
  return {
    models,
    findings: [...releases.findings, ...reported([...findings, ...unknownTablesOf(given)])],
    dmsVersion: releases.dmsVersion,
    releases: releases.uses,
    usedNames: given.used,
  };
}

/** What the calls in a file define. The file itself is not kept: a syntax tree is a hundred times as large as its text. */
function modelsIn(
  module: Module,
  modules: Modules,
  callers: Callers,
  given: GivenNames,
  releases: ProjectReleases,
  renamed: Renamed,
  isWanted?: (found: FoundCall) => boolean,
): ReadModel[] {
  const evaluator = new Evaluator(modules, new ChangedNames(module, modules));
  const handed: Finding[] = [];
  const calls = callsIn(
    module,
    (callee, scope) => isDefineModel(callee, scope, modules, renamed),
    (step) => handed.push(...[handedOn(step, module, modules, renamed)].flatMap((one) => one ?? [])),
  );
  const read = calls
    .filter((found) => isWanted?.(found) ?? true)
    .flatMap((found) => {
      const place = placeOf(found.call, module.path);
      const [argument] = found.call.arguments;
      const values = callers.scopesOf(found, evaluator).map((scope) => {
        const value = argument ? evaluator.evaluate(argument, scope) : unknown('is missing', place);
        return value.kind === 'mapping' ? { ...value, place } : value;
      });
      return handedOver(values).map((value) => {
        const read = readModel(value, given);
        const refused = read.model ? refusals(read.model, releases.releaseOf(module.path)) : [];
        return refused.length === 0 ? read : { findings: [...read.findings, ...refused] };
      });
    });
  return isWanted === undefined ? [...read, { findings: handed }] : read;
}

/** Models that a function of the library defines: what they are is the library's to say. */
function madeByLibrary({ program, path }: Module): Finding[] {
  return program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration' || !npm.packages.test(node.source.value)) return [];
    return node.specifiers.flatMap((one) => {
      const name = one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : '';
      return libraryModelName.test(name) ? [libraryModel(name, node.source.value, placeOf(one, path))] : [];
    });
  });
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
        hint: 'Fix it, or leave the file out.',
      }),
    );
    return undefined;
  }
}
