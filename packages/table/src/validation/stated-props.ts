import { type Kind, kinds } from '@dynamorm-cdk/core/kinds';
import { Token } from 'aws-cdk-lib/core';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { TableContractProps } from '../declaration/table-contract-props';
import { findingsError } from '../findings/findings';
import { refuseKinds } from '../findings/kind-findings';
import { tableKindFindings } from './prop-kinds';

/** Null in place of a key could mean that there is none, or that of the models: it is told as a key without a name. */
const KEYS = ['partitionKey', 'sortKey'];

/** What the props of a table state: null is nothing, as plain JavaScript writes it. Values of another kind are refused, all at once. */
export function statedProps(path: string, given: DynamORMTableProps): DynamORMTableProps {
  const props = withoutNulls(given);
  // Unknown replicas are refused with the region that they need.
  const findings = tableKindFindings(Token.isUnresolved(props.replicas) ? { ...props, replicas: undefined } : props);
  if (findings.length > 0) throw findingsError(`DynamORMTable \`${path}\``, findings);
  return props;
}

/** The same for the options of an index that a call adds. */
export function statedIndex<P extends object>(path: string, call: string, kind: Kind, given: P): P {
  const options = kinds.withoutNulls(given);
  refuseKinds(`DynamORMTable \`${path}\`, ${call}`, kind(options, 'options'));
  return options;
}

/** Props of a table without those that are null, and its indexes and replicas without theirs. */
export function withoutNulls<P extends TableContractProps & Pick<DynamORMTableProps, 'replicas'>>(given: P): P {
  const props = kinds.withoutNulls(given, KEYS);
  const globalSecondaryIndexes = eachWithoutNulls(props.globalSecondaryIndexes);
  const localSecondaryIndexes = eachWithoutNulls(props.localSecondaryIndexes);
  const replicas = eachWithoutNulls(props.replicas);
  const isSame =
    globalSecondaryIndexes === props.globalSecondaryIndexes &&
    localSecondaryIndexes === props.localSecondaryIndexes &&
    replicas === props.replicas;
  return isSame ? props : { ...props, globalSecondaryIndexes, localSecondaryIndexes, replicas };
}

/** What is no list of objects stays as it is: its kind is told. */
function eachWithoutNulls<P>(list: P): P {
  if (!Array.isArray(list)) return list;
  const stated = list.map((one) => (typeof one === 'object' && one !== null ? kinds.withoutNulls(one, KEYS) : one));
  return stated.every((one, at) => one === list[at]) ? list : (stated as P);
}
