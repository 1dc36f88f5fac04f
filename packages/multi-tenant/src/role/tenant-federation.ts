import { kinds } from '@dynamorm-cdk/core/kinds';
import type { ISamlProvider } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import type { aws_iam } from 'aws-cdk-lib/interfaces';
import { refuse, refuseKinds } from '../findings';

/** A condition without a value would be no condition. */
const OPTIONS = kinds.propsOf<OpenIdConnectOptions>(
  { issuer: kinds.text, audience: kinds.listOf(kinds.filledText, 'a list of client ids') },
  'an object',
  ['issuer', 'audience'],
);
const PROVIDER = kinds.made('an OpenID Connect provider', 'oidcProviderRef');
const SAML_PROVIDER = kinds.made('a SAML provider', 'samlProviderArn');

/**
 * An identity provider with signed claims that become the session's tenant tag, instead of a broker.
 *
 * A claim that the client can write (such as a writable Cognito attribute `custom:tenantId`) lets anyone act as any tenant.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 *
 * @example
 *
 * declare const provider: iam.OpenIdConnectProvider;
 * TenantFederation.openIdConnect(provider, { issuer: 'login.example.com', audience: ['docs-app'] });
 */
export class TenantFederation {
  /**
   * A Cognito identity pool with attributes for access control. Map only the tenant's claim to the tenant tag key.
   *
   * @param identityPoolId id of the identity pool, which the trust policy requires
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
   */
  public static cognitoIdentityPool(identityPoolId: string): TenantFederation {
    refuseKinds('TenantFederation.cognitoIdentityPool', kinds.filledText(identityPoolId, 'identityPoolId'));
    return new TenantFederation('cognito-identity.amazonaws.com', 'sts:AssumeRoleWithWebIdentity', {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': identityPoolId },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    });
  }

  /**
   * An OpenID Connect provider with tokens that have the claim `https://aws.amazon.com/tags`.
   *
   * @throws DYN-V062 if issuer or audience are unknown. Without an audience, tokens for other applications would be accepted
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
   */
  public static openIdConnect(provider: aws_iam.IOIDCProviderRef, options: OpenIdConnectOptions): TenantFederation {
    refuseKinds('TenantFederation.openIdConnect', [...PROVIDER(provider, 'provider'), ...OPTIONS(options, 'options')]);
    const issuer = options.issuer.replace(/^https:\/\//, '');
    if (Token.isUnresolved(issuer) || issuer === '') {
      throw refuse('DYN-V062', `the issuer is part of a condition key, so it must be a literal host and path, got: \`${options.issuer}\`.`);
    }
    if (options.audience.length === 0) {
      throw refuse('DYN-V062', 'set at least one audience. Without an audience, tokens for any other application are accepted too.');
    }
    return new TenantFederation(provider.oidcProviderRef.oidcProviderArn, 'sts:AssumeRoleWithWebIdentity', {
      StringEquals: { [`${issuer}:aud`]: options.audience },
    });
  }

  /**
   * A SAML provider with assertions that have the attribute `https://aws.amazon.com/SAML/Attributes/PrincipalTag:<tenant tag key>`.
   *
   * @param audience recipient of the assertions; the default is the public AWS sign-in endpoint
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-saml
   */
  public static saml(provider: ISamlProvider, audience: string = 'https://signin.aws.amazon.com/saml'): TenantFederation {
    refuseKinds('TenantFederation.saml', [...SAML_PROVIDER(provider, 'provider'), ...kinds.filledText(audience, 'audience')]);
    return new TenantFederation(provider.samlProviderArn, 'sts:AssumeRoleWithSAML', { StringEquals: { 'SAML:aud': audience } });
  }

  private constructor(
    /** ARN or service name of the identity provider. */
    public readonly federatedPrincipal: string,
    /** The call that opens a session, such as `sts:AssumeRoleWithWebIdentity`. */
    public readonly assumeAction: string,
    /**
     * Conditions that pin the audience.
     *
     * @internal
     */
    public readonly _conditions: { [operator: string]: { [key: string]: string | string[] } },
  ) {}
}

/**
 * Requirements for an OpenID Connect token.
 */
export interface OpenIdConnectOptions {
  /** Issuer without the scheme, such as `login.example.com/tenants`. */
  readonly issuer: string;

  /** Client ids for which tokens can be issued; at least one. */
  readonly audience: string[];
}
