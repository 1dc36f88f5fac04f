import type { Finding } from '@dynamorm-cdk/model-spec';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { finding } from '../findings';
import type { HeldGrants } from './held-grants';
import { listOf } from './rendered-resource';
import type { RenderedRole } from './role-policies';

/**
 * A tag of the role itself counts as the session's where the session brings none. Stack tags reach the role at deployment, even where it
 * was taken out of them.
 *
 * @see https://github.com/aws/aws-cdk/issues/33945
 */
export function tagFindings(entry: HeldGrants, rendered: RenderedRole, label: string): Finding[] {
  const wanted = new Set(entry.targets.map(({ target }) => target.tagKey.toLowerCase()));
  const places = [
    { where: label, tags: listOf(rendered.properties.Tags).map((tag) => tag as { Key?: unknown; Value?: unknown }) },
    ...stacksAround(rendered.resource ?? entry.role).map((stack) => ({
      where: `the stack \`${stack.node.path || stack.stackName}\``,
      tags: Object.entries(stack.tags.tagValues()).map(([Key, Value]) => ({ Key, Value: Value as unknown })),
    })),
  ];
  const hidden = listOf(rendered.properties.Tags).some((tag) => typeof (tag as { Key?: unknown }).Key !== 'string');
  const unknown = hidden
    ? [
        finding('DYN-V021', {
          message:
            `${label} has tags that are unknown until deployment. One of them could be the tenant tag, and every session without its own tag ` +
            'would be that tenant. Write the tags of the role as literal text, without `Fn::If`.',
        }),
      ]
    : [];
  const found = places.flatMap(({ where, tags }) =>
    tags
      .filter(({ Key }) => typeof Key === 'string' && wanted.has(Key.toLowerCase()))
      .map(({ Key, Value }) =>
        finding('DYN-V021', {
          message:
            `${where} has the tag \`${Key}\` (${JSON.stringify(Value)}), which is the tenant tag of ${label}. Tag keys ignore case, and every ` +
            'session without its own tag would be that tenant. Remove the tag where it is set (on the stack or stage, not only on ' +
            'the role), or choose another tenantTagKey.',
        }),
      ),
  );
  return [...unknown, ...found];
}

/** The stack of a construct and those that it is nested in. */
function stacksAround(construct: IConstruct): Stack[] {
  const stacks: Stack[] = [];
  for (let stack: Stack | undefined = Stack.of(construct); stack; stack = stack.nestedStackParent) stacks.push(stack);
  return stacks;
}
