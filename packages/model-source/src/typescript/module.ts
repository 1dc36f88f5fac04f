import { type ParserPlugin, parse, parseExpression } from '@babel/parser';
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
  if (path.endsWith('.json')) return jsonModule(path, text);
  const program = parsed(path, text);
  return { path, program, scope: scopeOf(program, undefined, path), exports: exportsOf(program) };
}

/** A JSON file that another file imports: what it holds is all of it. */
function jsonModule(path: string, text: string): Module {
  const whole = parseExpression(text.replace(/^\ufeff/, ''));
  const program = { type: 'Program', body: [], directives: [], sourceType: 'module' } as unknown as File['program'];
  return { path, program, scope: scopeOf(program, undefined, path), exports: { named: new Map(), all: [], whole } };
}

function parsed(path: string, text: string): File['program'] {
  try {
    return programOf(path, text, 'decorators-legacy');
  } catch (error) {
    // `export @decorator class` is of the decorators of TypeScript 5 alone, those of parameters of the older ones.
    if (!/\bexport\s+(?:default\s+)?@/.test(text)) throw error;
    return programOf(path, text, 'decorators');
  }
}

function programOf(path: string, text: string, decorators: 'decorators' | 'decorators-legacy'): File['program'] {
  return parse(text, {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    attachComment: false,
    plugins: [decorators, ...always, ...pluginsFor(path, text)],
  }).program;
}

const always: ParserPlugin[] = [
  'decoratorAutoAccessors',
  'deferredImportEvaluation',
  'deprecatedImportAssert',
  'explicitResourceManagement',
];

/** Angle brackets are type assertions in `.ts` files, and elements in the others. */
function pluginsFor(path: string, text: string): ParserPlugin[] {
  if (/\.[cm]?ts$/.test(path)) return [['typescript', { dts: /\.d\.[cm]?ts$/.test(path) }]];
  if (path.endsWith('.tsx')) return ['typescript', 'jsx'];
  return /^\s*(?:\/\/|\/?\*).*@flow\b/m.test(text) ? ['jsx', 'flow'] : ['jsx'];
}

/** Where a node stands. */
export function placeOf(node: Node, file: string): SourcePlace {
  return { file, line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}
