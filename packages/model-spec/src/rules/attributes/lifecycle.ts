import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { AttributeDraft, ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The type that each lifecycle role is stored as. */
const lifecycleTypes: { [role: string]: string } = { ttl: 'N', version: 'N', created_at: 'S', updated_at: 'S' };

/** One attribute a role. */
export const lifecycleRepeated = rule({
  code: 'DYN-M044',
  severity: Severity.ERROR,
  title: 'At most one attribute of a model has each of the roles ttl, version, created_at and updated_at.',
  why: 'DynamORM writes only the last attribute with the role, so the others stay empty.',
  broken: '- { attribute: ttl, type: N, roles: [ttl] }\n- { attribute: expiresAt, type: N, roles: [ttl] }',
  fixed: '- { attribute: ttl, type: N, roles: [ttl] }\n- { attribute: expiresAt, type: N }',
});

/** The type that the role asks for. */
export const lifecycleType = rule({
  code: 'DYN-M045',
  severity: Severity.ERROR,
  title: 'Attributes with the role ttl or version are stored as N, created_at and updated_at as S, and not encrypted.',
  why: 'DynamoDB expires items only by numbers, versions are counted in the database, and DynamORM writes timestamps as text.',
  broken: '- { attribute: ttl, type: S, roles: [ttl] }',
  fixed: '- { attribute: ttl, type: N, roles: [ttl] }',
});

/** The lifecycle roles of a model. */
export function checkLifecycleRoles(model: ModelDraft, context: CheckContext): void {
  if (model.withRoles.length === 0) return;
  const first = new Map<string, AttributeDraft>();
  for (const attribute of model.withRoles) {
    for (const role of attribute.roles) {
      const type = Object.hasOwn(lifecycleTypes, role.text) ? lifecycleTypes[role.text] : undefined;
      if (type === undefined) continue;
      const known = first.get(role.text);
      if (known && known !== attribute) {
        context.findings.add(lifecycleRepeated, role.node, {
          message: `Attribute ${quote(attribute.name)} has the role \`${role.text}\`, which ${quote(known.name)} already has.`,
          found: attribute.name,
          hint: 'Keep the role on only one attribute.',
        });
      }
      if (!known) first.set(role.text, attribute);
      checkType(attribute, role.text, type, context);
    }
  }
}

function checkType(attribute: AttributeDraft, role: string, type: string, { findings }: CheckContext): void {
  const name = `Attribute ${quote(attribute.name)}`;
  if (attribute.type !== undefined && attribute.type !== type) {
    findings.add(lifecycleType, attribute.node, {
      below: ['type'],
      message: `${name} has the role \`${role}\` and the type ${quote(attribute.type)}.`,
      expected: type,
      found: attribute.type,
      hint: `Use type ${type}.`,
    });
  } else if (attribute.encrypted) {
    findings.add(lifecycleType, attribute.node, {
      below: ['encryption'],
      message: `${name} has the role \`${role}\` and is encrypted, so it is stored as a map.`,
      expected: type,
      found: 'encrypted',
      hint: 'Remove the encryption.',
    });
  }
}
