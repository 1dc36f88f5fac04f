// Go bindings: the example synthesizes TypeScript's template and is deployed, findings come first, snippets compile
import { expect } from 'vitest';
import { go } from '../../tools/bindings/go';
import { sameAccess } from '../support/bindings/access-program';
import { deployedOrders } from '../support/bindings/deployed-orders';
import { silentInGoDoc } from '../support/bindings/go-doc';
import { languageTests } from '../support/bindings/language-tests';
import { compileGoPages } from '../support/pages/pages';

languageTests(go, (test) => {
  test('the Go snippets of all pages compile', async () => {
    const { status, output } = await compileGoPages();
    expect(status, `each folder names its page and line:\n${output}`).toBe(0);
  });

  test('`go doc` says what the author of a class wrote', async () => {
    expect(await silentInGoDoc()).toEqual([]);
  });

  test('every way to give access is the same as in TypeScript', sameAccess);

  // The template that Go deploys is, to the byte, that of the others.
  test('the example is deployed and used', () => deployedOrders(go));
});
