import type { OwnKeys, SharedTableDesign } from '../isolation/isolation-design';

/** Conditions of a statement, as `PolicyStatement` takes them. */
export type Conditions = { [operator: string]: { [key: string]: string | string[] } };

/** The values of `dynamodb:LeadingKeys` that are a tenant's own, and how they are compared. */
export class LeadingKeys {
  private readonly keys: OwnKeys;

  constructor(
    design: SharedTableDesign,
    private readonly tagKey: string,
  ) {
    this.keys = design.ownKeys(`\${aws:PrincipalTag/${tagKey}}`);
  }

  /** Every key of the call is the tenant's, the call has a key, and the session has a tenant. */
  public get own(): Conditions {
    return {
      [`ForAllValues:${this.keys.wildcards ? 'StringLike' : 'StringEquals'}`]: { 'dynamodb:LeadingKeys': this.keys.values },
      Null: { 'dynamodb:LeadingKeys': 'false' },
      StringLike: { [`aws:PrincipalTag/${this.tagKey}`]: '?*' },
    };
  }

  /** Some key of the call is not the tenant's. */
  public get foreign(): Conditions {
    return { [`ForAnyValue:${this.keys.wildcards ? 'StringNotLike' : 'StringNotEquals'}`]: { 'dynamodb:LeadingKeys': this.keys.values } };
  }

  /** The call has no key. */
  public get absent(): Conditions {
    return { Null: { 'dynamodb:LeadingKeys': 'true' } };
  }

  /** The session has no tenant. */
  public get untagged(): Conditions {
    return { StringNotLike: { [`aws:PrincipalTag/${this.tagKey}`]: '?*' } };
  }
}
