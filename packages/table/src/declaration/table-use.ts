import type { CompareOptions, ModelDocument } from '@dynamorm-cdk/model-spec';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { environmentVariableOf } from '../environment/variable-name';
import type { Contract } from './declared-document';
import type { DeclaredTable } from './declared-table';
import { NamingConvention } from './naming-convention';
import type { TableContractProps } from './table-contract-props';

/** What a table of either kind hands to the base. */
export interface TableUse {
  readonly declared: DeclaredTable;
  readonly contract: Contract;
  readonly compareOptions: CompareOptions;
  readonly environmentVariableName: string;
  readonly models?: ModelDocument;
  readonly fieldEncryptionKey?: IKey;
}

/** Fills in the defaults. Timestamps and versioning are enforced on models only where the caller asked for them. */
export function tableUse(name: string, props: TableContractProps, declared: DeclaredTable): TableUse {
  return {
    declared,
    models: props.models,
    fieldEncryptionKey: props.fieldEncryptionKey,
    environmentVariableName: props.environmentVariableName ?? environmentVariableOf(props.models) ?? 'DYNAMODB_TABLE_NAME',
    contract: {
      name,
      timestamps: props.enableTimestamps ?? true,
      versioning: props.enableVersioning ?? true,
      environmentVariable: props.environmentVariableName,
      namingConvention: props.namingConvention ?? NamingConvention.CAMEL_CASE,
    },
    compareOptions: {
      enforceTimestamps: props.enableTimestamps === true,
      enforceVersioning: props.enableVersioning === true,
      requiresStream: props.requiresStream,
      hasFieldEncryptionKey: props.fieldEncryptionKey !== undefined,
    },
  };
}
