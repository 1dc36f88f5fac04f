/** As many lines may stand before the findings: the three in which Node shows the place, and our heading. */
const LINES_BEFORE = 4;

/** Documents that do not fit the tables, found at synthesis, and documents that are wrong by themselves, found when they are read. */
export const brokenModels = [
  { models: 'examples/orders/models.broken.dms.yaml', codes: ['DYN-M080', 'DYN-M081'] },
  { models: 'test/support/bindings/models.invalid.dms.yaml', codes: ['DYN-M024', 'DYN-M028', 'DYN-M045'] },
];

/** The codes that are not among the first lines: whoever reads a Go panic or a Python exception sees the findings before any stack trace. */
export function buriedCodes(output: string, codes: readonly string[]): string[] {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const first = lines.slice(0, LINES_BEFORE + codes.length).join('\n');
  return codes.filter((code) => !first.includes(code));
}
