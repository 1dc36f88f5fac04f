/** How much a diagnostic weighs. The public enum of model-spec has the same texts. */
export type Severity = 'error' | 'warning' | 'info';

/** From the heaviest to the lightest. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];
