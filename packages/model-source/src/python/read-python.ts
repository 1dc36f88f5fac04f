import { basename } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Node } from 'web-tree-sitter';
import { finding } from '../codes';
import type { ExtractedModel, Extraction } from '../extracted-model';
import { libraryModel, libraryModelName } from '../library-models';
import { pypi } from '../manifests';
import { ProjectReleases } from '../project-releases';
import { reported } from '../reported';
import type { SourceCodeOptions } from '../source-code-options';
import { sourceText } from '../source-text';
import { type GivenNames, givenNames, isLeftOut } from '../values/given-names';
import { handedOver } from '../values/handed-over';
import { readModel } from '../values/read-model';
import { unknownTablesOf } from '../values/table';
import type { Value } from '../values/value';
import { withinStack } from '../within-stack';
import { argumentsOf } from './arguments';
import { Callers, keyOf } from './callers';
import { type Dataclass, isDataclass, nameOf } from './dataclass';
import { Evaluator } from './evaluate';
import { fieldCall } from './field-call';
import { pythonParser } from './grammar';
import { modelCalls } from './model-calls';
import { classIn, modelValue } from './model-value';
import { type Code, type Module, placeOf } from './module';
import { Modules, type Parsed } from './modules';
import { libraryOf, Names } from './names';
import { Refusals } from './refusals';
import { FieldTypes } from './stored-type';
import { tablesOfUses } from './table-uses';

/** Reads the dataclasses that Python files make models of with DynamORM's `from_dataclass`. */
export async function readPython(files: string[], options: SourceCodeOptions = {}): Promise<Extraction> {
  const given = givenNames(options);
  const modules = new Modules(await pythonParser());
  const releases = new ProjectReleases(pypi, options);
  const texts = new Map(files.filter(isDeployed).map((file) => [file, sourceText(file)]));
  const readable = new Map([...texts].filter((one): one is [string, string] => typeof one[1] === 'string'));
  const reading = new Reading(modules, given, releases, new Callers(readable, modules));
  try {
    for (const [file, text] of texts) {
      // A file without these words neither makes a model nor holds its fields; most files of a project are such.
      if (typeof text !== 'string') reading.add(text);
      else if (/from_dataclass|theorydb_field|dynamorm_field|define_\w+_model/.test(text))
        modules.with(file, text, (parsed) => reading.tryToRead(file, text, parsed));
    }
    return reading.result();
  } finally {
    modules.delete();
  }
}

/** One run over the files. */
class Reading {
  private readonly models: ExtractedModel[] = [];
  private readonly findings: Finding[] = [];
  private readonly used = new Set<string>();
  private readonly candidates: { readonly key: string; readonly finding: Finding }[] = [];

  constructor(
    private readonly modules: Modules,
    private readonly given: GivenNames,
    private readonly releases: ProjectReleases,
    private readonly callers: Callers,
  ) {}

  public add(finding: Finding): void {
    this.findings.push(finding);
  }

  public tryToRead(file: string, text: string, parsed: Parsed): void {
    if ('problem' in parsed) this.findings.push(doesNotParse(file, parsed.problem));
    else {
      const finding = withinStack('DYN-C270', file, () => this.read(text, parsed.module));
      if (finding) this.findings.push(finding);
    }
  }

  private read(text: string, module: Module): void {
    const evaluator = new Evaluator(new Names(this.modules));
    const release = this.releases.known(module.path);
    // The package has this name from 2.0 on.
    const isNew = text.includes('tabletheory_py');
    const types = new FieldTypes(this.modules, evaluator, release?.projections ?? isNew, release?.jsonByKind ?? isNew);
    const { calls, handedOn } = modelCalls(text, module, evaluator);
    this.findings.push(...handedOn);
    for (const node of calls) {
      if (isLeftOut(classNameIn(node, module, evaluator), this.given)) {
        for (const one of classesOf({ node, module }, undefined, evaluator)) this.used.add(one);
        continue;
      }
      const code = { node, module };
      const made = this.callers.framesOf(code, evaluator).flatMap((frame) => {
        const refusals = new Refusals();
        const uses = () => tablesOfUses(code, this.callers, evaluator);
        const { value, of } = evaluator.within(frame, () => modelValue(code, evaluator, types, refusals, uses));
        for (const one of classesOf(code, of, evaluator)) this.used.add(one);
        this.findings.push(...refusals.findings);
        return value ?? [];
      });
      for (const value of handedOver(made)) this.take(value, module);
    }
    this.candidates.push(...modelClasses(module, evaluator, this.used));
    this.findings.push(...madeByLibrary(module));
  }

  private take(value: Value, { path }: Module): void {
    const { model, findings } = readModel(value, this.given);
    this.findings.push(...findings);
    this.releases.releaseOf(path);
    const release = this.releases.labelOf(path);
    if (model) this.models.push(release === undefined ? model : { ...model, release });
  }

  public result(): Extraction {
    const unused = this.candidates.filter(({ key }) => !this.used.has(key)).map((one) => one.finding);
    return {
      models: this.models,
      findings: [...this.releases.findings, ...reported([...this.findings, ...unused, ...unknownTablesOf(this.given)])],
      dmsVersion: this.releases.dmsVersion,
      releases: this.releases.uses,
      usedNames: this.given.used,
    };
  }
}

/** Models that a function of the library defines. */
function madeByLibrary(module: Module): Finding[] {
  return module.tree.rootNode.descendantsOfType('import_from_statement').flatMap((statement) => {
    const library = statement?.childForFieldName('module_name')?.text ?? '';
    if (libraryOf({ module: library }) === undefined) return [];
    return (statement?.childrenForFieldName('name') ?? []).flatMap((one) => {
      const name = (one?.type === 'aliased_import' ? one.childForFieldName('name') : one)?.text ?? '';
      return one && libraryModelName.test(name) ? [libraryModel(name, library, placeOf({ node: one, module }))] : [];
    });
  });
}

/** Tests are no part of what is deployed. */
function isDeployed(file: string): boolean {
  return !/^(test_.*|.*_test|conftest)\.py$/.test(basename(file));
}

/** The name of the class that a call is given. */
function classNameIn(node: Node, module: Module, evaluator: Evaluator): string | undefined {
  const given = argumentsOf({ node, module }, evaluator);
  return given && classIn(given)?.node.text.split('.').at(-1);
}

/** The class that a call names, whether it could be read or not, and those whose fields the model has. */
function classesOf(call: Code, of: Dataclass | undefined, evaluator: Evaluator): string[] {
  const given = argumentsOf(call, evaluator);
  const type = given && classIn(given);
  const found = type && evaluator.names.resolve(type);
  const named = found?.kind === 'class' ? [keyOf(found.code)] : [];
  return [...named, ...(of?.fields ?? []).map((field) => keyOf({ node: classAround(field.code.node), module: field.code.module }))];
}

function classAround(node: Node): Node {
  let around = node;
  while (around.type !== 'class_definition' && around.parent) around = around.parent;
  return around;
}

/** Dataclasses with keys of DynamORM, and what is said where no model is made of them: the call may stand in a file that was not given. */
function modelClasses(
  module: Module,
  evaluator: Evaluator,
  used: ReadonlySet<string>,
): { readonly key: string; readonly finding: Finding }[] {
  return module.tree.rootNode.descendantsOfType('class_definition').flatMap((node) => {
    if (used.has(keyOf({ node, module })) || !isDataclass(node)) return [];
    const values =
      node.childForFieldName('body')?.namedChildren.flatMap((one) => one.namedChild(0)?.childForFieldName('right') ?? []) ?? [];
    const isModel = values.some((value) => /["']pk["']/.test(value.text) && fieldCall({ node: value, module }, evaluator)?.library);
    if (!isModel) return [];
    const said = finding('DYN-C275', {
      message: `\`${nameOf(node)}\` has a partition key of DynamORM, and nothing makes a model of it: it was not read.`,
      ...placeOf({ node, module }),
      hint: 'Name the file that calls `ModelDefinition.from_dataclass` too.',
    });
    return [{ key: keyOf({ node, module }), finding: said }];
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
    hint: 'Fix it, or leave the file out.',
  });
}
