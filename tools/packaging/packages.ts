/** The packages with bindings, in the order in which they need one another. */
export const bound = ['model-spec', 'table', 'multi-tenant'];

/** The packages that are published, all under one version. */
export const published = [...bound, 'cli'];

/** What jsii says of deprecated names in aws-cdk-lib and of Node versions that it does not know yet, of no use to who runs its programs. */
export const quiet = { JSII_DEPRECATED: 'quiet', JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1' };
