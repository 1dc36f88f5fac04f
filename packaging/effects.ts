import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Leaves out the tables of js-yaml that nothing uses: those of its schemas and of its writer, where only events are read. */
export const usedTables: Plugin = {
  name: 'used-tables',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, ({ path }) => ({ contents: withoutEffects(readFileSync(path, 'utf8')) }));
  },
};

/** A library whose tables are made only where they are used: esbuild takes what makes them for an effect that somebody may wait for. */
export function withoutEffects(code: string): string {
  const { statements } = ts.createSourceFile('library.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const made = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => (initializer !== undefined && isMade(initializer) ? [initializer] : []));
  return made.reduceRight(
    (text, node) => `${text.slice(0, node.pos)} /* @__PURE__ */ (() => (${node.getText()}))()${text.slice(node.end)}`,
    code,
  );
}

function isMade(node: ts.Expression): boolean {
  const kinds = [
    ts.isCallExpression,
    ts.isNewExpression,
    ts.isObjectLiteralExpression,
    ts.isTemplateExpression,
    ts.isTaggedTemplateExpression,
  ];
  return kinds.some((isKind) => isKind(node));
}
