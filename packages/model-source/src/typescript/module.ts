import { type ParserPlugin, parse } from '@babel/parser';
import type { File, Node } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import { type Exports, exportsOf } from './exports';
import { type Scope, scopeOf } from './scope';

/** A parsed source file. */
export interface Module {
  readonly path: string;
  readonly program: File['program'];
  readonly scope: Scope;
  readonly exports: Exports;
}

/** Parses a source file. Throws a SyntaxError with `loc` where it is none. */
export function parseModule(path: string, text: string): Module {
  const { program } = parse(text, {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    attachComment: false,
    plugins: pluginsFor(path),
  });
  return { path, program, scope: scopeOf(program, undefined, path), exports: exportsOf(program) };
}

/** Angle brackets are type assertions in `.ts` files, and elements in the others. */
function pluginsFor(path: string): ParserPlugin[] {
  const always: ParserPlugin[] = ['decorators-legacy', 'explicitResourceManagement'];
  if (/\.[cm]?ts$/.test(path)) return [...always, ['typescript', { dts: path.endsWith('.d.ts') }]];
  return path.endsWith('.tsx') ? [...always, 'typescript', 'jsx'] : [...always, 'jsx'];
}

/** Where a node stands. */
export function placeOf(node: Node, file: string): SourcePlace {
  return { file, line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}
