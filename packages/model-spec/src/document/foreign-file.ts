import { extname } from 'node:path';
import { quote } from '@dynamorm-cdk/core/text';
import type { Findings } from './findings';
import { type Node, wholeFile } from './node';
import { foreignFile } from './text-rules';
import { isMapping } from './value';

const languages = new Map([
  ['.go', 'Go'],
  ['.py', 'Python'],
  ...['.ts', '.tsx', '.mts', '.cts'].map((ending): [string, string] => [ending, 'TypeScript']),
  ...['.js', '.jsx', '.mjs', '.cjs'].map((ending): [string, string] => [ending, 'JavaScript']),
]);

/** Says that a file holds source code, by its name; its text says nothing to a reader of documents. */
export function refuseSourceCode(file: string | undefined, findings: Findings): boolean {
  const language = file === undefined ? undefined : languages.get(extname(file).toLowerCase());
  if (file === undefined || language === undefined) return false;
  findings.add(foreignFile, wholeFile(file), {
    message: `${quote(file)} is ${language} source code, not a model document.`,
    expected: 'a model document',
    found: `${language} source code`,
    hint: `To write its document, run \`dynamorm-cdk extract ${shown(file)} --out models.dms.yaml\`.`,
  });
  return true;
}

/** Says that a document is a CloudFormation template, which holds tables and no models. */
export function refuseTemplate(root: Node, findings: Findings): boolean {
  if (!isMapping(root.valueAt('Resources')) || root.field('models') || root.field('dms_version')) return false;
  const { file } = root.source;
  findings.add(foreignFile, root, {
    message: `${file === undefined ? 'The document' : quote(file)} is a CloudFormation template, not a model document.`,
    expected: 'a model document',
    found: 'a CloudFormation template',
    hint: `To check models against it, run \`dynamorm-cdk check --models models.dms.yaml --template ${shown(file ?? 'template.yaml')}\`.`,
  });
  return true;
}

/** A path that a shell takes as one word. */
function shown(file: string): string {
  return /^[\w./\\:-]+$/.test(file) ? file : `'${file.replace(/[^\x20-\x7e]|['`]/g, '?')}'`;
}
