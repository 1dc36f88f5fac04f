import type { Node } from 'yaml';
import { readTextFile } from '../inputs/text-file';
import { CliError } from '../terminal/cli-error';

/** A CloudFormation template, as far as anything here looks at it. */
export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>;
  readonly Parameters?: Record<string, unknown>;
  readonly Mappings?: Record<string, unknown>;
  readonly Conditions?: Record<string, unknown>;
  readonly Globals?: Record<string, unknown>;
  readonly Transform?: unknown;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly Condition?: unknown;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
  /** Where it is deployed, if that is known of it alone. */
  readonly Place?: { readonly partition: string; readonly region: string; readonly account: string };
}

/** Reads a template in JSON, or in YAML with CloudFormation's short forms. */
export async function readTemplate(file: string): Promise<Template> {
  return parseTemplate(readTextFile(file), `\`${file}\``);
}

/** Reads the text of a template; `name` is what messages call it. */
export async function parseTemplate(text: string, name: string): Promise<Template> {
  const parsed = text.trimStart().startsWith('{') ? await parseJson(text, name) : await parseYaml(text, name);
  const resources = (parsed as Partial<Template> | null)?.Resources;
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    throw new CliError('DYN-C006', `${name} is not a CloudFormation template: ${withoutResources(parsed)}`);
  }
  return parsed as Template;
}

/** The Serverless Framework writes a template of its own file when it packages it. */
function withoutResources(parsed: unknown): string {
  const { service, provider } = (parsed ?? {}) as Record<string, unknown>;
  return service !== undefined && provider !== undefined
    ? 'it is a file of the Serverless Framework. Run `serverless package`, and name `.serverless/cloudformation-template-update-stack.json`.'
    : 'it has no `Resources`.';
}

/** YAML holds JSON too, and what its parser says about a mistake has a line; it is slower, so it is asked last. */
async function parseJson(text: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (text.length > largestYaml) throw new CliError('DYN-C006', `${name} is not JSON: ${saidBy(error as Error)}.`, error);
    return parseYaml(text, name);
  }
}

/** What CloudFormation takes, and about what can be read in two seconds. */
const largestYaml = 1_048_576;

async function parseYaml(text: string, name: string): Promise<unknown> {
  if (text.length > largestYaml) {
    throw new CliError('DYN-C040', `${name} has more than 1 MB of YAML, which CloudFormation does not accept either. Convert it to JSON.`);
  }
  const { readQuickly } = await import('./quick-yaml.js');
  return readQuickly(text) ?? parseSlowly(text, name);
}

/** A key that stands twice in a map. The parser compares each with each, which takes minutes for thousands of resources. */
function twiceIn(node: Node | null, text: string, { isScalar, visit }: typeof import('yaml')): Error | undefined {
  let found: Error | undefined;
  visit(node, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue;
        if (seen.has(key.value)) {
          const line = text.slice(0, key.range?.[0] ?? 0).split('\n').length;
          found = new Error(`the key \`${key.value}\` appears twice in a map, again at line ${line}`);
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}

export async function parseSlowly(text: string, name: string): Promise<unknown> {
  const yaml = await import('yaml');
  const { shortForms } = await import('./short-forms.js');
  const document = yaml.parseDocument(text, {
    customTags: shortForms,
    logLevel: 'error',
    version: '1.1',
    schema: 'core',
    merge: true,
    uniqueKeys: false,
  });
  const [error = twiceIn(document.contents, text, yaml)] = document.errors;
  if (error) throw new CliError('DYN-C006', `${name} is neither JSON nor YAML: ${saidBy(error)}.`, error);
  try {
    return document.toJS({ maxAliasCount: 1000 });
  } catch (cause) {
    throw new CliError('DYN-C006', `${name} cannot be read: ${saidBy(cause as Error)}.`, cause);
  }
}

function saidBy({ message }: Error): string {
  if (/call stack/i.test(message)) return 'it is nested too deeply';
  if (/multiple documents/i.test(message)) return 'it has several YAML documents, and a template is one';
  if (/alias count/i.test(message)) return 'its aliases expand to more values than a template has';
  return message.split('\n')[0].replace(/[:.]$/, '');
}
