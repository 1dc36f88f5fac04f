import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isSourceCode } from '@dynamorm-cdk/model-source';
import { CliError } from '../terminal/cli-error';
import { howToGet } from './missing-ref';
import type { Source } from './sources';

/** The largest document that is read out of git, in bytes. */
const largest = 200_000_000;

/** Whether a path is `<ref>:<path>`. A file of such a name is that file, and so is `C:\...`. */
export function isGitSource(path: string): boolean {
  return /^[^:]{2,}:./.test(path) && !existsSync(path);
}

/** Refuses a git ref without a path: nobody knows which document of it is meant. */
export async function refuseBareRef(name: string): Promise<void> {
  if (existsSync(name) || !(await isRef(name))) return;
  throw new CliError('DYN-C540', `\`${name}\` is a git ref, not a file. Name a model document in it, such as \`${name}:models.dms.yaml\`.`);
}

/** A model document of a version in git. */
export async function gitSource(name: string): Promise<Source> {
  const ref = name.slice(0, name.indexOf(':'));
  const path = name.slice(ref.length + 1);
  // All below a directory, as source code is named.
  if (isSourceCode(path) || /(^|\/)\.{3}$/.test(path)) {
    throw new CliError(
      'DYN-C540',
      `\`${name}\` is source code, which is read with the files around it: check \`${ref}\` out in another directory (\`git worktree add ../${ref.replace(/\W+/g, '-')} ${ref}\`) and name its directory.`,
    );
  }
  if (ref.startsWith('-')) throw new CliError('DYN-C540', `\`${ref}\` is not a git ref: it begins with a dash.`);
  try {
    // As arguments, never as a line of a shell.
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(await git('cat-file', 'blob', name)) };
  } catch (error) {
    throw new CliError('DYN-C540', await reasonOf(error, ref, path), error);
  }
}

function git(...args: string[]): Promise<Buffer> {
  return new Promise((done, failed) => {
    execFile('git', args, { encoding: 'buffer', maxBuffer: largest }, (error, stdout) => (error ? failed(error) : done(stdout)));
  });
}

/** What git prints; undefined where it fails. */
function answerOf(...args: string[]): Promise<string | undefined> {
  return git(...args).then(
    (text) => text.toString().trim(),
    () => undefined,
  );
}

function isRef(name: string): Promise<boolean> {
  return succeeds('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
}

async function reasonOf(error: unknown, ref: string, path: string): Promise<string> {
  const { code, message } = error as NodeJS.ErrnoException;
  const what = `\`${path}\` of \`${ref}\` cannot be read`;
  if (code === 'ENOENT') return `${what}: there is no \`git\` on the PATH.`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return `${what}: it is not UTF-8 text.`;
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `${what}: it is larger than 200 MB.`;
  if (!(await succeeds('rev-parse', '--git-dir'))) return `${what}: ${process.cwd()} is not in a git repository.`;
  if (!(await isRef(ref))) {
    return `${what}: there is no git ref \`${ref}\`. ${await howToGet(ref, answerOf)}`;
  }
  const kind = await answerOf('cat-file', '-t', `${ref}:${path}`);
  if (kind === 'tree') return `${what}: it is a directory. Name the model document in it.`;
  if (kind !== undefined) return `${what}: ${message.trim().split('\n').at(-1)}`;
  if (/[*?[{]/.test(path)) return `${what}: it is a pattern, which git does not resolve. Name one model document in it.`;
  const counted = path.startsWith('./')
    ? ''
    : ` Paths count from the root of the repository; write \`${ref}:./${path}\` to count from the working directory.`;
  return `${what}: there is no such file in it.${counted}`;
}

async function succeeds(...args: string[]): Promise<boolean> {
  return (await answerOf(...args)) !== undefined;
}
