import { Grant, type IGrantable, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import type { GrantOptions } from './grant-options';
import type { GrantTarget } from './grant-target';

/** Actions of one grant: some are authorized on the table alone, some on indexes as well. */
export interface GrantActions {
  readonly onTable: string[];
  readonly onIndexes: string[];
}

/**
 * A grant that keeps its statements and extends them when an index comes later.
 *
 * Never a lazy list inside a statement: policy minimization would fail on it, and an empty one would render an empty Resource.
 */
export class UpdatableGrant {
  public readonly grant: Grant;
  private readonly indexStatements: PolicyStatement[];
  private readonly chosen?: string[];

  constructor(
    private readonly target: GrantTarget,
    grantee: IGrantable,
    actions: GrantActions,
    options: GrantOptions,
  ) {
    this.chosen = chosenIndexes(options);
    const conditions = leadingKeyConditions(options.leadingKeys);
    const indexes = this.chosen ?? target.indexNames();
    const parts: Grant[] = [];
    if (actions.onTable.length > 0) {
      parts.push(Grant.addToPrincipal({ grantee, actions: actions.onTable, resourceArns: target.tableArns, conditions }));
    }
    this.indexStatements = [];
    if (actions.onIndexes.length > 0) {
      const resourceArns = [...target.tableArns, ...indexes.flatMap((name) => this.indexArns(name))];
      const part = Grant.addToPrincipal({ grantee, actions: actions.onIndexes, resourceArns, conditions });
      this.indexStatements.push(...part.principalStatements);
      parts.push(part);
    }
    this.grant = parts.reduce((all, part) => all.combine(part));
  }

  /** Covers an index that was added after the grant, unless the grant names its indexes. */
  public indexAdded(name: string): void {
    if (this.chosen) return;
    for (const statement of this.indexStatements) statement.addResources(...this.indexArns(name));
  }

  /** Names that the grant asks for and the table does not have; names unknown until deployment are not judged. */
  public unknownIndexes(): string[] {
    const known = this.target.indexNames();
    if (known.some((name) => Token.isUnresolved(name))) return [];
    return (this.chosen ?? []).filter((name) => !Token.isUnresolved(name) && !known.includes(name));
  }

  /** Names that the grant asks for, of indexes that a later wave of a rollout deletes. */
  public retiringIndexes(): string[] {
    const retiring = this.target.retiringIndexNames?.() ?? [];
    return (this.chosen ?? []).filter((name) => retiring.includes(name));
  }

  private indexArns(name: string): string[] {
    return this.target.tableArns.map((arn) => `${arn}/index/${name}`);
  }
}

/** The indexes that the options name, by name or by model; `undefined` stands for all, later ones too. */
function chosenIndexes(options: GrantOptions): string[] | undefined {
  if (options.indexes) return options.indexes;
  if (!options.models) return undefined;
  return [...new Set(options.models.models.flatMap((model) => model.indexes.map((index) => index.name)))];
}

/** `ForAllValues` is true where the key is absent, so the Null guard stands beside it. */
function leadingKeyConditions(patterns: string[] | undefined) {
  if (!patterns) return undefined;
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}
