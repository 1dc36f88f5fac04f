import { Failure } from '../failure';
import { readTextFile } from '../inputs/text-file';

/** A CloudFormation template, as far as anything here looks at it. */
export interface Template {
  readonly Resources: Record<string, Resource>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly Condition?: unknown;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
}

/** Reads a template in JSON, or in YAML with CloudFormation's short forms. */
export async function readTemplate(file: string): Promise<Template> {
  const text = await readTextFile(file);
  const parsed = text.trimStart().startsWith('{') ? await parseJson(text, file) : await parseYaml(text, file);
  const resources = (parsed as Partial<Template> | null)?.Resources;
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    throw new Failure('DYN-C006', `\`${file}\` is no CloudFormation template: it has no \`Resources\`.`);
  }
  return { Resources: resources };
}

/** YAML holds JSON too, and what its parser says about a mistake has a line; it is slower, so it is asked last. */
async function parseJson(text: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(text, file);
  }
}

async function parseYaml(text: string, file: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const { shortForms } = await import('./short-forms.js');
  const document = parseDocument(text, { customTags: shortForms, logLevel: 'silent', version: '1.1', schema: 'core', merge: true });
  const [error] = document.errors;
  if (error)
    throw new Failure('DYN-C006', `\`${file}\` is neither JSON nor YAML: ${error.message.split('\n')[0].replace(/:$/, '')}.`, error);
  return document.toJS({ maxAliasCount: 1000 });
}
