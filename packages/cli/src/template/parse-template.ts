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
  return parseTemplate(await readTextFile(file), `\`${file}\``);
}

/** Reads the text of a template; `name` is what messages call it. */
export async function parseTemplate(text: string, name: string): Promise<Template> {
  const parsed = text.trimStart().startsWith('{') ? await parseJson(text, name) : await parseYaml(text, name);
  const resources = (parsed as Partial<Template> | null)?.Resources;
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    throw new CliError('DYN-C006', `${name} is no CloudFormation template: ${withoutResources(parsed)}`);
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
  } catch {
    return parseYaml(text, name);
  }
}

async function parseYaml(text: string, name: string): Promise<unknown> {
  const { readQuickly } = await import('./quick-yaml.js');
  return readQuickly(text) ?? parseSlowly(text, name);
}

export async function parseSlowly(text: string, name: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const { shortForms } = await import('./short-forms.js');
  const document = parseDocument(text, { customTags: shortForms, logLevel: 'silent', version: '1.1', schema: 'core', merge: true });
  const [error] = document.errors;
  if (error) throw new CliError('DYN-C006', `${name} is neither JSON nor YAML: ${error.message.split('\n')[0].replace(/:$/, '')}.`, error);
  return document.toJS({ maxAliasCount: 1000 });
}
