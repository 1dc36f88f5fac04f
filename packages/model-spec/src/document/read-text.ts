import type { Rule } from '../finding/rule';
import { unfitCharactersOfSource } from './characters';
import type { Findings } from './findings';
import { refuseTemplate } from './foreign-file';
import { jsonProblem, looksLikeJson } from './json-problem';
import { readJson } from './json-reader';
import { maxDepth, maxSyntaxErrors } from './limits';
import { Node, type NodeMaker, type Source } from './node';
import { beyondJson, depth, duplicateKey, empty, syntax } from './text-rules';
import { reportCharacter, reportUnfitText } from './unfit-text';
import { readYaml } from './yaml-events';
import { parseYaml, type YamlProblem } from './yaml-parser';

const ruleOf: Record<YamlProblem['reason'], Rule> = { syntax, depth, 'beyond-json': beyondJson, duplicate: duplicateKey };

/** Reads a text; undefined where nothing can be read of it, and then there is a finding. */
export function readText(content: string, file: string | undefined, findings: Findings): Node | undefined {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  const source: Source = { file, text };
  const place = (offset: number): Node => new Node(null, source, offset);
  const make: NodeMaker = (value, at, keyAt, parent, key) => new Node(value, source, at, keyAt, parent, key);
  const raw = unfitCharactersOfSource(text, maxSyntaxErrors);
  for (const { at, character } of raw) reportCharacter(place(at), character, findings);
  const json = readJson(text, maxDepth, make);
  const isMeantAsJson = !json && looksLikeJson(text);
  const broken = isMeantAsJson ? jsonProblem(text) : undefined;
  if (broken) {
    findings.add(syntax, place(broken.offset), { message: `The text is not JSON: ${broken.message}.`, hint: broken.hint });
    return undefined;
  }
  const read = json ?? (isMeantAsJson ? undefined : readYaml(text, maxDepth, make));
  const { root, problems } = read ? { root: read, problems: [] } : parseYaml(text, { maxDepth, maxSyntaxErrors }, make);
  // A template is full of tags, and they are not what is wrong with it.
  if (root && refuseTemplate(root, findings)) return undefined;
  if (root && raw.length === 0 && text.includes('\\')) reportUnfitText(root, findings);
  for (const problem of problems) {
    // The node gives the path; the offset is exact, also inside a key.
    const node = new Node(null, source, problem.offset);
    node.shown = problem.node?.path ?? '';
    const kind = isMeantAsJson ? 'JSON' : 'YAML or JSON';
    const message = problem.reason === 'syntax' ? `The text is not ${kind}: ${sentence(problem.message)}` : problem.message;
    findings.add(ruleOf[problem.reason], node, { message, hint: problem.hint });
  }
  if (problems.length === 0 && (root === undefined || root.isAbsent)) {
    findings.add(empty, place(0), { message: 'The document is empty.', hint: 'Write `dms_version` and `models`, or correct the path.' });
  }
  return root?.isAbsent ? undefined : root;
}

function sentence(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/[.\s]+$/, '')}.`;
}
