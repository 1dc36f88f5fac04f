import { nearest, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { AttributeDraft, ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The types that each format is written as; sets hold many values of the format. */
const formatTypes: { [format: string]: string[] } = {
  rfc3339nano: ['S', 'SS'],
  unix_seconds: ['N', 'NS'],
  int: ['N', 'NS'],
  decimal_string: ['N', 'NS'],
};

/** The format that each role is written in. */
const roleFormats: { [role: string]: string } = {
  created_at: 'rfc3339nano',
  updated_at: 'rfc3339nano',
  ttl: 'unix_seconds',
  version: 'int',
};

/** Formats fit types. */
export const formatType = rule({
  code: 'DYN-M046',
  severity: Severity.ERROR,
  title: 'A format fits the type: rfc3339nano text, unix_seconds, int and decimal_string numbers.',
  why: 'A value of that type cannot be written in that format, so one of the two is wrong.',
  broken: '- { attribute: ttl, type: S, format: unix_seconds }',
  fixed: '- { attribute: ttl, type: N, format: unix_seconds }',
});

/** Formats fit roles. */
export const formatRole = rule({
  code: 'DYN-M047',
  severity: Severity.ERROR,
  title: 'A format fits the role: rfc3339nano for timestamps, unix_seconds for ttl, int for version.',
  why: 'DynamORM always writes the role in its own format, so a reader that follows the document misreads the value.',
  broken: '- { attribute: ttl, type: N, format: int, roles: [ttl] }',
  fixed: '- { attribute: ttl, type: N, format: unix_seconds, roles: [ttl] }',
});

/** Formats are known. */
export const formatUnknown = rule({
  code: 'DYN-M048',
  severity: Severity.WARNING,
  title: 'A format is one of rfc3339nano, unix_seconds, int and decimal_string.',
  why: 'DynamORM silently ignores an unknown format.',
  broken: '- { attribute: createdAt, type: S, format: rfc3339 }',
  fixed: '- { attribute: createdAt, type: S, format: rfc3339nano }',
});

/** The format of every attribute. */
export function checkFormats(model: ModelDraft, { findings }: CheckContext): void {
  for (const attribute of model.attributes) {
    const { format } = attribute;
    if (format === undefined) continue;
    if (Object.hasOwn(formatTypes, format)) {
      checkKnown(attribute, format, findings);
      continue;
    }
    const near = nearest(format, Object.keys(formatTypes));
    findings.add(formatUnknown, attribute.node, {
      below: ['format'],
      message: `The format ${quote(format)} is unknown.`,
      expected: Object.keys(formatTypes).join(', '),
      found: format,
      hint: near ? `Did you mean \`${near}\`?` : `Use one of ${Object.keys(formatTypes).join(', ')}, or remove the format.`,
    });
  }
}

function checkKnown(attribute: AttributeDraft, format: string, findings: CheckContext['findings']): void {
  const types = formatTypes[format];
  const name = `Attribute ${quote(attribute.name)}`;
  if (attribute.type !== undefined && !types.includes(attribute.type)) {
    findings.add(formatType, attribute.node, {
      below: ['format'],
      message: `${name} has the type ${quote(attribute.type)}, which cannot hold the format ${quote(format)}.`,
      expected: types.join(' or '),
      found: attribute.type,
      hint: `Use type ${types[0]}, or another format.`,
    });
  }
  for (const role of attribute.roles) {
    const wanted = Object.hasOwn(roleFormats, role.text) ? roleFormats[role.text] : undefined;
    if (wanted === undefined || wanted === format) continue;
    findings.add(formatRole, attribute.node, {
      below: ['format'],
      message: `${name} has the role \`${role.text}\` and the format ${quote(format)}.`,
      expected: wanted,
      found: format,
      hint: `Use the format ${wanted}, or remove the format.`,
    });
  }
}
