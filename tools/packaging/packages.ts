/** The packages with bindings, in the order in which they need one another. */
export const bound = ['model-spec', 'table', 'multi-tenant'];

/** jsii's own reports, of no use in the output of a check. */
export const quiet = { JSII_DEPRECATED: 'quiet' };
