import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { logicalTableName } from '../logical-table-name';
import { type Mapping, scalar, type Value } from './value';

/** The table of a model as DMS has it: a name that the caller gives, one that the source says, or one that an environment variable does. */
export function tableOf(
  model: Mapping,
  name: string | undefined,
  given: ReadonlyMap<string, string> | undefined,
  findings: Finding[],
): Value {
  const table = model.entries.get('table') ?? scalar(null, model.place);
  const stated = table.kind === 'mapping' ? table.entries.get('name') : undefined;
  const chosen = name === undefined ? undefined : given?.get(name);
  if (chosen === undefined && table.kind !== 'mapping' && table.kind !== 'unknown') return table;
  const place = (stated ?? table).place;
  const entries = new Map(table.kind === 'mapping' ? table.entries : []);
  if (stated?.kind === 'variable') {
    entries.set('name', scalar(stated.fallback ?? logicalTableName(stated.name), place));
    entries.set('environment_variable', scalar(stated.name, place));
  }
  if (chosen !== undefined) entries.set('name', scalar(chosen, place));
  else if (table.kind === 'unknown' || stated?.kind === 'unknown') {
    findings.push(unknownTable(name, stated ?? table));
    entries.set('name', scalar(null, place));
  }
  return { kind: 'mapping', entries, place: table.place };
}

function unknownTable(model: string | undefined, value: Value): Finding {
  const why = value.kind === 'unknown' ? `: it ${value.why}` : '';
  return finding('DYN-C262', {
    message: `The table of the model ${model === undefined ? 'here' : `\`${model}\``} cannot be known from the source${why}.`,
    path: 'table.name',
    ...value.place,
    hint: `Say it with --table ${model ?? 'Model'}=name; a literal or an environment variable is read by itself.`,
  });
}
