import type { StackTemplate } from '@dynamorm-cdk/isolation-proof';
import { stateOf } from '../inputs/path-state';
import { templatePaths } from '../inputs/template-paths';
import { readTextFile } from '../inputs/text-file';
import { readTemplate, type Template } from '../template/parse-template';
import { assemblyOf, type ClaimedRole } from './assembly';
import { exportedPolicies } from './exported-policies';

/** What policies are proved of: a template, or all templates of a cloud assembly as one. */
export interface ProofSource {
  readonly template: Template;
  /** It comes from IAM, and holds no tables. */
  readonly isExport: boolean;
  /** The roles whose constructs left claims. */
  readonly claimed: readonly ClaimedRole[];
  /** The file that a resource stands in. */
  fileOf(id: string): string;
}

/** The sources of files and cloud assemblies. */
export async function sourcesOf(paths: readonly string[]): Promise<ProofSource[]> {
  const { mergeTemplates } = await import('@dynamorm-cdk/isolation-proof');
  return Promise.all(
    (await templatePaths(paths)).map(async (path): Promise<ProofSource> => {
      if (!(stateOf(path)?.isDirectory() ?? false)) {
        const exported = await exportOf(path);
        const template = exported ?? (await readTemplate(path));
        return { template, isExport: exported !== undefined, claimed: [], fileOf: () => path };
      }
      const assembly = await assemblyOf(path);
      const template = mergeTemplates(assembly.stacks as readonly StackTemplate[]) as Template;
      return { template, isExport: false, claimed: assembly.claimed, fileOf: (id) => assembly.files.get(id) ?? path };
    }),
  );
}

/** What IAM exports is JSON; anything else is a template, and what is wrong with it is told there. */
async function exportOf(path: string): Promise<Template | undefined> {
  try {
    return exportedPolicies(JSON.parse(readTextFile(path)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The logical id of a resource that is named by it, or by the path of its construct or the end of that. */
export function resourceNamed(template: Template, name: string, isWanted: (type: string) => boolean): string | undefined {
  if (template.Resources[name]) return name;
  const named = Object.entries(template.Resources)
    .filter(([, { Type }]) => isWanted(Type))
    .filter(([id, { Metadata }]) => {
      const path = `/${String(Metadata?.['aws:cdk:path'] ?? '').replace(/(\/Default)*\/Resource$/, '')}`;
      return id.endsWith(`/${name}`) || path.endsWith(`/${name}`);
    });
  return named.length === 1 ? named[0][0] : undefined;
}

/** The roles of a template whose policies, or whose trust policy, name a condition key. */
export function rolesNaming({ template }: ProofSource, key: string): string[] {
  const names = (value: unknown) => (JSON.stringify(value) ?? '').toLowerCase().includes(key.toLowerCase());
  const roles = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  const policies = Object.entries(template.Resources).filter(
    ([, { Type, Properties }]) => (Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy') && names(Properties),
  );
  // A policy names its roles, or a role its policies and its boundary.
  const holds = (role: unknown, id: string) =>
    policies.some(([policy, { Properties }]) =>
      [JSON.stringify(Properties?.Roles)?.includes(`"${id}"`), JSON.stringify(role)?.includes(`{"Ref":"${policy}"}`)].some(Boolean),
    );
  return roles.filter(([id, { Properties }]) => names(Properties) || holds(Properties, id)).map(([id]) => id);
}
