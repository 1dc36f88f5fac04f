import type { Spot } from './findings';
import type { ModelContext } from './model-context';
import type { Resolved } from './resolve-type';
import { methodOf, pluralOf, textOf } from './table-name';

/** The table of a model. */
export interface ReadTable {
  readonly name: string;
  /** The environment variable that names it where the program runs. */
  readonly variable?: string;
  /** Where the source says so. */
  readonly spot?: Spot;
}

/** The table that a model names by its method, by `--table`, or by DynamORM's plural of its own name. */
export function tableOf(model: string, type: Resolved, { findings, tables, used }: ModelContext): ReadTable | undefined {
  const stated = tables.get(model);
  if (stated !== undefined) used.add(model);
  const method = methodOf(type, 'TableName');
  if (method === undefined || !method.declaration.plain) return { name: stated ?? pluralOf(model) };
  const at = { file: method.file, offset: method.declaration.offset };
  if (method.panics) {
    findings.add('DYN-C225', at, {
      message: `\`${model}\` takes its method TableName over from an embedded pointer, which is nil when DynamORM registers the model: the program panics.`,
      found: 'TableName',
      hint: `Embed the struct itself, or give \`${model}\` a method of its own.`,
    });
    return undefined;
  }
  const known = textOf(method);
  if (known === undefined) {
    if (stated !== undefined) return { name: stated, spot: at };
    findings.add('DYN-C220', at, {
      message: `The table of \`${model}\` is known only when the program runs.`,
      found: 'TableName',
      hint: `Name it by \`--table ${model}=<name>\`. A literal, a constant and \`os.Getenv\`, alone or with a literal where it is not set, are understood.`,
    });
    return undefined;
  }
  const { text, variable, from } = known;
  if (stated !== undefined) return { name: stated, ...(variable === undefined ? {} : { variable }), spot: at };
  if (variable !== undefined && text === undefined) {
    findings.add('DYN-C250', at, {
      message: `The table of \`${model}\` is named by the environment variable \`${variable}\` alone: that is its logical name here.`,
      found: variable,
      hint: `Give it a name of its own by \`--table ${model}=<name>\`.`,
    });
    return { name: variable, variable, spot: at };
  }
  if (from !== undefined) {
    findings.add('DYN-C251', at, {
      message: `The table of \`${model}\` is named by the variable \`${from}\`: its first value \`${text}\` is taken.`,
      found: from,
      hint: 'Make it a constant where nothing changes it.',
    });
  }
  // DynamORM takes its plural where the name is empty.
  return { name: text === undefined || text === '' ? pluralOf(model) : text, ...(variable === undefined ? {} : { variable }), spot: at };
}
