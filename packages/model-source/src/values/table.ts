import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { GivenNames } from './given-names';
import { type Mapping, scalar, type Unknown, type Value } from './value';

/** A table as DMS has it, and what is worth knowing of it. */
export interface ReadTable {
  readonly table: Value;
  readonly notes: Finding[];
  /** Environment variables that are tried after the one that the model names. */
  readonly otherVariables?: readonly string[];
  /** Whether it is not known, which is said once for all models that share the reason. */
  readonly isUnknown?: boolean;
}

/** The table of a model: a name that the caller gives, one that the source says, or one that an environment variable does. */
export function tableOf(model: Mapping, name: string | undefined, { tables, unknownTables }: GivenNames): ReadTable {
  const table = model.entries.get('table') ?? scalar(null, model.place);
  const stated = table.kind === 'mapping' ? table.entries.get('name') : undefined;
  const chosen = name === undefined ? undefined : tables.of({ name, file: model.place.file });
  const place = (stated ?? table).place;
  const entries = new Map(table.kind === 'mapping' ? table.entries : []);
  const notes: Finding[] = [];
  if (stated?.kind === 'variable') {
    entries.set('name', scalar(stated.fallback ?? stated.name, place));
    entries.set('environment_variable', scalar(stated.name, place));
    if (chosen === undefined && stated.fallback === undefined) notes.push(ofVariable(name, stated.name, stated));
    if (stated.others !== undefined) notes.push(ofSeveral(name, stated.name, stated.others, stated));
  }
  if (chosen !== undefined && name !== undefined) {
    entries.set('name', scalar(chosen.name, place));
    if (chosen.variable !== undefined) entries.set('environment_variable', scalar(chosen.variable, place));
  } else if (table.kind === 'unknown' || stated?.kind === 'unknown') {
    const unknown = stated?.kind === 'unknown' ? stated : (table as Unknown);
    const { file, line, column } = unknown.cause;
    unknownTables.add(name, file, `${file}:${line}:${column}`, unknown);
    return { table, notes, isUnknown: true };
  } else if (table.kind !== 'mapping') {
    return { table, notes };
  }
  const others = stated?.kind === 'variable' && chosen?.variable === undefined ? stated.others : undefined;
  return { table: { kind: 'mapping', entries, place: table.place }, notes, ...(others === undefined ? {} : { otherVariables: others }) };
}

function ofVariable(model: string | undefined, variable: string, { place }: Value): Finding {
  return finding('DYN-C250', {
    message: `The table of \`${model}\` is named only by the environment variable \`${variable}\`: this is its logical name here.`,
    ...place,
    found: variable,
    hint: `Give it another name with \`--table ${model}=<name>\`.`,
  });
}

function ofSeveral(model: string | undefined, variable: string, others: readonly string[], { place }: Value): Finding {
  return finding('DYN-C253', {
    message: `The table of \`${model}\` is named by \`${variable}\`, and where that is not set by ${others.map((one) => `\`${one}\``).join(', ')}: the document names the first one.`,
    ...place,
    found: others.join(', '),
    hint: `Set \`${variable}\` where the program runs.`,
  });
}

/** What keeps tables from being known, each reason once. */
export function unknownTablesOf({ unknownTables }: GivenNames): Finding[] {
  const sentence = (models: string, why: string) => `The table of ${models} cannot be known from the source: it ${why}.`;
  return unknownTables.all(sentence).map(({ cause, ...said }) => finding('DYN-C262', { ...said, ...cause.cause }));
}
