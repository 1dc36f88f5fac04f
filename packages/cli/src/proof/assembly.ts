import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TENANT_CLAIM, type TenantClaim } from '@dynamorm-cdk/core/constructs';
import { mergedId, type StackTemplate } from '@dynamorm-cdk/isolation-proof';
import { readTextFile } from '../inputs/text-file';
import { type AssemblyStack, stacksOf } from '../template/cloud-assembly';
import { readTemplate } from '../template/parse-template';

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

/** Reads every stack of a `cdk.out`. Claims name tables by the paths of their constructs; here they get logical ids. */
export async function assemblyOf(directory: string): Promise<Assembly> {
  const read = await Promise.all(
    (await stacksOf(directory)).map(async (stack) => ({
      stack,
      metadata: await metadataOf(stack),
      template: {
        name: stack.name,
        template: await readTemplate(stack.templateFile),
        ...environmentOf(stack.environment),
      } satisfies StackTemplate,
    })),
  );
  const stacks = read.map(({ template }) => template);
  const ids = new Map<string, string>();
  const files = new Map<string, string>();
  for (const { stack, metadata, template } of read) {
    for (const id of Object.keys(template.template.Resources)) files.set(mergedId(stacks, stack.name, id), stack.templateFile);
    for (const [path, entries] of Object.entries(metadata)) {
      const id = entries.find(({ type }) => type === 'aws:cdk:logicalId')?.data;
      if (typeof id === 'string') ids.set(path, mergedId(stacks, stack.name, id));
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

function withId(claim: TenantClaim, ids: ReadonlyMap<string, string>): TenantClaim {
  return claim.table === undefined ? claim : { ...claim, table: ids.get(`/${claim.table}`) ?? claim.table };
}

/** Older releases of the CDK keep metadata in the manifest, newer ones in a file beside it. */
async function metadataOf({ metadata, metadataFile, templateFile }: AssemblyStack): Promise<Metadata> {
  const file = metadataFile === undefined ? undefined : join(dirname(templateFile), metadataFile);
  const beside = file !== undefined && existsSync(file) ? (JSON.parse(await readTextFile(file)) as Metadata) : {};
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
