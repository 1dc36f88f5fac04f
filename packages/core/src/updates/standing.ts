import { definitionFacts } from './definitions';
import { isOpenEnded, type TableDefinition, type TableFact } from './fact';
import { foreignPrincipalFacts } from './foreign-principals';
import { formFacts } from './form';
import { indexFacts } from './index-facts';
import { keySchemaFacts } from './key-schema';
import { replicaFacts } from './replicas';
import { nameFacts } from './resource-names';
import { replicaStreamFacts } from './streams';
import { throughputFacts } from './throughput';
import { valueFacts } from './values';
import { vectorFacts } from './vector-indexes';

/** What is refused of a table whatever was there before. */
export function tableFacts(table: TableDefinition): TableFact[] {
  const rules = [
    formFacts,
    nameFacts,
    keySchemaFacts,
    definitionFacts,
    throughputFacts,
    indexFacts,
    vectorFacts,
    replicaFacts,
    replicaStreamFacts,
    foreignPrincipalFacts,
    valueFacts,
  ];
  return isOpenEnded(table) ? [] : rules.flatMap((rule) => rule(table));
}
