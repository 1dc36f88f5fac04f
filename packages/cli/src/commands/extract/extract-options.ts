import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import type { PolicyOptions } from '../../options/policy-options';
import type { ReportOptions } from '../../options/report-options';
import type { SuppressionOptions } from '../../options/suppression-options';
import type { VariableOptions } from '../../runtime-check/required-variables';

/** The options of `extract`. */
export interface ExtractOptions extends ReportOptions, PolicyOptions, SuppressionOptions, SourceCodeOptions, VariableOptions {
  readonly out?: string;
  readonly dmsVersion?: string;
  readonly check?: boolean;
  readonly runtimeCheck?: string[];
}
