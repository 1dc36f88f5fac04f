import type { Findings } from './findings';
import { wholeFile } from './node';
import { encoding } from './text-rules';

/** The text of UTF-8 bytes; undefined where they are none, and then there is a finding. */
export function readBytes(bytes: Uint8Array, file: string | undefined, findings: Findings): string | undefined {
  const other = otherEncoding(bytes);
  if (other !== undefined) {
    findings.add(encoding, wholeFile(file), {
      message: `The file is not UTF-8 text: it is ${other}.`,
      expected: 'UTF-8',
      found: other,
      hint: 'Save it as UTF-8.',
    });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    findings.add(
      encoding,
      { source: { file, text }, offset: firstReplaced(text, bytes), path: '' },
      {
        message: 'The file is not UTF-8 text.',
        hint: 'Save it as UTF-8.',
      },
    );
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

/** UTF-16 or UTF-32, by the mark at the beginning, or by the zeros around the first two characters, which are ASCII in any document. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length > 3 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  if (bytes.length < 4) return undefined;
  const zeros = [a, b, c, d].map((byte) => (byte === 0 ? '0' : '.')).join('');
  const encodings: Record<string, string> = { '.000': 'UTF-32', '000.': 'UTF-32', '.0.0': 'UTF-16', '0.0.': 'UTF-16' };
  return zeros in encodings ? `${encodings[zeros]} without a byte-order mark` : undefined;
}
