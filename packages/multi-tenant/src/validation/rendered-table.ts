import { isKnown, readTable, regionsOf, type TableResource, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import type { Finding, KeyAttribute } from '@dynamorm-cdk/model-spec';
import type { CfnResource } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import type { TableFacts } from '../policy/tenant-statements';
import { renderedProperties } from './rendered-resource';

/** A table of this app as its template has it, overrides and aspects included: what grants were written for may have changed since. */
export class RenderedTable {
  public static of(resource: CfnResource, label: string): RenderedTable {
    return new RenderedTable(readTable(renderedProperties(resource)), label);
  }

  private constructor(
    private readonly table: TableResource,
    private readonly label: string,
  ) {}

  /** Keys that are others than those that the grants were written for; that of the table stands under the empty name. */
  public keyFindings(granted: ReadonlyMap<string, KeyAttribute>): Finding[] {
    return this.leading().flatMap(({ index, name, type }) => {
      const before = granted.get(index ?? '');
      if (before === undefined || (before.name === name && before.type === type)) return [];
      const now = name === undefined || type === undefined ? 'a value that is unknown until deployment' : `\`${name}\` (${type})`;
      return [
        finding('DYN-V063', {
          message:
            `the tenant grants of ${this.label} were written for the leading key \`${before.name}\` (${before.type}) of ${placeOf(index)}, but the ` +
            `template has ${now}. The policies no longer isolate tenants. Declare the key on the construct, without an override, aspect or parameter.`,
        }),
      ];
    });
  }

  /** What comes in past the constructs, by an override, is in the template but in no guardrail. */
  public undeclaredFindings(declared: readonly string[]): Finding[] {
    return this.indexNames()
      .filter((name) => name === undefined || !declared.includes(name))
      .map((name) =>
        finding('DYN-V013', {
          message:
            `the template gives ${this.label} an index ${name === undefined ? 'with a name that is unknown until deployment' : `"${name}"`} through an override, so no ` +
            'guardrail lists it. A later `dynamodb:*` on a tenant role would expose it to every tenant. Declare it on the table.',
        }),
      );
  }

  /** Indexes and copies that came when the statements of a role were written already. */
  public unnamedFindings({ copies, safeIndexes, unsafeIndexes }: TableFacts, role: string): Finding[] {
    const indexes = this.indexNames().filter((name) => name !== undefined && ![...safeIndexes, ...unsafeIndexes].includes(name));
    const regions = regionsOf(this.table).filter((region) => copies.every((copy) => copy.region !== region));
    const missing = [...indexes.map((name) => `the index \`${name}\``), ...regions.map((region) => `the replica in ${region}`)];
    if (missing.length === 0) return [];
    return [
      finding('DYN-V064', {
        message:
          `no statement of ${role} lists ${missing.join(' and ')} of ${this.label}, because the table changed after the role's policy was written (by ` +
          'an aspect, for example). Later grants to the role could expose it to every tenant, or tenants cannot use it. Add it to the table ' +
          'before synthesis, or in an aspect when it visits the table itself.',
      }),
    ];
  }

  /** A role in another region or account names the table by the text of its name; an override of it passes by there. */
  public nameFindings(named: unknown, role: string): Finding[] {
    const { tableName } = this.table;
    if (typeof named !== 'string' || tableName === undefined || tableName === named) return [];
    const now = isKnown(tableName) ? `\`${tableName}\`` : 'a value that is unknown until deployment';
    return [
      finding('DYN-V075', {
        message:
          `the statements of ${role} name the table \`${named}\`, but the name of ${this.label} in the template is ${now}. They would protect a table that does not ` +
          'exist. Set the name as `tableName` of the construct.',
      }),
    ];
  }

  /** Names of all indexes, of vectors too; undefined where a name or the whole list is known at deployment only. */
  private indexNames(): (string | undefined)[] {
    const { globalIndexes, localIndexes, vectorIndexes } = this.table;
    return [...namesOf(globalIndexes), ...namesOf(localIndexes), ...namesOf(vectorIndexes)];
  }

  /** Leading keys of the table and of each index; name or type are undefined where only the deployment knows them. */
  private leading(): { index?: string; name?: string; type?: string }[] {
    const { keys, globalIndexes, localIndexes } = this.table;
    const leading = (of: TableResource['keys']) => {
      const key = of === UNKNOWN ? undefined : of.partitionKeys[0];
      return { name: text(key?.name), type: text(key?.type) };
    };
    const indexes = [...(globalIndexes === UNKNOWN ? [] : globalIndexes), ...(localIndexes === UNKNOWN ? [] : localIndexes)];
    return [
      leading(keys),
      ...indexes.flatMap((index) => (index !== UNKNOWN && isKnown(index.name) ? [{ index: index.name, ...leading(index.keys) }] : [])),
    ];
  }
}

function namesOf(indexes: TableResource['globalIndexes' | 'vectorIndexes']): (string | undefined)[] {
  if (indexes === UNKNOWN) return [undefined];
  return indexes.map((index) => (index !== UNKNOWN && isKnown(index.name) ? index.name : undefined));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function placeOf(index: string | undefined): string {
  return index === undefined ? 'the table' : `its index \`${index}\``;
}
