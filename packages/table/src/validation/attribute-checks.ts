import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import type { TableContractProps } from '../declaration/table-contract-props';
import type { FindingList } from '../findings/finding-list';

/** Whether each key has a name and a type. Types say so; plain JavaScript and objects from elsewhere need not keep to them. */
export function checkAttributes(list: FindingList, props: TableContractProps): void {
  checkAttribute(list, 'partitionKey', props.partitionKey);
  checkAttribute(list, 'sortKey', props.sortKey);
  props.globalSecondaryIndexes?.forEach((index, i) => {
    const at = `globalSecondaryIndexes[${i}]`;
    checkAttribute(list, `${at}.partitionKey`, index.partitionKey);
    checkAttribute(list, `${at}.sortKey`, index.sortKey);
    for (const many of ['partitionKeys', 'sortKeys'] as const) {
      index[many]?.forEach((key, j) => {
        checkAttribute(list, `${at}.${many}[${j}]`, key);
      });
    }
  });
  props.localSecondaryIndexes?.forEach((index, i) => {
    checkAttribute(list, `localSecondaryIndexes[${i}].sortKey`, index.sortKey ?? {});
  });
}

function checkAttribute(list: FindingList, path: string, key: Partial<Attribute> | undefined): void {
  if (key === undefined) return;
  const { name, type } = (key ?? {}) as { name?: unknown; type?: unknown };
  if (typeof name === 'string' && typeof type === 'string') return;
  const missing = [...(typeof name === 'string' ? [] : ['name']), ...(typeof type === 'string' ? [] : ['type'])];
  list.add('DYN-T035', `The key has no ${missing.join(' and no ')}.`, {
    path,
    hint: "Set both, as in { name: 'PK', type: AttributeType.STRING }, or remove the key to use the key of the models.",
  });
}
