import { limits } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import type { Findings } from '../document/findings';
import { refuseSourceCode } from '../document/foreign-file';
import { nodeFromObject } from '../document/from-object';
import { defaultMegabytes, maxDepth } from '../document/limits';
import { type Node, wholeFile } from '../document/node';
import { readBytes } from '../document/read-bytes';
import { readText } from '../document/read-text';
import { depth, tooLarge, wrongKind } from '../document/text-rules';
import { reportUnfitText } from '../document/unfit-text';
import { decodeDocument } from '../model/decode-document';
import type { DocumentDraft } from '../model/draft';
import { Fields } from '../model/fields';
import { checkDocument } from '../rules/check-document';
import type { ValidateOptions } from './validate-options';

/** What the caller can change about the limits of AWS and of this package. */
export interface RuleLimits {
  /** Global indexes that a table may have. */
  readonly maxGlobalIndexes: number;
  /** Megabytes that a document may have. */
  readonly maxMegabytes: number;
}

/** The limits where the caller changes none. */
export const defaultLimits: RuleLimits = { maxGlobalIndexes: limits.globalIndexes, maxMegabytes: defaultMegabytes };

/** The limits as the caller of the validator states them. */
export function limitsOf({ maxGlobalIndexes, maxMegabytes }: ValidateOptions): RuleLimits {
  return {
    maxGlobalIndexes: maxGlobalIndexes ?? defaultLimits.maxGlobalIndexes,
    maxMegabytes: maxMegabytes ?? defaultLimits.maxMegabytes,
  };
}

/** Reads bytes and judges the document. Undefined where nothing could be read. */
export function checkBytes(bytes: Uint8Array, file: string | undefined, limits: RuleLimits, findings: Findings): DocumentDraft | undefined {
  if (refuseSourceCode(file, findings) || refuseSize(bytes.length, file, limits, findings)) return undefined;
  const text = readBytes(bytes, file, findings);
  return text === undefined ? undefined : checkText(text, file, limits, findings);
}

/** Reads a text and judges the document. */
export function checkText(content: string, file: string | undefined, limits: RuleLimits, findings: Findings): DocumentDraft | undefined {
  // No character takes more than three bytes for each of its UTF-16 units.
  const bytes = content.length * 3 <= limits.maxMegabytes * megabyte ? 0 : Buffer.byteLength(content, 'utf8');
  if (refuseSize(bytes, file, limits, findings)) return undefined;
  const root = readText(content, file, findings);
  return root && checkTree(root, limits, findings);
}

/** Takes plain values and judges the document. */
export function checkObject(document: unknown, file: string | undefined, limits: RuleLimits, findings: Findings): DocumentDraft {
  const { root, unfit } = nodeFromObject(document, { file });
  for (const { keys, reason, found } of unfit) {
    const { node } = root.below(keys);
    if (reason === 'depth') {
      findings.add(depth, node, { message: `The document is nested more than ${maxDepth} levels deep, or contains itself.`, found });
    } else {
      findings.add(wrongKind, node, { message: `The value is ${quote(found)}, which no document can hold.`, found });
    }
  }
  reportUnfitText(root, findings);
  return checkTree(root, limits, findings);
}

const megabyte = 1_000_000;

function refuseSize(bytes: number, file: string | undefined, { maxMegabytes }: RuleLimits, findings: Findings): boolean {
  if (bytes <= maxMegabytes * megabyte) return false;
  const size = `${(bytes / megabyte).toFixed(1)} MB`;
  findings.add(tooLarge, wholeFile(file), {
    message: `The document has ${size}.`,
    expected: `at most ${maxMegabytes} MB`,
    found: size,
    hint: 'Correct the path, divide the document, or raise the limit with `maxMegabytes`.',
  });
  return true;
}

/** Judges a document that has been read. */
export function checkTree(root: Node, limits: RuleLimits, findings: Findings): DocumentDraft {
  const draft = decodeDocument(root, new Fields(findings));
  checkDocument(draft, { ...limits, findings });
  return draft;
}
