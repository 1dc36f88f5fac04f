import type { Entry } from '../model-entries';

const annotations: Record<string, string[]> = {
  S: ['str', '"str"', "Literal['a', 'b']", 'Text'],
  N: ['int', 'Decimal', '"Decimal"', 'decimal.Decimal'],
  B: ['bytes', 'bytearray'],
  BOOL: ['bool'],
  M: ['dict[str, int]', 'Dict[str, Any]', 'Mapping[str, str]'],
  L: ['list[int]', 'List[str]', 'tuple[int, str]'],
  SS: ['set[str]', 'Set[str]', '"set[str]"'],
  NS: ['set[int]', 'Set[Decimal]'],
  BS: ['set[bytes]'],
};

const imports = `import decimal, os
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Dict, List, Literal, Mapping, Optional, Set
from theorydb_py import ModelDefinition, Projection, gsi, theorydb_field as column
Text = str
`;

/** Prints a model as Python, in the ways that a choice of numbers picks. */
export function printedModel(entry: Entry, choices: number[]): string {
  return new Printer(choices).model(entry);
}

class Printer {
  private readonly before: string[] = [];
  private at = 0;

  constructor(private readonly choices: number[]) {}

  public model({ name, table, attributes, indexes = [] }: Entry): string {
    const fields = attributes.map((attribute, at) => `    f${at}: ${this.field(attribute)}`);
    // A part of the fields may stand in a base class: they come first.
    const split = this.pick([0, 0, Math.floor(fields.length / 2)]);
    const base = split > 0 ? `@dataclass(frozen=True, kw_only=True)\nclass Base:\n${fields.slice(0, split).join('\n')}\n` : '';
    const own = `@dataclass(frozen=True, kw_only=True)\nclass ${name}${split > 0 ? '(Base)' : ''}:\n    "Text."\n${fields.slice(split).join('\n')}\n`;
    const fieldOf = (key: { attribute: string }) => `"f${attributes.findIndex(({ attribute }) => attribute === key.attribute)}"`;
    const made = indexes.map((index) => {
      const sort = index.sort ? `, sort=${fieldOf(index.sort)}` : '';
      const projection = this.projection(index.projection as { type: string; fields?: string[] } | undefined);
      return this.constant(`gsi(${this.text(index.name)}, partition=${fieldOf(index.partition)}${sort}${projection})`);
    });
    const list = this.pick([`[${made.join(', ')}]`, `[*[${made.join(', ')}]]`, `[] + [${made.join(', ')}]`]);
    const call = `model = ModelDefinition.from_dataclass(${name}, table_name=${this.table(table)}, indexes=${this.constant(list)})`;
    return [imports, base, own, ...this.before, call, ''].join('\n');
  }

  private field({ attribute, type, ...rest }: Entry['attributes'][number]): string {
    const annotation = this.pick(annotations[type]);
    const isOptional = rest.optional === true;
    const roles = (rest.roles as string[] | undefined) ?? [];
    const options = [
      `name=${this.text(attribute)}`,
      ...(roles.length > 0 ? [`roles=${this.pick([`["${roles.join('", "')}"]`, `("${roles.join('", "')}",)`])}`] : []),
      ...(rest.omit_empty ? ['omitempty=True'] : []),
      ...(rest.encryption ? ['encrypted=True'] : []),
      ...(type.length === 2 ? ['set_=True'] : []),
      ...(isOptional ? [this.pick(['default=None', 'default_factory=str'])] : []),
    ];
    const typed = isOptional && this.pick([0, 1]) ? `Optional[${annotation}]` : annotation;
    return `${typed} = column(${options.join(', ')})`;
  }

  private projection(projection: { type: string; fields?: string[] } | undefined): string {
    if (projection === undefined) return this.pick(['', ', projection=None', ', projection=Projection.all()']);
    const fields = (projection.fields ?? []).map((name) => this.text(name));
    const calls: Record<string, string> = { ALL: 'all()', KEYS_ONLY: 'keys_only()', INCLUDE: `include(${fields.join(', ')})` };
    const inFull = `Projection(type="${projection.type}"${fields.length > 0 ? `, fields=(${fields.join(', ')},)` : ''})`;
    return `, projection=${this.pick([`Projection.${calls[projection.type]}`, inFull])}`;
  }

  private table({ name, environment_variable: variable }: Entry['table']): string {
    if (variable === undefined) return this.constant(this.text(name));
    const text = this.text(name);
    const own = `t${this.before.length}`;
    const [form, ...beside] = this.pick([
      [`os.environ.get("${variable}", ${text})`],
      [`os.getenv('${variable}') or ${text}`],
      [`os.environ["${variable}"] if "${variable}" in os.environ else ${text}`],
      [`${own}("${variable}", ${text})`, `def ${own}(k, d):\n    return os.getenv(k) or d`],
      [`${own}()`, `def ${own}():\n    n = os.getenv("${variable}")\n    if n is None:\n        return ${text}\n    return n`],
      [`${own}.table`, `class ${own}:\n    table = os.getenv("${variable}", ${text})`],
      [`${own}["main"]`, `${own} = {"main": os.getenv("${variable}", ${text})}`],
    ]);
    this.before.push(...beside);
    return form;
  }

  /** The expression, or a name for it. */
  private constant(expression: string): string {
    if (this.pick([0, 0, 1]) === 0) return expression;
    const name = `C${this.before.length}`;
    this.before.push(`${name} = ${expression}`);
    return name;
  }

  private text(value: string): string {
    const plain = JSON.stringify(value).replace(/\u2028/g, '\\u2028');
    return this.pick([
      plain,
      `'${plain.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`,
      `${plain.slice(0, 1)}" ${plain}`,
      `f${plain.replace(/[{}]/g, '$&$&')}`,
      `"" + ${plain}`,
    ]);
  }

  private pick<T>(ways: T[]): T {
    this.at++;
    return ways[(this.choices[this.at % this.choices.length] + this.at) % ways.length];
  }
}
