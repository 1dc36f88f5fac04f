import { didYouMean, quote, quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { AttributeDraft, ModelDraft, RoleDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

const plainRoles = ['pk', 'sk', 'created_at', 'updated_at', 'version', 'ttl'];
const indexRole = /^index_(pk|sk):(.+)$/;

/** What TableTheory's own documents call keys of indexes that are numbered, whatever the index is named. */
const numberedRole = /^[gl]si\d+_?(pk|sk)$/;

/** Roles are known. */
export const roleUnknown = rule({
  code: 'DYN-M042',
  severity: Severity.ERROR,
  title: 'A role is one of pk, sk, created_at, updated_at, version, ttl, index_pk:<index> and index_sk:<index>.',
  why: 'DynamORM silently ignores an unknown role: a misspelled `updated_at` is never written, and a misspelled `ttl` never expires items.',
  broken: 'roles: [createdat]',
  fixed: 'roles: [created_at]',
});

/** Roles of index keys agree with the indexes. */
export const indexRoleDisagrees = rule({
  code: 'DYN-M043',
  severity: Severity.ERROR,
  title: 'An attribute with the role `index_pk:<index>` or `index_sk:<index>` is the key of that index. The role is optional.',
  why: 'The role repeats what the index states. If they disagree, one of them is wrong.',
  broken: '- { attribute: email, type: S, roles: ["index_pk:gsi-mail"] }   # the index is gsi-email',
  fixed: '- { attribute: email, type: S, roles: ["index_pk:gsi-email"] }',
});

/** Numbered roles of index keys. */
export const numberedRoleWithoutKey = rule({
  code: 'DYN-M103',
  severity: Severity.WARNING,
  title: 'An attribute with a role such as `gsi1pk` or `gsi1sk` is a partition or sort key of an index.',
  why: "TableTheory's documents use these roles, but no program reads them. If the attribute is not an index key, an index is missing or the role is obsolete.",
  broken: '- { attribute: gsi1PK, type: S, roles: [gsi1pk] }   # no index has the partition key gsi1PK',
  fixed: 'indexes: [{ name: gsi1, type: GSI, partition: { attribute: gsi1PK, type: S } }]',
});

/** The roles of every attribute. */
export function checkRoles(model: ModelDraft, context: CheckContext): void {
  for (const attribute of model.withRoles) {
    for (const role of attribute.roles) {
      const parts = indexRole.exec(role.text);
      if (parts) checkIndexRole(model, attribute, role, parts[1] === 'pk' ? 'partition' : 'sort', parts[2], context);
      else if (numberedRole.test(role.text)) checkNumberedRole(model, attribute, role, context);
      else if (!plainRoles.includes(role.text)) reportUnknown(model, role, context);
    }
  }
}

function checkNumberedRole(model: ModelDraft, attribute: AttributeDraft, role: RoleDraft, { findings }: CheckContext): void {
  const key = role.text.endsWith('pk') ? 'partition' : 'sort';
  if (attribute.name === undefined || model.indexes.some((index) => index[key]?.attribute === attribute.name)) return;
  findings.add(numberedRoleWithoutKey, role.node, {
    message: `Attribute ${quote(attribute.name)} has the role ${quote(role.text)}, but is not the ${key} key of any index.`,
    found: role.text,
    hint: 'Add the index, or remove the role.',
  });
}

function reportUnknown(model: ModelDraft, role: RoleDraft, { findings }: CheckContext): void {
  const known = [...plainRoles];
  for (const name of [...model.indexByName.keys()].slice(0, 20)) known.push(`index_pk:${name}`, `index_sk:${name}`);
  findings.add(roleUnknown, role.node, {
    message: `The role ${quote(role.text)} is unknown.`,
    expected: plainRoles.join(', '),
    found: role.text,
    hint: () => didYouMean(role.text, known) ?? `Use one of ${plainRoles.join(', ')}, index_pk:<index>, index_sk:<index>.`,
  });
}

function checkIndexRole(
  model: ModelDraft,
  attribute: AttributeDraft,
  role: RoleDraft,
  key: 'partition' | 'sort',
  name: string,
  { findings }: CheckContext,
): void {
  const index = model.indexByName.get(name);
  if (!index) {
    const names = [...model.indexByName.keys()].slice(0, 20);
    findings.add(indexRoleDisagrees, role.node, {
      message: `The role ${quote(role.text)} names an index that the model does not have.`,
      expected: names.join(', ') || 'no such role',
      found: name,
      hint: () =>
        didYouMean(name, names) ?? (names.length > 0 ? `The model has ${quoteAll(names)}.` : 'Add the index, or remove the role.'),
    });
    return;
  }
  const actual = index[key]?.attribute;
  // A key that could not be read is a finding of its own.
  if (actual === attribute.name || attribute.name === undefined || (actual === undefined && index.node.field(key) !== undefined)) return;
  findings.add(indexRoleDisagrees, role.node, {
    message: `Attribute ${quote(attribute.name)} has the role ${quote(role.text)}, but ${actual === undefined ? `that index has no ${key} key` : `the ${key} key of that index is ${quote(actual)}`}.`,
    expected: actual ?? 'no such role',
    found: attribute.name,
    hint: 'Remove the role here, or change the key of the index.',
  });
}
