import ts from 'typescript';

/** Whether a function was called, by where its text starts and ends. */
export type IsCalled = (start: number, end: number) => boolean;

/**
 * Puts functions that are called in parentheses: V8 compiles those together with their file, so the compile cache has them. Others are compiled
 * when they are called first, at every start anew.
 *
 * @see https://v8.dev/blog/preparser#pife
 */
export function eagerly(code: string, isCalled: IsCalled): string {
  const source = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  return rewritten(source, isCalled);
}

function rewritten(node: ts.Node, isCalled: IsCalled): string {
  const { text } = node.getSourceFile();
  const pieces: string[] = [];
  const hoisted: string[] = [];
  const methods: string[] = [];
  let at = node.getStart();
  let top: number | undefined;
  ts.forEachChild(node, (child) => {
    const start = child.getStart();
    pieces.push(text.slice(at, start));
    at = child.end;
    if (ts.isStatement(child) || ts.isClassElement(child)) top ??= pieces.length;
    if (isHoisted(child) && isCalled(start, child.end)) hoisted.push(asVariable(child, isCalled));
    else if (isOfClass(child) && isCalled(start, child.end)) methods.push(asProperty(child, isCalled));
    else pieces.push(asExpression(child, isCalled));
    if (isDirective(child)) top = pieces.length;
  });
  // Declared functions and methods are there before anything runs.
  pieces.splice(top ?? 0, 0, ...hoisted, ...(methods.length === 0 ? [] : [defined(methods)]));
  return pieces.join('') + text.slice(at, node.end);
}

/** Gives a class its methods as the class itself would. */
function defined(methods: readonly string[]): string {
  const define = 'Object.defineProperty(this.prototype,name,{value:own[name],writable:true,configurable:true})';
  return `static{const own={${methods.join()}};for(const name in own)${define}}`;
}

function isDirective(node: ts.Node): boolean {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
}

type Declaration = ts.FunctionDeclaration & { name: ts.Identifier };

function isHoisted(node: ts.Node): node is Declaration {
  const { parent } = node;
  const isInBody = ts.isSourceFile(parent) || (ts.isBlock(parent) && ts.isFunctionLike(parent.parent));
  return ts.isFunctionDeclaration(node) && node.name !== undefined && isInBody;
}

function asVariable(node: Declaration, isCalled: IsCalled): string {
  const code = rewritten(node, isCalled);
  const start = node.getStart();
  return `;var ${node.name.text}=(${code.slice(0, node.name.getStart() - start)}${code.slice(node.name.end - start)});`;
}

function asExpression(node: ts.Node, isCalled: IsCalled): string {
  const code = rewritten(node, isCalled);
  const start = node.getStart();
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) return isCalled(start, node.end) ? `(${code})` : code;
  return isPlainMethod(node) && ts.isObjectLiteralExpression(node.parent) && isCalled(start, node.end) ? asProperty(node, isCalled) : code;
}

function asProperty(node: ts.MethodDeclaration, isCalled: IsCalled): string {
  const code = rewritten(node, isCalled);
  const name = node.name.end - node.getStart();
  return `${code.slice(0, name)}:(function${code.slice(name)})`;
}

function isOfClass(node: ts.Node): node is ts.MethodDeclaration {
  return isPlainMethod(node) && ts.isClassLike(node.parent) && ts.isIdentifier(node.name);
}

/** A method that differs from a function in nothing but how it is written. */
function isPlainMethod(node: ts.Node): node is ts.MethodDeclaration {
  const isPlain = ts.isMethodDeclaration(node) && node.modifiers === undefined && node.asteriskToken === undefined;
  return isPlain && !/\bsuper\b/.test(node.getText());
}
