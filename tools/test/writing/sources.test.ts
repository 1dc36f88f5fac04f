import { expect, test } from 'vitest';
import { offencesIn } from '../../writing/check';
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
