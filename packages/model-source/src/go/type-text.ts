import type { GoType } from './syntax';

/** A type as messages show it. */
export function textOfType(type: GoType): string {
  switch (type.kind) {
    case 'name': {
      const given = type.arguments.length === 0 ? '' : `[${type.arguments.map(textOfType).join(', ')}]`;
      return `${type.package === undefined ? '' : `${type.package}.`}${type.name}${given}`;
    }
    case 'pointer':
      return `*${textOfType(type.element)}`;
    case 'slice':
      return `[]${textOfType(type.element)}`;
    case 'array':
      return `[n]${textOfType(type.element)}`;
    case 'map':
      return `map[${textOfType(type.key)}]${textOfType(type.value)}`;
    case 'function':
      return 'func';
    case 'channel':
      return 'chan';
    default:
      return type.kind;
  }
}
