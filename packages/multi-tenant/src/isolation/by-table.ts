import { kinds } from '@dynamorm-cdk/core/kinds';
import { Token } from 'aws-cdk-lib/core';
import { refuse, refuseKinds } from '../findings';
import { IsolationDesign } from './isolation-design';
import type { TablePerTenantOptions } from './isolation-options';
import type { TenantDesign } from './tenant-claim';
import { TenantPlacement } from './tenant-placement';

const OPTIONS = kinds.propsOf<TablePerTenantOptions>({ tableNamePrefix: kinds.text }, 'an object', ['tableNamePrefix']);

/** Each tenant has a separate table with a name that ends in the tenant id. */
export class ByTable extends IsolationDesign {
  public readonly placement = TenantPlacement.TABLE;
  public readonly terms: readonly unknown[];
  public readonly claim: TenantDesign;
  public readonly inWords: string;
  public readonly keyInWords = "table is the tenant's own";
  public readonly tableNamePrefix: string;

  constructor(options: TablePerTenantOptions) {
    super();
    refuseKinds('TenantIsolation.tablePerTenant', OPTIONS(options, 'options'));
    const { tableNamePrefix: prefix } = options;
    if (Token.isUnresolved(prefix) || !/^[A-Za-z0-9_.-]{1,254}$/.test(prefix)) {
      throw refuse(
        'DYN-V004',
        `the table name prefix must be literal text with letters, digits or _ . -, got: \`${prefix}\`. ` +
          'Without a prefix, a tenant id could be the name of any table of the account.',
      );
    }
    this.tableNamePrefix = prefix;
    this.terms = [this.placement, prefix];
    this.claim = { kind: 'table', prefix };
    this.inWords = `Each tenant has a table named \`${prefix}\` and the tenant id.`;
  }
}
