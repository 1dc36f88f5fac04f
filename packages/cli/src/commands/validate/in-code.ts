import { type SourceCodeOptions, SourceDocument } from '@dynamorm-cdk/model-source';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { readCode } from '../../inputs/code';
import type { Terminal } from '../../terminal/terminal';

/** What readers and rules find in models in source code. */
export async function findingsInCode(
  code: string[],
  options: SourceCodeOptions & { readonly maxGlobalIndexes?: number },
  terminal: Terminal,
): Promise<Finding[]> {
  const extraction = await readCode(code, options, terminal);
  if (extraction.models.length === 0) return extraction.findings;
  return [...extraction.findings, ...new SourceDocument(extraction).findings(options.maxGlobalIndexes)];
}
