import type { Finding, TableShape } from '@dynamorm-cdk/model-spec';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type DeclaredTable, declareTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { withThroughput } from '../declaration/index-options';
import type { GlobalIndexProps } from '../declaration/secondary-index-props';
import { tableShapeOf } from '../declaration/table-shape-of';
import { tableUse } from '../declaration/table-use';
import { FindingList } from '../findings/finding-list';
import { findingsError } from '../findings/findings';
import type { RolloutStep } from '../rollout/rollout-step';
import { checkAddedIndex } from '../validation/added-index-checks';
import { billingModeOf } from '../validation/capacity-checks';
import { checkIndexOptions } from '../validation/index-option-checks';
import { contradictions } from '../validation/model-checks';
import { checkOrigin, checkTable, malformed } from '../validation/table-checks';

/** The construct of a table, as errors name it. */
export interface NamedConstruct {
  readonly construct: Construct;
  readonly path: string;
  readonly id: string;
}

/** The call that adds an index. */
export interface Adding {
  readonly method: string;
  readonly prop: 'globalSecondaryIndexes' | 'localSecondaryIndexes';
  readonly name: string;
}

/** What the props declare of a table, and what each index adds to it: nothing is made from an unsound declaration. */
export class TableDeclaration {
  constructor(
    private readonly table: NamedConstruct,
    private readonly props: DynamORMTableProps,
    private readonly stage: RolloutStep,
  ) {}

  /** The declaration, or an error with all that is wrong in it; `list` keeps the findings that are no errors. */
  public checked(list: FindingList): DeclaredTable {
    const { props } = this;
    if (Token.isUnresolved(props.replicas)) {
      list.add('DYN-T023', 'The replicas are unknown until deployment.', {
        path: 'replicas',
        hint: 'Give a list; each region must be known at synthesis.',
      });
      throw this.refusal(list);
    }
    const origin = new FindingList();
    checkOrigin(origin, props);
    list.take(origin.findings);
    const fromModels = props.models?.tableNames.length === 1 ? props.models.toTableShape() : undefined;
    const declared = malformed(origin) ? undefined : this.declared(fromModels);
    if (declared) checkTable(list, props, declared, Stack.of(this.table.construct));
    if (declared && !list.hasErrors) list.take(this.mismatch(declared));
    if (declared && list.hasErrors) list.take(this.contradictions(declared));
    if (!declared || list.hasErrors) throw this.refusal(list);
    return declared;
  }

  /** What a new index adds: findings that are no errors, or an error with those that are. */
  public checkedIndex(call: Adding, before: DeclaredTable, after: DeclaredTable, added?: GlobalIndexProps): readonly Finding[] {
    const list = checkAddedIndex({ ...call, billing: billingModeOf(this.props) }, before, after);
    checkIndexOptions(list, added && [added], this.props.indexOptions);
    if (!list.hasErrors) list.take(this.mismatch(after));
    if (list.hasErrors) throw this.refusal(list);
    return list.findings;
  }

  private declared(fromModels: TableShape | undefined): DeclaredTable | undefined {
    const declared = declareTable(this.props, fromModels);
    return (
      declared && { ...declared, globalIndexes: declared.globalIndexes.map((index) => withThroughput(index, this.props.indexOptions)) }
    );
  }

  private contradictions(declared: DeclaredTable): Finding[] {
    const shape = tableShapeOf(declared, this.table.path, this.props.tableName, undefined);
    return contradictions(tableUse(this.table.id, this.props, declared), shape, true);
  }

  private mismatch(declared: DeclaredTable): Finding[] {
    return this.stage.mismatch(() => tableShapeOf(declared, this.table.path, undefined, undefined));
  }

  private refusal({ findings }: FindingList): Error {
    return findingsError(`DynamORMTable \`${this.table.path}\``, findings);
  }
}
