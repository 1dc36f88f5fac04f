import { limits } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import type { Findings } from '../document/findings';
import { nodeFromObject } from '../document/from-object';
import { maxDepth } from '../document/limits';
import type { Node } from '../document/node';
import { readBytes } from '../document/read-bytes';
import { readText } from '../document/read-text';
import { depth, wrongKind } from '../document/text-rules';
import { decodeDocument } from '../model/decode-document';
import type { DocumentDraft } from '../model/draft';
import { Fields } from '../model/fields';
import { checkDocument } from '../rules/check-document';

/** What the caller can change about the limits of AWS. */
export interface RuleLimits {
  /** Global indexes that a table may have. */
  readonly maxGlobalIndexes: number;
}

/** The default quotas. */
export const defaultLimits: RuleLimits = { maxGlobalIndexes: limits.globalIndexes };

/** Reads bytes and judges the document. Undefined where nothing could be read. */
export function checkBytes(bytes: Uint8Array, file: string | undefined, limits: RuleLimits, findings: Findings): DocumentDraft | undefined {
  const text = readBytes(bytes, file, findings);
  return text === undefined ? undefined : checkText(text, file, limits, findings);
}

/** Reads a text and judges the document. */
export function checkText(content: string, file: string | undefined, limits: RuleLimits, findings: Findings): DocumentDraft | undefined {
  const root = readText(content, file, findings);
  return root && checkTree(root, limits, findings);
}

/** Takes plain values and judges the document. */
export function checkObject(document: unknown, file: string | undefined, limits: RuleLimits, findings: Findings): DocumentDraft {
  const { root, unfit } = nodeFromObject(document, { file });
  for (const { node, reason, found } of unfit) {
    if (reason === 'depth') {
      findings.add(depth, node, { message: `The document is nested more than ${maxDepth} levels deep, or contains itself.`, found });
    } else {
      findings.add(wrongKind, node, { message: `The value is ${quote(found)}, which no document can hold.`, found });
    }
  }
  return checkTree(root, limits, findings);
}

/** Judges a document that has been read. */
export function checkTree(root: Node, limits: RuleLimits, findings: Findings): DocumentDraft {
  const draft = decodeDocument(root, new Fields(findings));
  checkDocument(draft, { ...limits, findings });
  return draft;
}
