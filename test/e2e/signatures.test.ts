// The public signatures in Go and Python are those in signatures/
import { expect, test } from 'vitest';
import { signatures, snapshotOf } from '../../tools/signatures/signatures';

test('each file in signatures/ says what the generated code says', async () => {
  const found = await signatures();
  expect(found.size).toBeGreaterThan(0);
  for (const [name, text] of found) {
    expect(text, `signatures/${name} differs; if that is meant, write it anew by \`npx projen signatures\` and commit it`).toBe(
      snapshotOf(name),
    );
  }
});
