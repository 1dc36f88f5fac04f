import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import type { GivenNames } from './given-names';
import { type Mapping, scalar, type Value } from './value';

/** A table as DMS has it, and what is worth knowing of it. */
export interface ReadTable {
  readonly table: Value;
  readonly notes: Finding[];
}

/** The table of a model: a name that the caller gives, one that the source says, or one that an environment variable does. */
export function tableOf(model: Mapping, name: string | undefined, { tables }: GivenNames): ReadTable {
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
  }
  if (chosen !== undefined && name !== undefined) {
    entries.set('name', scalar(chosen.name, place));
    if (chosen.variable !== undefined) entries.set('environment_variable', scalar(chosen.variable, place));
  } else if (table.kind === 'unknown' || stated?.kind === 'unknown') {
    notes.push(unknownTable(name, stated ?? table));
    entries.set('name', scalar(null, place));
  } else if (table.kind !== 'mapping') {
    return { table, notes };
  }
  return { table: { kind: 'mapping', entries, place: table.place }, notes };
}

function ofVariable(model: string | undefined, variable: string, { place }: Value): Finding {
  return finding('DYN-C250', {
    message: `The table of \`${model}\` is named by the environment variable \`${variable}\` alone: that is its logical name here.`,
    ...place,
    found: variable,
    hint: `Give it a name of its own by \`--table ${model}=<name>\`.`,
  });
}

function unknownTable(model: string | undefined, value: Value): Finding {
  const why = value.kind === 'unknown' ? `: it ${value.why}` : '';
  return finding('DYN-C262', {
    message: `The table of \`${model ?? 'a model'}\` cannot be known from the source${why}.`,
    ...value.place,
    hint: `Name it by \`--table ${model ?? 'Model'}=<name>\`. A literal and an environment variable, alone or with a literal where it is not set, are understood.`,
  });
}
