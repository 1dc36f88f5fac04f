import type { CompareOptions, Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { type FoundTable, placeOf } from './found-table';
import type { Match } from './matching';
import { asModelsDefine, definitionFindings } from './missing-definitions';
import { atItsEnd, wavesToCome } from './rollout-to-come';

/** Compares the models of a table, from however many documents, with the table. */
export function compare({ models, table: found }: Match<FoundTable>, options: CompareOptions): Finding[] {
  const table = { ...found, shape: atItsEnd(found) };
  if (!table.comparable) {
    return [
      finding('DYN-C105', {
        message: `The models of \`${models.name}\` cannot be compared with \`${table.label}\`: its keys are unknown until deployment.`,
        ...placeOf(table),
      }),
    ];
  }
  const judged = models.documents.map((document) =>
    document.compare(asModelsDefine(table, document), options).findings.map((one) => models.locate?.(one) ?? one),
  );
  const each = judged.flatMap((findings) => findings.filter((one) => !concernsAll(one)));
  return [...definitionFindings(table), ...vectorFindings(table), ...each, ...inEvery(judged), ...wavesToCome(found)].map((one) =>
    one.file === undefined && one.path === undefined ? { ...one, ...placeOf(table) } : one,
  );
}

/** No model declares a vector index, and DynamORM does not search one. */
function vectorFindings(table: FoundTable): Finding[] {
  return (table.vectorIndexes ?? []).map((name) =>
    finding('DYN-C124', {
      message: `\`${table.label}\` has the vector index \`${name}\`, which no model can declare: it was not compared.`,
      found: name,
      ...placeOf(table),
    }),
  );
}

/** That no model has something is true of several documents only where it is true of each. */
const noModelHas = new Set(['DYN-M087', 'DYN-M089']);

function concernsAll(one: Finding): boolean {
  return noModelHas.has(one.code) || one.path === undefined;
}

function inEvery([first, ...others]: Finding[][]): Finding[] {
  const key = (one: Finding): string => `${one.code} ${one.found ?? one.expected ?? one.message}`;
  return first.filter((one) => concernsAll(one) && others.every((findings) => findings.some((other) => key(other) === key(one))));
}
