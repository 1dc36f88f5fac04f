import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from '../root';
import { isExcepted } from './exceptions';

/** A piece of prose in a source file, as Markdown, and the line it begins in. */
export interface Prose {
  readonly line: number;
  readonly text: string;
  readonly kind: 'literal' | 'comment';
}

/** Fewer words are names, values and parts of sentences that are put together. */
const SENTENCE = 4;

/** Properties of the code tables that hold examples of code. */
const examples = ['broken', 'fixed', 'from'];

/** The packages that other programs import, so that editors and API pages show their comments. */
const published = ['packages/model-spec', 'packages/table', 'packages/multi-tenant'];

/** What a program prints, and what its public comments say. */
export function proseIn(file: string): Prose[] {
  return proseOf(parse(file), publishedFiles().has(file));
}

/** As `proseIn`, of a file that was read; its comments count where its exports are published. */
export function proseOf(source: ts.SourceFile, exported: boolean): Prose[] {
  const found: Prose[] = [];
  const lineOf = (node: ts.Node | ts.JSDoc) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const visit = (node: ts.Node): void => {
    const text = literal(node);
    if (text !== undefined && isProse(text) && !isExcepted(source.fileName, text)) {
      for (const block of blocksOf(text)) found.push({ kind: 'literal', line: lineOf(node) + block.line, text: block.text });
    }
    if (exported && isPublic(node))
      for (const doc of docsOf(node)) found.push({ kind: 'comment', line: lineOf(doc), text: commentText(doc) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of a literal; each value that is put into it reads as one word. */
function literal(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node.parent ?? node) || ts.isExportDeclaration(node.parent ?? node)) return undefined;
  if (node.parent && ts.isPropertyAssignment(node.parent) && examples.includes(node.parent.name.getText())) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `Value${span.literal.text}`).join('');
  return undefined;
}

/** The parts of a help text: each row of columns is one, and a command after `$` is no prose. */
function blocksOf(text: string): { line: number; text: string }[] {
  const blocks: { line: number; text: string }[] = [];
  let open = false;
  for (const [line, row] of text.split('\n').entries()) {
    const command = /^ +\$ /.test(row);
    const columns = /^ {2,}\S.* {2,}\S/.test(row);
    if (columns) blocks.push({ line, text: row.trim() });
    else if (open && !command) blocks[blocks.length - 1].text += `\n${row}`;
    else if (!command) blocks.push({ line, text: row });
    open = !columns && !command;
  }
  return blocks;
}

function isProse(text: string): boolean {
  // A program that a command writes has lines that open a block: by a brace, or in Python by a colon and a deeper line.
  if (/ \{\n/.test(text) || /^( *)(?:class|def|for|if|try|while|with)\b.*:\n\1 +\S/m.test(text)) return false;
  const words = text.split(/\s+/).filter((word) => /^[`"'(]*[A-Za-z][\w'’-]*[`"'),.;:?!]*$/.test(word));
  return words.length >= SENTENCE && words.filter((word) => /^[a-z]+$/.test(word)).length >= 2;
}

/** The files whose exports are published, from the index of each package on. */
const publishedFiles = memoized(() => {
  const all = new Set<string>();
  const read = (file: string): void => {
    if (all.has(file) || !existsSync(join(root, file))) return;
    all.add(file);
    for (const statement of parse(file).statements) {
      if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const target = join(dirname(file), statement.moduleSpecifier.text);
      read(existsSync(join(root, `${target}.ts`)) ? `${target}.ts` : `${target}/index.ts`);
    }
  };
  for (const folder of published) read(`${folder}/src/index.ts`);
  return all;
});

/** Reads TypeScript. */
export function parse(file: string, text = readFileSync(join(root, file), 'utf8')): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function memoized<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Whether a declaration is one that users see: exported, or a member of what is, and neither private nor internal. */
function isPublic(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node) && !ts.isEnumMember(node) && !ts.isInterfaceDeclaration(node)) return false;
  if (docsOf(node).length === 0 || ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')) return false;
  const flags = ts.getCombinedModifierFlags(node as ts.Declaration);
  if (flags & ts.ModifierFlags.Private) return false;
  if (ts.isClassElement(node) || ts.isTypeElement(node) || ts.isEnumMember(node))
    return isPublic(node.parent) || docsOf(node.parent).length === 0;
  return (flags & ts.ModifierFlags.Export) !== 0;
}

function docsOf(node: ts.Node): readonly ts.JSDoc[] {
  return ((node as { jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? []).slice(-1);
}

/** A comment as Markdown: what it says, and what its tags say, without examples. */
function commentText(doc: ts.JSDoc): string {
  const parts = [ts.getTextOfJSDocComment(doc.comment)];
  for (const tag of doc.tags ?? []) {
    if (['example', 'see', 'internal'].includes(tag.tagName.text)) continue;
    parts.push(ts.getTextOfJSDocComment(tag.comment)?.replace(/^- /, ''));
  }
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
