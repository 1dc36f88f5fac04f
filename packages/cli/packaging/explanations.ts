import ts from 'typescript';

/** What a code explains beside its title. The command line takes it from the catalogue of all codes, which is a chunk of its own. */
const explanations = ['why', 'broken', 'fixed'];

const definers = ['defineCodes', 'rule'];

/** A source file whose codes have no explanations: nobody reads them where a finding is made. */
export function withoutExplanations(code: string): string {
  if (!definers.some((name) => code.includes(`${name}(`))) return code;
  const source = ts.createSourceFile('codes.ts', code, ts.ScriptTarget.Latest, true);
  const places: [start: number, end: number][] = [];
  const visit = (node: ts.Node, isInCodes: boolean): void => {
    if (isInCodes && ts.isPropertyAssignment(node) && explanations.includes(node.name.getText())) places.push([node.pos, node.end]);
    else ts.forEachChild(node, (child) => visit(child, isInCodes || isDefinition(node)));
  };
  visit(source, false);
  return places.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end).replace(/^,/, ''), code);
}

function isDefinition(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && definers.includes(node.expression.text);
}
