import {
  Effect,
  type IPrincipal,
  type PolicyDocument,
  PolicyStatement,
  PrincipalBase,
  type PrincipalPolicyFragment,
} from 'aws-cdk-lib/aws-iam';
import type { TenantFederation } from './tenant-federation';

/** What every statement of the trust policy demands of a session. */
export interface TrustTerms {
  readonly tagKey: string;
  readonly externalId?: string;
  readonly sourceIdentity: boolean;
  readonly refusedTagPatterns: string[];
}

/**
 * The trust policy of a tenant role: nobody gets a session without exactly one tag, the tenant's.
 *
 * It is a principal only because that is where CDK lets a role's trust policy be written freely.
 */
export class TenantTrust extends PrincipalBase {
  public readonly policyFragment: PrincipalPolicyFragment;
  /** Statements that ask for the tag, in the order in which they were added. */
  public readonly statements: PolicyStatement[] = [];
  private attached?: PolicyDocument;
  private readonly refused: string[];

  constructor(private readonly terms: TrustTerms) {
    super();
    this.policyFragment = { principalJson: {}, conditions: {} } as PrincipalPolicyFragment;
    this.refused = [...terms.refusedTagPatterns];
  }

  public override addToAssumeRolePolicy(document: PolicyDocument): void {
    this.attached = document;
    document.addStatements(...this.statements);
  }

  /** A broker: a role that names the tenant when it opens a session. */
  public addBroker(broker: IPrincipal): void {
    const { externalId, sourceIdentity } = this.terms;
    if (externalId === undefined) {
      this.add(broker, ['sts:AssumeRole', 'sts:TagSession'], this.conditions());
    } else {
      // TagSession is asked without the external id: one statement for both would refuse every session.
      this.add(broker, ['sts:AssumeRole'], { ...this.conditions(), StringEquals: { 'sts:ExternalId': externalId } });
      this.add(broker, ['sts:TagSession'], this.conditions());
    }
    // SetSourceIdentity is asked without the tags: on its own it opens nothing.
    if (sourceIdentity) this.add(broker, ['sts:SetSourceIdentity'], { StringLike: { 'sts:SourceIdentity': '?*' } });
  }

  /** An identity provider whose claims name the tenant. */
  public addFederation(federation: TenantFederation, principal: IPrincipal): void {
    this.add(principal, [federation.assumeAction, 'sts:TagSession'], { ...this.conditions(), ...federation._conditions });
  }

  /** Refuses more tenant ids, in statements that exist and in those to come. */
  public refuseTags(patterns: string[]): void {
    this.refused.push(...patterns.filter((pattern) => !this.refused.includes(pattern)));
    for (const statement of this.statements.filter(({ conditions }) => conditions.Null !== undefined)) {
      statement.addConditions(this.refusal());
    }
  }

  /** Patterns of tenant ids that no session has. */
  public get refusedTags(): string[] {
    return [...this.refused];
  }

  /** Whether brokers can set or pass a source identity. */
  public get carriesSourceIdentity(): boolean {
    return this.terms.sourceIdentity;
  }

  public dedupeString(): string | undefined {
    return undefined;
  }

  private add(principal: IPrincipal, actions: string[], conditions: { [operator: string]: unknown }): void {
    const statement = new PolicyStatement({ effect: Effect.ALLOW, principals: [principal], actions, conditions });
    this.statements.push(statement);
    this.attached?.addStatements(statement);
  }

  private conditions(): { [operator: string]: { [key: string]: string | string[] } } {
    const { tagKey } = this.terms;
    return {
      StringLike: { [`aws:RequestTag/${tagKey}`]: '?*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': [tagKey], 'sts:TransitiveTagKeys': [tagKey] },
      Null: { 'aws:TagKeys': 'false' },
      ...this.refusal(),
    };
  }

  private refusal(): { [operator: string]: { [key: string]: string[] } } {
    return this.refused.length === 0 ? {} : { StringNotLike: { [`aws:RequestTag/${this.terms.tagKey}`]: [...this.refused] } };
  }
}
