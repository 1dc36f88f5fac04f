import { generate } from '../tools/bindings/generate';
import { go } from '../tools/bindings/go';
import { java } from '../tools/bindings/java';
import type { Language } from '../tools/bindings/language';
import { refusal, template, typescript } from '../tools/bindings/orders-example';
import { python } from '../tools/bindings/python';
import { deployedOrders } from './bindings/deployed-orders';
import { goDoc } from './bindings/go-doc';
import { type Check, type Count, oneTest, skipped } from './check';
import { compileGoPages } from './published/pages';

/** The bindings as users of other languages get them: built, used by an example, and the outcome compared with TypeScript's. */
export const bindingsChecks: Check[] = [go, python, java].map((language) => ({
  name: `bindings-${language.name}`,
  title: `${language.title} bindings: ${promiseOf(language)}`,
  run: async () => {
    const missing = await language.missing();
    if (missing) return skipped(missing);
    await generate(language);
    const ofLanguage = language === go ? [await goSnippets(), await goDoc(), await deployedOrders(go)] : [];
    return sum([await sameTemplate(language), ...(await findingsFirst(language)), ...ofLanguage]);
  },
}));

/** What holds for the language; the template that Go deploys is, to the byte, that of the others. */
function promiseOf(language: Language): string {
  const deployed = language === go ? ', is deployed and used' : '';
  return `the example synthesizes TypeScript's template${deployed}, and findings come first`;
}

async function goSnippets(): Promise<Count> {
  const { status, output } = await compileGoPages();
  return oneTest(status, `Some Go snippets do not compile; each folder names its page and line:\n${output}`);
}

let ours: Promise<string> | undefined;

async function sameTemplate(language: Language): Promise<Count> {
  ours ??= template(typescript);
  const [expected, actual] = [await ours, await template(language)];
  if (expected === actual) return { passed: 1, failed: 0 };
  return {
    passed: 0,
    failed: 1,
    output: `The ${language.name} template differs from TypeScript's.\n--- typescript\n${expected}\n--- ${language.name}\n${actual}`,
  };
}

/** Documents that do not fit the tables, found at synthesis, and documents that are wrong by themselves, found when they are read. */
const broken = [
  { models: 'examples/orders/models.broken.dms.yaml', codes: ['DYN-M080', 'DYN-M081'] },
  { models: 'checks/bindings/models.invalid.dms.yaml', codes: ['DYN-M024', 'DYN-M028', 'DYN-M045'] },
];

/** How many lines a language's runtime may say before the findings. */
const linesBefore = 3;

/** Whoever reads a Go panic or a Python exception sees the findings before any stack trace. */
async function findingsFirst(language: Language): Promise<Count[]> {
  const counts: Count[] = [];
  for (const { models, codes } of broken) {
    const lines = (await refusal(language, models)).split('\n').filter((line) => line.trim() !== '');
    const first = lines.slice(0, linesBefore + codes.length).join('\n');
    const absent = codes.filter((code) => !first.includes(code));
    counts.push(
      absent.length === 0
        ? { passed: 1, failed: 0 }
        : {
            passed: 0,
            failed: 1,
            output: `${absent.join(', ')} is not among the first lines that ${language.title} prints:\n${lines.join('\n')}`,
          },
    );
  }
  return counts;
}

function sum(counts: Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
    output: counts.flatMap(({ output }) => output ?? []).join('\n\n') || undefined,
  };
}
