// The rules without the reading: they have no entrance of their own in the package, so they come from its sources.

import { Findings } from '../../../packages/model-spec/src/document/findings';
import { readText } from '../../../packages/model-spec/src/document/read-text';
import { decodeDocument } from '../../../packages/model-spec/src/model/decode-document';
import { Fields } from '../../../packages/model-spec/src/model/fields';
import { checkDocument } from '../../../packages/model-spec/src/rules/check-document';
import { checkText, defaultLimits } from '../../../packages/model-spec/src/validation/checked-document';

/** Reads the document, lets the rules see a small one first, and gives back the judging alone. */
export function rulesAlone(text: string, small: string): () => void {
  const findings = new Findings();
  const root = readText(text, undefined, findings);
  if (!root) throw new Error('The document cannot be read.');
  checkText(small, undefined, defaultLimits, new Findings());
  const draft = decodeDocument(root, new Fields(findings));
  return () => checkDocument(draft, { ...defaultLimits, findings });
}
