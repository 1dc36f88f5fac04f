import { basename } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Node } from 'web-tree-sitter';
import { finding } from '../../codes';
import { readTextFile } from '../../inputs/text-file';
import { withExcerpts } from '../excerpts';
import type { ExtractedModel, Extraction } from '../extracted-model';
import type { SourceCodeOptions } from '../source-code-options';
import { readModel } from '../values/read-model';
import type { GivenTables } from '../values/table';
import { argumentsOf, type Dataclass, fieldCall, isDataclass, nameOf } from './dataclass';
import { Evaluator } from './evaluate';
import { pythonParser } from './grammar';
import { classIn, modelValue } from './model-value';
import { type Code, type Module, placeOf } from './module';
import { Modules } from './modules';
import { libraryOf, Names } from './names';
import { Refusals } from './refusals';
import { FieldTypes } from './stored-type';

/** Reads the dataclasses that Python files make models of with DynamORM's `from_dataclass`. */
export async function readPython(files: string[], { table = {} }: SourceCodeOptions = {}): Promise<Extraction> {
  const given = { tables: new Map(Object.entries(table)), used: new Set<string>() };
  const modules = new Modules(await pythonParser());
  try {
    const read: Module[] = [];
    const findings: Finding[] = [];
    for (const file of files.filter(isDeployed)) {
      const text = await readTextFile(file);
      // A file without these words neither makes a model nor holds its fields; most files of a project are such.
      if (!/from_dataclass|theorydb_field|dynamorm_field/.test(text)) continue;
      const added = modules.add(file, text);
      if ('module' in added) read.push(added.module);
      else findings.push(doesNotParse(file, added.problem));
    }
    return readModules(read, modules, findings, given);
  } finally {
    modules.delete();
  }
}

function readModules(read: Module[], modules: Modules, findings: Finding[], given: GivenTables): Extraction {
  const evaluator = new Evaluator(new Names(modules));
  const types = new FieldTypes(modules, evaluator);
  const models: ExtractedModel[] = [];
  const used = new Set<string>();
  for (const module of read) {
    for (const node of module.tree.rootNode.descendantsOfType('call')) {
      if (!isFromDataclass(node, module, evaluator)) continue;
      const refusals = new Refusals();
      const { value, of } = modelValue({ node, module }, evaluator, types, refusals);
      for (const one of classesOf({ node, module }, of, evaluator)) used.add(one);
      findings.push(...refusals.findings);
      if (!value) continue;
      const result = readModel(value, given);
      findings.push(...result.findings);
      if (result.model) models.push(result.model);
    }
  }
  findings.push(...read.flatMap((module) => unused(module, used, evaluator)));
  return { models, findings: withExcerpts(findings), usedNames: given.used };
}

/** Tests are no part of what is deployed. */
function isDeployed(file: string): boolean {
  return !/^(test_.*|.*_test|conftest)\.py$/.test(basename(file));
}

/** `ModelDefinition.from_dataclass(...)`. */
function isFromDataclass(call: Node, module: Module, evaluator: Evaluator): boolean {
  const called = call.childForFieldName('function');
  if (called?.type !== 'attribute' || called.childForFieldName('attribute')?.text !== 'from_dataclass') return false;
  const owner = called.childForFieldName('object') as Node;
  // ModelDefinition[Order].from_dataclass
  const named = owner.type === 'subscript' ? (owner.childForFieldName('value') as Node) : owner;
  const found = evaluator.names.resolve({ node: named, module });
  return found.kind === 'foreign' && found.name === 'ModelDefinition' && libraryOf(found) !== undefined;
}

/** The class that a call names, whether it could be read or not, and those whose fields the model has. */
function classesOf(call: Code, of: Dataclass | undefined, evaluator: Evaluator): string[] {
  const given = argumentsOf(call, evaluator);
  const type = given && classIn(given);
  const found = type && evaluator.names.resolve(type);
  const named = found?.kind === 'class' ? [keyOf(found.code.module, found.code.node)] : [];
  return [...named, ...(of?.fields ?? []).map((field) => keyOf(field.code.module, classAround(field.code.node)))];
}

function keyOf(module: Module, definition: Node | null): string {
  return `${module.path} ${definition?.id}`;
}

function classAround(node: Node): Node | null {
  let around = node.parent;
  while (around && around.type !== 'class_definition') around = around.parent;
  return around;
}

/** Dataclasses with keys of DynamORM that no model is made of: the call may stand in a file that was not given. */
function unused(module: Module, used: ReadonlySet<string>, evaluator: Evaluator): Finding[] {
  return module.tree.rootNode.descendantsOfType('class_definition').flatMap((node) => {
    if (!isDataclass(node) || used.has(keyOf(module, node))) return [];
    const values =
      node.childForFieldName('body')?.namedChildren.flatMap((one) => one.namedChild(0)?.childForFieldName('right') ?? []) ?? [];
    const isModel = values.some((value) => fieldCall({ node: value, module }, evaluator)?.library && /["']pk["']/.test(value.text));
    if (!isModel) return [];
    return [
      finding('DYN-C275', {
        message: `\`${nameOf(node)}\` has a partition key of DynamORM, and nothing makes a model of it: it was not read.`,
        ...placeOf({ node, module }),
        hint: 'Name the file that calls `ModelDefinition.from_dataclass` too.',
      }),
    ];
  });
}

function doesNotParse(file: string, problem: Node): Finding {
  const shown = problem.text.split('\n')[0].slice(0, 40);
  const what = problem.isMissing ? `\`${problem.type}\` is missing` : shown === '' ? 'it ends too early' : `\`${shown}\` is not understood`;
  return finding('DYN-C270', {
    message: `\`${file}\` does not parse: ${what}.`,
    file,
    line: problem.startPosition.row + 1,
    column: problem.startPosition.column + 1,
    hint: 'Mend it, or leave the file out.',
  });
}
