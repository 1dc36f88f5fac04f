import { spawn } from 'node:child_process';
import { unescaped } from '../smt/text';
import { Conversation } from './conversation';
import { type Answer, type AskedScript, questionText, type Solver } from './solver';

/** Longest time for one question, in milliseconds. Those of this project take hundredths of a second. */
const LIMIT = 20_000;

/** Runs each question of standard input, a JSON text a line, in the solver of the Python wheel, and prints each answer as a line of JSON. */
const WHEEL = `
import json, sys, cvc5
def ask(text):
    manager = cvc5.TermManager()
    solver = cvc5.Solver(manager)
    for option, value in (('strings-exp', 'true'), ('produce-models', 'true'), ('tlimit-per', '${LIMIT}')):
        solver.setOption(option, value)
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, 'question')
    symbols = parser.getSymbolManager()
    result = ''
    while True:
        command = parser.nextCommand()
        if command.isNull():
            break
        said = command.invoke(solver, symbols).strip()
        if said:
            result = said
    if result != 'sat':
        return {'result': result}
    return {'result': result, 'values': {str(term): str(solver.getValue(term)) for term in symbols.getDeclaredTerms()}}
print(json.dumps({'name': 'cvc5 ' + cvc5.__version__}), flush=True)
for line in sys.stdin:
    try:
        answer = ask(json.loads(line)['text'])
    except Exception as error:
        answer = {'result': 'error', 'reason': str(error)}
    print(json.dumps(answer), flush=True)
`;

interface Line {
  readonly name?: string;
  readonly result?: string;
  readonly reason?: string;
  readonly values?: Record<string, string>;
}

/**
 * The solver cvc5: as the Python wheel of that name, or as a program on the path.
 *
 * @param python a Python that has the wheel
 * @returns undefined where neither is there
 */
export async function findCvc5(python?: string): Promise<Solver | undefined> {
  for (const program of [...(python ? [python] : []), 'python3']) {
    const conversation = new Conversation(program, ['-c', WHEEL]);
    const name = parse(await conversation.next())?.name;
    if (name !== undefined) return { name, answer: (scripts) => Promise.all(scripts.map((script) => askWheel(conversation, script))) };
  }
  const version = await lines('cvc5', ['--version'], '');
  const found = /cvc5 version (\S+)/.exec(version?.join('\n') ?? '')?.[1];
  return found === undefined ? undefined : { name: `cvc5 ${found}`, answer: askProgram };
}

async function askWheel(conversation: Conversation, script: AskedScript): Promise<Answer> {
  const { result, reason, values = {} } = parse(await conversation.ask(JSON.stringify({ text: questionText(script) }))) ?? {};
  if (result === 'unsat') return { outcome: 'unsatisfiable' };
  if (result === 'sat') return { outcome: 'satisfiable', model: modelOf(Object.entries(values)) };
  return { outcome: 'unknown', reason: reason ?? result ?? 'the solver ended without an answer' };
}

/** One process for all questions, each in a fresh state. */
async function askProgram(scripts: readonly AskedScript[]): Promise<Answer[]> {
  if (scripts.length === 0) return [];
  const input = scripts.map((script, at) => `(reset)\n${questionText(script)}(get-model)\n(echo "end of question ${at}")\n`);
  const args = ['--lang', 'smt2', '--strings-exp', '--produce-models', '--incremental', `--tlimit-per=${LIMIT}`];
  const printed = ((await lines('cvc5', args, input.join(''))) ?? []).join('\n');
  return scripts.map((_, at) => {
    const start = at === 0 ? 0 : printed.indexOf(`end of question ${at - 1}`);
    const text = start < 0 ? '' : printed.slice(start, printed.indexOf(`end of question ${at}`));
    if (/^unsat$/m.test(text)) return { outcome: 'unsatisfiable' };
    if (!/^sat$/m.test(text)) return { outcome: 'unknown', reason: text.trim().split('\n').at(-1) ?? 'the solver ended without an answer' };
    return {
      outcome: 'satisfiable',
      model: modelOf(
        [...text.matchAll(/\(define-fun (\w+) \(\) \w+ ("(?:[^"]|"")*"|true|false)\)/g)].map(([, name, value]) => [name, value]),
      ),
    };
  });
}

function modelOf(values: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(values.map(([name, value]) => [name, value.startsWith('"') ? unescaped(value) : value]));
}

function parse(line: string | undefined): Line | undefined {
  try {
    return JSON.parse(line ?? '') as Line;
  } catch {
    return undefined;
  }
}

/** What a program prints, or undefined where it cannot be run. */
function lines(program: string, args: readonly string[], input: string): Promise<string[] | undefined> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', () => done(undefined));
    child.once('close', (status) => done(status === 0 ? output.split('\n') : undefined));
    // A program that ends early says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
