import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TENANT_CLAIM, type TenantClaim } from '@dynamorm-cdk/core/constructs';
import { mergedId, type StackTemplate } from '@dynamorm-cdk/isolation-proof';
import { readTextFile } from '../inputs/text-file';
import { assetFile } from '../template/asset-file';
import { type AssemblyStack, stacksOf } from '../template/cloud-assembly';
import { type Resource, readTemplate } from '../template/parse-template';

/** A role, and what its constructs claim of the tables that its sessions reach. */
export interface ClaimedRole {
  readonly role: string;
  readonly claims: readonly TenantClaim[];
}

/** The stacks of a cloud assembly, with what the constructs left in its metadata. */
export interface Assembly {
  readonly stacks: readonly StackTemplate[];
  readonly claimed: readonly ClaimedRole[];
  /** Files by the ids that resources have when all templates are one. */
  readonly files: ReadonlyMap<string, string>;
}

type Metadata = Record<string, readonly { readonly type: string; readonly data?: unknown }[]>;

/** Reads every stack of a `cdk.out`, nested ones too. Claims name tables by the paths of their constructs; here they get logical ids. */
export async function assemblyOf(directory: string): Promise<Assembly> {
  const read = await Promise.all(
    (await stacksOf(directory)).map(async (stack) => {
      const metadata = await metadataOf(stack);
      const own = { name: stack.name, ...environmentOf(stack.environment) };
      return { metadata, templates: await templatesOf(own, stack.templateFile, stack.name, metadata) };
    }),
  );
  const stacks = read.flatMap(({ templates }) => templates.map(({ template }) => template));
  const ids = new Map<string, string>();
  const files = new Map<string, string>();
  for (const { metadata, templates } of read) {
    for (const { template, file } of templates) {
      for (const id of Object.keys(template.template.Resources ?? {})) files.set(mergedId(stacks, template.name, id), file);
    }
    for (const [path, entries] of Object.entries(metadata)) {
      const id = entries.find(({ type }) => type === 'aws:cdk:logicalId')?.data;
      // The innermost stack that the construct stands in.
      const holder =
        templates.filter((one) => path.startsWith(`/${one.path}/`)).sort((a, b) => b.path.length - a.path.length)[0] ?? templates[0];
      if (typeof id === 'string') ids.set(path, mergedId(stacks, holder.template.name, id));
    }
  }
  const claimed = read.flatMap(({ metadata }) =>
    Object.entries(metadata).flatMap(([path, entries]) => {
      const claims = entries.filter(({ type }) => type === TENANT_CLAIM).map(({ data }) => JSON.parse(String(data)) as TenantClaim);
      const role = ids.get(path);
      return claims.length === 0 || role === undefined ? [] : [{ role, claims: claims.map((claim) => withId(claim, ids)) }];
    }),
  );
  return { stacks, claimed, files };
}

interface ReadTemplate {
  readonly template: StackTemplate;
  readonly file: string;
  /** Of the construct of the stack. */
  readonly path: string;
}

/** The template of a stack, and those of the stacks that are nested in it. */
async function templatesOf(
  stack: Omit<StackTemplate, 'template'>,
  file: string,
  path: string,
  metadata: Metadata,
): Promise<ReadTemplate[]> {
  const template = await readTemplate(file);
  const nested = Object.entries(template.Resources).flatMap(([id, resource]) => {
    if (resource.Type !== 'AWS::CloudFormation::Stack') return [];
    const asset = assetOf(resource, dirname(file));
    const beside = asset === undefined ? undefined : join(dirname(file), asset);
    return beside !== undefined && existsSync(beside) ? [{ id, file: beside, path: nestedPath(id, metadata) ?? `${path}/${id}` }] : [];
  });
  const below = await Promise.all(
    nested.map(({ id, file: own, path: place }) =>
      templatesOf({ ...stack, name: `${stack.name}/${id}`, parent: { stack: stack.name, id } }, own, place, metadata),
    ),
  );
  return [{ template: { ...stack, template }, file, path }, ...below.flat()];
}

/** The CDK names the file in the metadata of the resource, or the hash of its contents in the address that it is deployed from. */
function assetOf({ Metadata, Properties }: Resource, directory: string): string | undefined {
  const named = Metadata?.['aws:asset:path'];
  return typeof named === 'string' ? named : assetFile(directory, Properties?.TemplateURL);
}

/** `Docs/Nested` of `/Docs/Nested.NestedStack/Nested.NestedStackResource`. */
function nestedPath(id: string, metadata: Metadata): string | undefined {
  const [found] = Object.entries(metadata).filter(
    ([path, entries]) =>
      /\.NestedStack\/[^/]+$/.test(path) && entries.some(({ type, data }) => type === 'aws:cdk:logicalId' && data === id),
  );
  return found?.[0].slice(1).replace(/\.NestedStack\/[^/]+$/, '');
}

function withId(claim: TenantClaim, ids: ReadonlyMap<string, string>): TenantClaim {
  return claim.table === undefined ? claim : { ...claim, table: ids.get(`/${claim.table}`) ?? claim.table };
}

/** Older releases of the CDK keep metadata in the manifest, newer ones in a file beside it. */
async function metadataOf({ metadata, metadataFile, templateFile }: AssemblyStack): Promise<Metadata> {
  const file = metadataFile === undefined ? undefined : join(dirname(templateFile), metadataFile);
  const beside = file !== undefined && existsSync(file) ? (JSON.parse(readTextFile(file)) as Metadata) : {};
  return { ...(metadata as Metadata | undefined), ...beside };
}

/** `aws://111122223333/eu-west-1`; what is unknown has a name that says so. */
function environmentOf(environment: string | undefined): { account?: string; region?: string } {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment ?? '') ?? [];
  return {
    ...(account === undefined || account.startsWith('unknown') ? {} : { account }),
    ...(region === undefined || region.startsWith('unknown') ? {} : { region }),
  };
}
