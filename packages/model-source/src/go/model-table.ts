import type { Spot } from './findings';
import { methodOf } from './methods';
import type { ModelContext } from './model-context';
import type { Resolved } from './resolve-type';
import { pluralOf, textOf } from './table-name';

/** The table of a model. */
export interface ReadTable {
  readonly name: string;
  /** The environment variable that names it where the program runs. */
  readonly variable?: string;
  /** Those that are tried after it. */
  readonly otherVariables?: readonly string[];
  /** Where the source says so. */
  readonly spot?: Spot;
}

/** The table that a model names by its method, by `--table`, or by DynamORM's plural of its own name. */
export function tableOf(model: string, type: Resolved, context: ModelContext): ReadTable | undefined {
  const { findings, tables, unknownTables } = context;
  const stated = tables.of({
    name: model,
    package: type.declared?.package.name,
    file: type.declared?.file.path ?? '',
    importPath: type.declared?.package.importPath,
  });
  const method = methodOf(type, 'TableName');
  if (method === undefined || !method.declaration.plain) return stated ?? { name: pluralOf(model) };
  const at = { file: method.file, offset: method.declaration.offset };
  if (method.panics) {
    findings.add('DYN-C225', at, {
      message: `\`${model}\` inherits its method TableName from an embedded pointer, which is nil when DynamORM registers the model: the program panics.`,
      found: 'TableName',
      hint: `Embed the struct itself, or give \`${model}\` its own method.`,
    });
    return undefined;
  }
  const known = textOf(method, method.self) ?? { variables: [], unknown: { ...at, why: 'it never returns' } };
  const [first, ...others] = known.variables;
  const variable = stated?.variable ?? first;
  if (others.length > 0) {
    findings.add('DYN-C253', at, {
      message: `The table of \`${model}\` is named by \`${first}\`, and where that is not set by ${others.map((one) => `\`${one}\``).join(', ')}: the document names the first one.`,
      found: others.join(', '),
      hint: `Set \`${first}\` where the program runs.`,
    });
  }
  const further = stated?.variable === undefined && others.length > 0 ? { otherVariables: others } : {};
  const named = variable === undefined ? {} : { variable, ...further };
  if (stated !== undefined) return { name: stated.name, ...named, spot: at };
  if (known.unknown !== undefined) {
    const { file, offset } = known.unknown;
    unknownTables.add(model, file.path, `${file.path} ${offset}`, known.unknown, known.variables);
    return undefined;
  }
  const { text = '', from } = known;
  if (variable !== undefined && text === '') {
    findings.add('DYN-C250', at, {
      message: `The table of \`${model}\` is named only by the environment variable \`${variable}\`: this is its logical name here.`,
      found: variable,
      hint: `Give it another name with \`--table ${model}=<name>\`.`,
    });
    return { name: variable, ...named, spot: at };
  }
  if (from !== undefined) {
    findings.add('DYN-C251', at, {
      message: `The table of \`${model}\` is named by the variable \`${from}\`: its first value \`${text}\` is taken.`,
      found: from,
      hint: 'Make it a constant where nothing changes it.',
    });
  }
  // DynamORM takes its plural where the name is empty.
  return { name: text === '' ? pluralOf(model) : text, ...named, spot: at };
}
