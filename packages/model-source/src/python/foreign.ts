import type { Named } from './names';

/** Why a name has no value. */
export function unresolved(found: Named, name: string): string | undefined {
  switch (found.kind) {
    case 'nothing':
      return found.why;
    case 'class':
      return `is the class \`${name}\``;
    case 'foreign':
      return found.module === 'builtins'
        ? `uses \`${name}\`, which this file does not declare`
        : `uses \`${name}\`, which comes from \`${found.module}\`, and that is not looked into`;
    default:
      return undefined;
  }
}

/** Whether a name is one of these, with the modules that they come from. */
export function isForeign(found: Named, ...names: string[]): boolean {
  return found.kind === 'foreign' && names.includes(`${found.module}.${found.name}`);
}

/** Whether a name is `os.environ`. */
export function isEnvironment(found: Named): boolean {
  return isForeign(found, 'os.environ');
}
