import { KEY_READS, KEY_WRITES } from '@dynamorm-cdk/core/dynamodb';
import { Effect } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import type { SharedTableGuardrails } from '../policy/shared-table-guardrails';
import type { Access, Attach, TableFacts, TenantStatements } from '../policy/tenant-statements';
import { UpdatableStatement } from '../policy/updatable-statement';
import type { TenantGrantTarget } from './tenant-grant-target';

/** What one role holds on one table, or on the tables of one prefix. */
export class TargetEntry {
  /** The Denies that tables of one name share. */
  public guardrails?: SharedTableGuardrails;
  /** What the statements name, as of the last update. */
  public named: TableFacts;
  private readonly members: TenantGrantTarget[];
  private readonly key: UpdatableStatement;
  private readonly fieldKey: UpdatableStatement;

  constructor(
    /** The first of the targets that stand for the table. */
    public readonly target: TenantGrantTarget,
    public readonly statements: TenantStatements,
    attach: Attach,
  ) {
    this.members = [target];
    this.named = target.facts();
    const viaDynamo = { StringLike: { 'kms:ViaService': `dynamodb.*.${Aws.URL_SUFFIX}` } };
    this.key = new UpdatableStatement("the tables' customer keys, through DynamoDB", Effect.ALLOW, viaDynamo, attach);
    // The client calls KMS itself, without a context: what a session cannot read it has nothing to decrypt of.
    this.fieldKey = new UpdatableStatement('the key of encrypted fields', Effect.ALLOW, {}, attach);
  }

  /** All statements, in the order in which they are handed to the role. */
  public get all(): UpdatableStatement[] {
    return [...this.statements.all, this.key, this.fieldKey];
  }

  /** Every target that stands for the table. */
  public get targets(): readonly TenantGrantTarget[] {
    return this.members;
  }

  public add(target: TenantGrantTarget): void {
    if (!this.members.includes(target)) this.members.push(target);
  }

  public grant(access: Access): void {
    this.statements.grant(access);
    this.key.extend({ actions: [...KEY_READS, ...(access.write ? KEY_WRITES : [])] });
    this.fieldKey.extend({ actions: [...(access.read ? ['kms:Decrypt'] : []), ...(access.write ? ['kms:GenerateDataKey'] : [])] });
  }

  /** Brings the statements up to what is known by now. */
  public update(): void {
    this.named = united(this.members.map((member) => member.facts()));
    this.statements.update(this.named);
    const of = (arns: (member: TenantGrantTarget) => string[]) => [...new Set(this.members.flatMap(arns))];
    this.key.extend({ resources: of((member) => member.keyArns()) });
    this.fieldKey.extend({ resources: of((member) => member.fieldKeyArns()) });
  }
}

/** What several targets know of one table. An index that one of them takes for unsafe is. */
function united([first, ...others]: TableFacts[]): TableFacts {
  const copies = others.flatMap(({ copies }) => copies).filter(({ region }, at, all) => isNew(region, at, first.copies, all));
  const unsafe = new Set([first, ...others].flatMap(({ unsafeIndexes }) => unsafeIndexes));
  const safe = new Set([first, ...others].flatMap(({ safeIndexes }) => safeIndexes).filter((name) => !unsafe.has(name)));
  return { ...first, copies: [...first.copies, ...copies], safeIndexes: [...safe], unsafeIndexes: [...unsafe] };
}

function isNew(region: string, at: number, known: TableFacts['copies'], all: TableFacts['copies']): boolean {
  return known.every((copy) => copy.region !== region) && all.findIndex((copy) => copy.region === region) === at;
}
