import { readFileSync } from 'node:fs';
import type { Tarball } from '../../../tools/packaging/tarballs';

/** npm takes the URL as it is; with `git+` before it, it would be no address in the metadata of PyPI and Maven, which jsii copies it to. */
const explained = ['INVALID_REPOSITORY_VALUE'];

/** What publint says of a tarball, suggestions included; each a sentence. */
export async function publintMessages({ file }: Tarball): Promise<string[]> {
  const [{ publint }, { formatMessage }] = await Promise.all([import('publint'), import('publint/utils')]);
  const { messages, pkg } = await publint({ pack: { tarball: dataOf(file).buffer } });
  const found = messages.filter(({ code }) => !explained.includes(code));
  return found.map((message) => `${message.code}: ${formatMessage(message, pkg, { color: false })}`);
}

/** What arethetypeswrong says of a tarball: ways of importing it that the compiler and Node resolve differently. */
export async function typeProblems({ file }: Tarball): Promise<string[]> {
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
  const result = await checkPackage(createPackageFromTarballData(dataOf(file)));
  return result.types ? result.problems.map((problem) => JSON.stringify(problem)) : [];
}

/** With a buffer of its own: small files share one in Node. */
function dataOf(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}
