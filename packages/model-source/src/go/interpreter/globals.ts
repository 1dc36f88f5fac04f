import type { Declared, GoPackage } from '../package';
import type { GoFunction, GoValue } from '../syntax';

/** The functions of a package that run before all others and give a variable its value. */
export function initializersOf({ initializers }: GoPackage, variable: string): Declared<GoFunction>[] {
  return initializers.filter(({ declaration, file }) => assigns(variable).test(file.text.slice(declaration.offset, declaration.end)));
}

/** A function that gives a variable its value when the program runs. */
export function setterOf(owner: GoPackage, { name }: GoValue): string | undefined {
  for (const { functions, text } of owner.files) {
    for (const one of functions) {
      if (one.name !== 'init' && assigns(name).test(text.slice(one.offset, one.end))) return one.name;
    }
  }
  return undefined;
}

const patterns = new Map<string, RegExp>();

/** An assignment to a name, and no declaration of another one. */
function assigns(name: string): RegExp {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?<![\\w.])${name.replace(/[^\w]/g, '\\$&')}(?:\\s*,[^=\\n]*)?\\s*=(?!=)`);
    patterns.set(name, pattern);
  }
  return pattern;
}
