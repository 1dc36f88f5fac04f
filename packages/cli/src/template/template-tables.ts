import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missingDefinitions, readTable, shapeOf, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import { writtenPath } from '@dynamorm-cdk/core/constructs';
import { type Finding, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { FoundTable } from '../tables/found-table';
import { stacksOf } from './cloud-assembly';
import { type Resource, readTemplate, type Template } from './parse-template';

/** A table of a template, with its resource as it stands there. */
export interface TemplateTable extends FoundTable {
  readonly logicalId: string;
  readonly resource: Resource;
  /** The path of its construct; a template that was written by hand has none. */
  readonly constructPath?: string;
}

/** Tables of templates, and what could not be looked at. */
export interface TemplateTables {
  readonly tables: TemplateTable[];
  /** Stacks and files that were looked at, whether they have tables or not. */
  readonly scopes: string[];
  readonly findings: Finding[];
}

/** A template, and the stack that it is the template of. */
interface StackTemplate {
  readonly file: string;
  /** The stack; undefined where the template is a file of its own. */
  readonly stack?: string;
}

const tableTypes = new Set(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']);

/** The tables of templates and of cloud assemblies, with their Stages and nested stacks. */
export async function tablesOf(paths: string[]): Promise<TemplateTables> {
  const result: TemplateTables = { tables: [], scopes: [], findings: [] };
  for (const path of paths) {
    const isDirectory = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    const templates: StackTemplate[] = isDirectory
      ? (await stacksOf(path)).map(({ name, templateFile }) => ({ file: templateFile, stack: name }))
      : [{ file: path }];
    for (const template of templates) await collect(template, result);
  }
  return result;
}

async function collect(template: StackTemplate, result: TemplateTables): Promise<void> {
  const { Resources: resources } = await readTemplate(template.file);
  result.scopes.push(template.stack ?? template.file);
  for (const [id, resource] of Object.entries(resources)) {
    if (id.startsWith('Fn::ForEach')) result.findings.push(notLookedAt(template, id, `The loop \`${id}\` is not expanded`));
    else if (tableTypes.has(resource?.Type)) result.tables.push(foundTable(template, id, resource, resources));
    else if (resource?.Type === 'AWS::CloudFormation::Stack') await follow(template, id, resource, result);
    else if (resource?.Type === 'AWS::Serverless::SimpleTable') {
      result.findings.push(notLookedAt(template, id, `The table \`${id}\` is an AWS::Serverless::SimpleTable, which is not compared`));
    }
  }
}

/** The CDK says in the metadata where the template of a nested stack stands; by hand it may be a file beside this one. */
async function follow(template: StackTemplate, id: string, resource: Resource, result: TemplateTables): Promise<void> {
  const named = resource.Metadata?.['aws:asset:path'] ?? resource.Properties?.TemplateURL;
  const file = typeof named === 'string' && !/^[a-z0-9]+:\/\//i.test(named) ? join(dirname(template.file), named) : undefined;
  if (file !== undefined && existsSync(file)) {
    await collect({ file, stack: `${template.stack === undefined ? '' : `${template.stack}/`}${id}` }, result);
    return;
  }
  result.findings.push(notLookedAt(template, id, `The template of the nested stack \`${id}\` does not stand beside this one`));
}

function foundTable({ file, stack }: StackTemplate, id: string, resource: Resource, resources: Template['Resources']): TemplateTable {
  const path = constructPath(resource);
  const qualified = stack === undefined ? id : `${stack}/${id}`;
  const label = path ?? qualified;
  const table = readTable(resource.Properties);
  const shape = shapeOf(table, UnknownValue.TEXT, label) as TableShape;
  return {
    label,
    shape,
    exactNames: [id, qualified, ...(path === undefined ? [] : [path]), ...(shape.tableName === undefined ? [] : [shape.tableName])],
    givenName: path === undefined ? withoutHash(id, resources) : path.split('/').at(-1),
    scope: stack ?? file,
    comparable: table.keys !== UNKNOWN && table.keys.partitionKeys.length > 0,
    missingDefinitions: missingDefinitions(table),
    file,
    path: `Resources.${id}`,
    selector: qualified,
    logicalId: id,
    resource,
    ...(path === undefined ? {} : { constructPath: path }),
  };
}

/** The path of the construct that a person wrote: the resource and each `Default` below it are the library's. */
function constructPath(resource: Resource): string | undefined {
  const path = resource.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? writtenPath(path.replace(/\/Resource$/, '')) : undefined;
}

/** A template of the CDK without metadata still has its hashes; in one that was written by hand eight digits are a part of the name. */
function withoutHash(id: string, resources: Template['Resources']): string {
  const hashed = /[0-9A-F]{8}$/;
  return Object.keys(resources).every((other) => hashed.test(other) || other.startsWith('CDKMetadata')) ? id.replace(hashed, '') : id;
}

function notLookedAt({ file }: StackTemplate, id: string, what: string): Finding {
  return finding('DYN-C106', { message: `${what}: tables in it were not looked at.`, file, path: `Resources.${id}`, found: id });
}
