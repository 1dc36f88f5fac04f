import { type Extraction, readDocuments, type SourceCodeOptions } from '@dynamorm-cdk/model-source';
import type { Terminal } from '../terminal/terminal';
import { readCode } from './code';
import type { Sources } from './sources';

/** The models of source code, and those of documents. */
export async function readExtraction({ code, documents }: Sources, options: SourceCodeOptions, terminal: Terminal): Promise<Extraction> {
  const fromCode: Extraction = code.length > 0 ? await readCode(code, options, terminal) : { models: [], findings: [] };
  if (documents.length === 0) return fromCode;
  const printed = await readDocuments(documents);
  return {
    models: [...fromCode.models, ...printed.models],
    findings: [...fromCode.findings, ...printed.findings],
    releases: fromCode.releases,
    dmsVersion: [fromCode.dmsVersion, printed.dmsVersion].includes('0.2') ? '0.2' : '0.1',
  };
}
