import type { Rule } from '../finding/rule';
import { unfitCharactersOfSource } from './characters';
import type { Findings } from './findings';
import { refuseTemplate } from './foreign-file';
import { jsonProblem, looksLikeJson } from './json-problem';
import { placesInJson, readJson } from './json-reader';
import { maxDepth, maxSyntaxErrors } from './limits';
import { isAbsent, Node, type Place, pathOf } from './node';
import type { Places } from './places';
import { beyondJson, depth, duplicateKey, empty, syntax } from './text-rules';
import { reportCharacter, reportUnfitText } from './unfit-text';
import { readYaml } from './yaml-events';
import { parseYaml, type YamlProblem, type YamlText } from './yaml-parser';

const ruleOf: Record<YamlProblem['reason'], Rule> = { syntax, depth, 'beyond-json': beyondJson, duplicate: duplicateKey };

/** Reads a text; undefined where nothing can be read of it, and then there is a finding. */
export function readText(content: string, file: string | undefined, findings: Findings): Node | undefined {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  let places: Places | undefined;
  const source = { file, text, places: () => (places ??= json === undefined ? undefined : placesInJson(text)) };
  // Offsets are exact, also inside a key or a text.
  const place = (offset: number, path = ''): Place => ({ source, offset, path });
  const raw = unfitCharactersOfSource(text, maxSyntaxErrors);
  for (const { at, character } of raw) reportCharacter(place(at), character, findings);
  const json = readJson(text, maxDepth);
  const isMeantAsJson = json === undefined && looksLikeJson(text);
  const broken = isMeantAsJson ? jsonProblem(text) : undefined;
  if (broken) {
    findings.add(syntax, place(broken.offset), { message: `The text is not JSON: ${broken.message}.`, hint: broken.hint });
    return undefined;
  }
  const read = json === undefined ? readAsYaml(text, isMeantAsJson) : { value: json, places: undefined, problems: [] };
  places = read.places;
  const root = read.value === undefined ? undefined : new Node(read.value, source);
  // A template is full of tags, and they are not what is wrong with it.
  if (root && refuseTemplate(root, findings)) return undefined;
  if (root && raw.length === 0 && text.includes('\\')) reportUnfitText(root, findings);
  for (const problem of read.problems) {
    const kind = isMeantAsJson ? 'JSON' : 'YAML or JSON';
    const message = problem.reason === 'syntax' ? `The text is not ${kind}: ${sentence(problem.message)}` : problem.message;
    findings.add(ruleOf[problem.reason], place(problem.offset, pathOf(problem.keys ?? [])), { message, hint: problem.hint });
  }
  if (read.problems.length === 0 && isAbsent(read.value)) {
    findings.add(empty, place(0), { message: 'The document is empty.', hint: 'Write `dms_version` and `models`, or correct the path.' });
  }
  return isAbsent(read.value) ? undefined : root;
}

/** What is meant as JSON and is none has something that the fast reader would leave to the slow one. */
function readAsYaml(text: string, isMeantAsJson: boolean): YamlText {
  const read = isMeantAsJson ? undefined : readYaml(text, maxDepth);
  return read ? { ...read, problems: [] } : parseYaml(text, { maxDepth, maxSyntaxErrors });
}

function sentence(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/[.\s]+$/, '')}.`;
}
