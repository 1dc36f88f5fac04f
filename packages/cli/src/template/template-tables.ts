import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expandedLoops, type Properties, present, recordOf } from '@dynamorm-cdk/core/cloudformation';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { stateOf } from '../inputs/path-state';
import { templatePaths } from '../inputs/template-paths';
import type { NestedStack } from '../tables/found-table';
import { CliError } from '../terminal/cli-error';
import { assetFile } from './asset-file';
import { stacksOf } from './cloud-assembly';
import { type Resource, readTemplate, type Template } from './parse-template';
import { ofSimpleTable } from './simple-table';
import { type ReadTemplate, type TemplateTable, templateTable } from './template-table';
import { nestedParameters, type StackPlace, templateKind, templateValues } from './template-values';
import { macrosOf, worksOutPolicies } from './transforms';

/** Tables of templates, and what could not be looked at. */
export interface TemplateTables {
  readonly tables: TemplateTable[];
  /** Stacks and files that were looked at, whether they have tables or not. */
  readonly scopes: string[];
  /** Nested stacks whose templates could not be looked at. */
  readonly unread: string[];
  /** The parameters that a caller can give values to: those of the templates that are not nested. */
  readonly declared: string[];
  /** The parameters of each template, with those of nested stacks. */
  readonly templates: TemplateParameters[];
  readonly findings: Finding[];
}

/** What a template declares as its parameters, and what they get. */
export interface TemplateParameters {
  /** The stack or file that is deployed; nested ones go with it. */
  readonly root: string;
  readonly file?: string;
  readonly declared: Properties;
  /** What is not known before deployment is left as a function. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Loops in its resources, where no transform makes resources of them. */
  readonly strayLoops?: string[];
  /** The resource that gives them, of a nested stack that gives all of them itself. */
  readonly passedBy?: { readonly id: string; readonly file?: string };
}

/** A file with a template. */
interface TemplateFile {
  readonly file: string;
  /** The stack; undefined where the template is a file of its own. */
  readonly stack?: string;
  /** Values of parameters that are known. */
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly place: StackPlace;
  readonly isAssembly: boolean;
  /** The nested stacks that it is, the outermost first. */
  readonly nested?: readonly NestedStack[];
  /** The resource that gives the parameters of a nested stack. */
  readonly passedBy?: TemplateParameters['passedBy'];
  /** The templates that it is nested in. */
  readonly within?: readonly string[];
}

/** CloudFormation nests 500 stacks at most in one. */
const mostTemplates = 5_000;

const tableTypes = new Set(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']);

/** Nested stacks, and what the Serverless Application Model makes one of. */
const nestingTypes = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/** The tables of templates and of cloud assemblies, with their Stages and nested stacks. */
export async function tablesOf(
  paths: string[],
  parameters: ReadonlyMap<string, unknown> = new Map(),
  elsewhere: StackPlace = {},
): Promise<TemplateTables> {
  const result: TemplateTables = { tables: [], scopes: [], unread: [], declared: [], templates: [], findings: [] };
  for (const path of await templatePaths(paths)) {
    const isAssembly = stateOf(path)?.isDirectory() ?? false;
    const files: TemplateFile[] = isAssembly
      ? (await stacksOf(path)).map(({ name, templateFile, stackName, account, region }) => ({
          file: templateFile,
          stack: name,
          parameters,
          place: { stackName, account: account ?? elsewhere.account, region: region ?? elsewhere.region },
          isAssembly,
        }))
      : [{ file: path, parameters, place: elsewhere, isAssembly }];
    for (const one of files) await collect(one, result);
  }
  return result;
}

async function collect(one: TemplateFile, result: TemplateTables): Promise<void> {
  const { file, stack, nested, parameters, place, isAssembly, within = [] } = one;
  if (result.scopes.length >= mostTemplates) {
    throw new CliError('DYN-C040', `More than ${mostTemplates} templates are nested in each other, up to \`${file}\`.`);
  }
  const template = await readTemplate(file);
  result.scopes.push(stack ?? file);
  const read = withValues(template, { file, stack, nested, place }, parameters, isAssembly);
  const { declared } = read.values;
  if (nested === undefined) result.declared.push(...Object.keys(declared));
  const passedBy = macrosOf(template).length > 0 ? undefined : one.passedBy;
  const strayLoops = worksOutPolicies(template) ? [] : Object.keys(template.Resources).filter((id) => id.startsWith('Fn::ForEach::'));
  result.templates.push({ root: nested?.[0].parent ?? stack ?? file, file, declared, values: parameters, strayLoops, passedBy });
  const { tables, findings } = tablesOfTemplate(read);
  result.tables.push(...tables);
  result.findings.push(...findings);
  let around: string[] | undefined;
  for (const [id, resource] of Object.entries(read.template.Resources)) {
    if (!nestingTypes.has(resource?.Type)) continue;
    around ??= [...within, realpathSync(file)];
    await follow(read, id, resource, { ...one, within: around }, result);
  }
}

/** A template with its loops in full, and with what its expressions are worked out with. */
export function withValues(
  template: Template,
  where: Pick<ReadTemplate, 'file' | 'stack' | 'nested' | 'place'>,
  parameters: ReadonlyMap<string, unknown>,
  isAssembly: boolean,
): ReadTemplate {
  const stated = templateValues(template, parameters, where.place);
  const values = { ...stated, conditions: recordOf(expandedLoops(stated.conditions, stated).value) };
  const { Resources, ...others } = template;
  return {
    ...where,
    template: { ...others, Resources: recordOf(expandedLoops(Resources, values).value) as Template['Resources'] },
    values,
    kind: templateKind(template, isAssembly),
  };
}

/** The tables of a template, without those of stacks nested in it. */
export function tablesOfTemplate(read: ReadTemplate): Pick<TemplateTables, 'tables' | 'findings'> {
  const tables: TemplateTable[] = [];
  const findings: Finding[] = macrosOf(read.template).map((name) => readAsWritten(read, name));
  for (const [id, resource] of Object.entries(read.template.Resources)) {
    if (id.startsWith('Fn::ForEach')) {
      const hint = 'Give the list of its parameter with `--parameter`, or write it into the template.';
      findings.push(notLookedAt(read, id, `The list of the loop \`${id}\` is not known`, hint));
    } else if (id === 'Fn::Transform') {
      findings.push(notLookedAt(read, id, 'A macro in `Fn::Transform` adds resources', processed));
    } else if (resource?.Type === 'Custom::AmplifyDynamoDBTable') {
      findings.push(notLookedAt(read, id, `\`${id}\` is a custom resource of Amplify, which makes a table`));
    } else if (String(resource?.Type).endsWith('::MODULE')) {
      findings.push(notLookedAt(read, id, `\`${id}\` is a module of the type ${resource.Type}`, processed));
    } else if (tableTypes.has(resource?.Type)) tables.push(templateTable(read, id, resource));
    else if (resource?.Type === 'AWS::Serverless::SimpleTable')
      tables.push(templateTable(read, id, ofSimpleTable(resource, read.template)));
  }
  return { tables, findings };
}

/** The CDK says in the metadata where the template of a nested stack stands; by hand it may be a file beside this one. */
async function follow(
  read: ReadTemplate,
  id: string,
  resource: Resource,
  { isAssembly, within = [] }: TemplateFile,
  result: TemplateTables,
): Promise<void> {
  const { file: parent = '', stack, nested = [], values, place } = read;
  const name = `${stack === undefined ? '' : `${stack}/`}${id}`;
  const { TemplateURL: url, Location: location } = resource.Properties ?? {};
  const named = resource.Metadata?.['aws:asset:path'] ?? (typeof url === 'object' ? assetFile(dirname(parent), url) : url) ?? location;
  const file = typeof named === 'string' && !/^[a-z0-9]+:\/\//i.test(named) ? join(dirname(parent), named) : undefined;
  if (file === undefined || !existsSync(file)) {
    result.unread.push(name);
    result.findings.push(notLookedAt(read, id, `The template of the nested stack \`${id}\` is not next to this one`));
    return;
  }
  if (within.includes(realpathSync(file))) {
    result.findings.push(notLookedAt(read, id, `The nested stack \`${id}\` has a template that it is nested in`));
    return;
  }
  const { account, region } = place;
  const { Condition: condition, DeletionPolicy: deletionPolicy } = resource;
  const own = { id, parent: stack ?? parent, condition, deletionPolicy, values };
  await collect(
    {
      file,
      stack: name,
      nested: [...nested, own],
      parameters: nestedParameters(resource, values),
      ...(givesAll(resource) ? { passedBy: { id, file: parent } } : {}),
      place: { account, region },
      isAssembly,
      within,
    },
    result,
  );
}

/** Whether the parameters of a nested stack are written out: a function in their place may give any. */
function givesAll({ Properties: properties }: Resource): boolean {
  const parameters = present(properties?.Parameters);
  return parameters === undefined || !Object.keys(recordOf(parameters)).some((name) => name === 'Ref' || name.startsWith('Fn::'));
}

function readAsWritten({ file }: ReadTemplate, name: string): Finding {
  return finding('DYN-C106', {
    severity: Severity.INFO,
    message: `The macro \`${name}\` may change this template: its tables are read as they are written.`,
    ...(file === undefined ? {} : { file }),
    path: 'Transform',
    found: name,
    hint: processed,
  });
}

const processed = 'Read the processed template: `stack:<name>`.';

function notLookedAt({ file }: ReadTemplate, id: string, what: string, hint?: string): Finding {
  const place = { ...(file === undefined ? {} : { file }), path: `Resources.${id}`, found: id };
  return finding('DYN-C106', { message: `${what}: tables in it were not looked at.`, ...place, ...(hint === undefined ? {} : { hint }) });
}
