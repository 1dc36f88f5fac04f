import { expect, test } from 'vitest';
import { offencesIn, offencesOf } from '../../writing/check';
import { exceptions } from '../../writing/exceptions';
import { parse, proseIn, proseOf } from '../../writing/sources';

const textsOf = (source: string, exported = true) => proseOf(parse('x.ts', source), exported).map(({ text }) => text);

test.each([
  ["throw new Error('The table has no key.');", ['The table has no key.']],
  ['const why = `Attribute \\`${name}\\` has the type ${type}.`;', ['Attribute `Value` has the type Value.']],
  ["import { x } from 'the file of a table';", []],
  ["const table = { broken: 'the key of the table', why: 'Names the key of the table.' };", ['Names the key of the table.']],
  ["const name = 'sort key';", []],
  ['const go = `func main() {\\n\\tfmt.Println("the key of the table")\\n}`;', []],
  ['const python = `for line in sys.stdin:\\n    print(ask(line) if line else line)`;', []],
  [
    'const list = `the table has two keys:\\n  the partition key and the sort key`;',
    ['the table has two keys:\n  the partition key and the sort key'],
  ],
])('literals of %s', (source, expected) => {
  expect(textsOf(source)).toEqual(expected);
});

const declaration = `
/** A table of orders. */
export interface Orders {
  /**
   * The name of it.
   *
   * @default - a generated name
   * @example
   * new Orders();
   */
  readonly name?: string;
}

/** Nobody sees it. */
interface Hidden {
  /** Nor this. */
  readonly name: string;
}

/** @internal */
export class Insides {}

/** A construct. */
export class Construct {
  /** Seen by nobody. */
  private readonly id = 1;
  /** Adds it. */
  public add(): void {}
}
`;

test('comments are those of public declarations, with their tags, without examples', () => {
  expect(textsOf(declaration)).toEqual(['A table of orders.', 'The name of it.\n\na generated name', 'A construct.', 'Adds it.']);
  expect(textsOf(declaration, false)).toEqual([]);
});

test('the published interface of a package is found from its index', () => {
  const comments = (file: string) => proseIn(file).filter(({ kind }) => kind === 'comment').length;
  expect(comments('packages/table/src/declaration/dynamorm-table-props.ts')).toBeGreaterThan(5);
  expect(comments('packages/cli/src/program.ts')).toBe(0);
});

test('a message has its place', () => {
  expect(proseOf(parse('x.ts', "\nthrow new Error('The table has no key.');"), false)).toMatchObject([{ line: 2, kind: 'literal' }]);
});

test('sources are checked by the rules of texts', async () => {
  expect(await offencesIn('packages/table/src/index.ts')).toEqual([]);
});

const help = `const help = \`
It reads the tables of a template.

Exit codes:
  0  no errors were found
  1  errors were found

Examples:
  $ program of a table
  One table:
  $ program of a table --one\`;`;

test('the rows of a help text are read one by one, and its commands are not', () => {
  expect(proseOf(parse('x.ts', help), false).map(({ line, text }) => [line, text])).toEqual([
    [1, '\nIt reads the tables of a template.\n\nExit codes:'],
    [5, '0  no errors were found'],
    [6, '1  errors were found'],
    [7, '\nExamples:'],
    [10, '  One table:'],
  ]);
});

test.each(exceptions)('$file has a literal that keeps its words: $reason', async ({ file, text, reason }) => {
  const inFile = (name: string) => proseOf(parse(name, `const a = '${text}';\nconst b = 'All else is left to the role.';`), false);

  expect(reason).toMatch(/^[A-Z].+\.$/);
  expect(inFile(file).map((prose) => prose.line)).toEqual([2]);
  expect(inFile('x.ts').map((prose) => prose.line)).toEqual([1, 2]);
  // An exception that nothing needs is removed.
  expect(await offencesOf(text)).not.toEqual([]);
  expect(parse(file).text).toContain(text);
});
