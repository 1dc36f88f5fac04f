import { statSync } from 'node:fs';
import { stacksOf } from '../template/cloud-assembly';
import { readTemplate, type Template } from '../template/parse-template';

/** A template with the file that it comes from. */
export interface TemplateFile {
  readonly file: string;
  readonly template: Template;
}

/** The templates of files and cloud assemblies. */
export async function templatesOf(paths: readonly string[]): Promise<TemplateFile[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const isDirectory = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
      return isDirectory ? (await stacksOf(path)).map(({ templateFile }) => templateFile) : [path];
    }),
  );
  return Promise.all(files.flat().map(async (file) => ({ file, template: await readTemplate(file) })));
}

/** The roles of a template whose policies, or whose trust policy, name a condition key. */
export function rolesNaming({ template }: TemplateFile, key: string): string[] {
  const names = (value: unknown) => (JSON.stringify(value) ?? '').toLowerCase().includes(key.toLowerCase());
  const roles = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  const policies = Object.values(template.Resources).filter(
    ({ Type, Properties }) => (Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy') && names(Properties),
  );
  return roles
    .filter(
      ([id, role]) => names(role.Properties) || policies.some(({ Properties }) => JSON.stringify(Properties?.Roles)?.includes(`"${id}"`)),
    )
    .map(([id]) => id);
}
