import type { Node } from '@babel/types';
import { npm } from '../manifests';
import { isFunction } from './functions';
import type { Modules } from './modules';
import { targetOf } from './reference';
import type { Renamed } from './renames';
import { plain } from './required';
import { keyOf, lookUp, type Scope } from './scope';

/** What the library calls the function that makes a model. */
export const defineModel = 'defineModel';

/** Whether a callee is the library's `defineModel`, under whatever name the project gives it. */
export function isDefineModel(callee: Node, scope: Scope, modules: Modules, renamed: Renamed): boolean {
  const called = plain(callee);
  const name = nameOf(called, scope);
  if (name === undefined || !mayBe(name, called, scope, renamed)) return false;
  const target = targetOf(called, scope, modules);
  if (target?.kind === 'outside') return target.name === defineModel;
  // Where its file is not here, its name says what it is.
  if (target === undefined) return name === defineModel;
  if (name !== defineModel || target.kind !== 'node') return false;
  // A function of that name: one that hands its model on to the library's, or the library itself, as a part of the repository.
  return (
    !isFunction(target.node) ||
    (target.scope.path !== scope.path && isLibrary(target.scope.path, modules) && !usesLibrary(target.scope, modules))
  );
}

/** Whether a file is one of the library's own, by the directories that it is in or the package.json above it. */
function isLibrary(path: string, modules: Modules): boolean {
  const isNamed = path.split(/[\\/]/).some((part) => /^(?:tabletheory|theorydb|dynamorm)(?:-ts)?$/i.test(part));
  return isNamed || npm.packages.test(modules.packageOf(path) ?? '');
}

/** Whether a file imports the library's function, or the library as a whole. */
function usesLibrary(scope: Scope, modules: Modules): boolean {
  const top = modules.known(scope.path)?.scope ?? scope;
  return [...top.bindings.values()].some((binding) => {
    if (binding.kind !== 'import') return false;
    const definition = modules.definition(scope.path, binding.from, binding.name);
    if (!('why' in definition)) return binding.name === defineModel;
    return definition.outside === defineModel || (definition.outside !== undefined && npm.packages.test(binding.from));
  });
}

/** Whether texts allow it: following every function of a project to where it is declared takes long. */
function mayBe(name: string, called: Node, scope: Scope, { names, wholes }: Renamed): boolean {
  if (names.has(name)) return true;
  const binding = called.type === 'Identifier' ? lookUp(called.name, scope)?.binding : undefined;
  if (binding?.kind === 'constant') return !/^(?:Arrow)?Function|^Class|Literal$|^NewExpression$/.test(binding.init.type);
  return binding?.kind === 'import' && wholes.size > 0 && (name === 'default' || name === '*');
}

/** The name that is called, as the file has it that exports it; undefined of a variable, whose value is another's to say. */
function nameOf(called: Node, scope: Scope): string | undefined {
  if (called.type === 'MemberExpression' || called.type === 'OptionalMemberExpression') {
    if (!called.computed) return keyOf(called.property);
    return called.property.type === 'StringLiteral' ? called.property.value : undefined;
  }
  if (called.type !== 'Identifier') return undefined;
  const binding = lookUp(called.name, scope)?.binding;
  switch (binding?.kind) {
    case undefined:
    case 'constant':
      return called.name;
    case 'import':
      return binding.name;
    case 'part':
      return binding.key;
    default:
      return undefined;
  }
}
