import { ModelDocument } from '@dynamorm-cdk/model-spec';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTypeScript } from '../../src/typescript/read-typescript';
import { type Entry, entries } from '../model-entries';
import { reading } from '../reading';

/** Prints values as TypeScript, in the ways that a choice of numbers picks. */
class Printer {
  public readonly before: string[] = [];
  private at = 0;

  constructor(private readonly choices: number[]) {}

  public model({ table, ...rest }: Entry): string {
    const { environment_variable: variable, name } = table;
    const named = this.text(name);
    const tableName = variable === undefined ? named : this.table(variable, named);
    return `{ table: { name: ${tableName} }, ...${this.value(rest)} }`;
  }

  /** A name that a variable holds, or else a text. */
  private table(variable: string, text: string): string {
    const own = `t${this.before.length}`;
    const read = this.pick([`process.env.${variable}`, `process.env['${variable}']`]);
    const [form, ...beside] = this.pick([
      [`${read} ?? ${text}`],
      [`${read} || ${text}`],
      [`${read} ? ${read} : ${text}`],
      [`${own}('${variable}', ${text})`, `const ${own} = (k: string, d: string) => process.env[k] || d;`],
      [`${own}()`, `function ${own}() { let n = ${read}; if (!n) n = ${text}; return n; }`],
      [`C${own}.main`, `class C${own} { static main = ${read} ?? ${text}; }`],
      [`${own}.tables.main`, `const ${own} = { tables: { main: ${read} ?? ${text} } };`],
    ]);
    this.before.push(...beside);
    return form;
  }

  private value(value: unknown): string {
    const printed = this.literal(value);
    const name = `c${this.before.length}`;
    switch (this.pick([0, 0, 0, 1, 2, 3])) {
      case 1:
        this.before.push(`const ${name} = ${printed};`);
        return name;
      case 2:
        this.before.push(`const ${name} = { inner: ${printed} } as const;`);
        return this.pick([`${name}.inner`, `${name}['inner']`]);
      case 3:
        return `(${printed} as const)`;
      default:
        return printed;
    }
  }

  private literal(value: unknown): string {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) {
      const items = value.map((item) => this.value(item));
      return `[${items.map((item) => (this.pick([0, 0, 1]) ? `...[${item}]` : item)).join(', ')}]`;
    }
    if (typeof value !== 'object' || value === null) return String(value);
    const parts = Object.entries(value).map(([key, part]) => `${this.pick([key, `'${key}'`, `["${key}"]`])}: ${this.value(part)}`);
    return `{ ${parts.map((part) => (this.pick([0, 0, 0, 1]) ? `...{ ${part} }` : part)).join(', ')} }`;
  }

  private text(value: string): string {
    return this.pick([
      JSON.stringify(value),
      `'${value.replace(/[\\']/g, '\\$&').replace(/\u2028/g, '\\u2028')}'`,
      `\`${value.replace(/[\\`$]/g, '\\$&')}\``,
      `${JSON.stringify(value.slice(0, 1))} + ${JSON.stringify(value.slice(1))}`,
    ]);
  }

  private pick<T>(ways: T[]): T {
    this.at++;
    return ways[(this.choices[this.at % this.choices.length] + this.at) % ways.length];
  }
}

it('reads every model that is printed as TypeScript, however it is written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(entries, fc.array(fc.nat(), { minLength: 3, maxLength: 30 })), { minLength: 1, maxLength: 4 }),
      async (all) => {
        const files = Object.fromEntries(
          all.map(([entry, choices], at) => {
            const printer = new Printer(choices);
            const model = printer.model(entry);
            return [
              `model${at}.ts`,
              `import { defineModel } from 'x';\n${printer.before.join('\n')}\nexport const M = defineModel(${model});\n`,
            ];
          }),
        );
        const { models, said } = await reading(readTypeScript, files);
        expect(said).toEqual([]);
        expect(models).toEqual(all.map(([entry]) => ModelDocument.fromObject(entry).models[0]));
      },
    ),
    { numRuns: 150 },
  );
});
