import type { Findings } from './findings';
import { Node, type Source } from './node';
import { encoding } from './text-rules';

/** The text of UTF-8 bytes; undefined where they are none, and then there is a finding. */
export function readBytes(bytes: Uint8Array, file: string | undefined, findings: Findings): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const source: Source = { file, text };
    findings.add(encoding, new Node(null, source, firstReplaced(text, bytes)), {
      message: `The file is not UTF-8 text${isUtf16(bytes) ? ': it is UTF-16' : ''}.`,
      hint: 'Save it as UTF-8.',
    });
    return undefined;
  }
}

/** Where decoding replaced bytes, leaving out replacement characters that the file holds itself. */
function firstReplaced(text: string, bytes: Uint8Array): number {
  let at = text.indexOf('\ufffd');
  let checkedText = 0;
  let checkedBytes = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at >= 0) {
    checkedBytes += Buffer.byteLength(text.slice(checkedText, at));
    if (bytes[checkedBytes] !== 0xef || bytes[checkedBytes + 1] !== 0xbf || bytes[checkedBytes + 2] !== 0xbd) return at;
    checkedText = at;
    at = text.indexOf('\ufffd', at + 1);
  }
  return 0;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
