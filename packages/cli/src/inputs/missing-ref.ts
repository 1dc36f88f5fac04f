/** Runs git; undefined where it fails. */
export type AskGit = (...args: string[]) => Promise<string | undefined>;

/** What gets a git ref that is not in this clone. */
export async function howToGet(ref: string, git: AskGit): Promise<string> {
  const remotes = (await git('remote'))?.split('\n').filter((name) => name !== '') ?? [];
  const remote = remotes.includes('origin') ? 'origin' : remotes[0];
  if (remote === undefined) return 'This repository has no remote to fetch it from: name a ref that `git log --oneline --all` lists.';
  const isShallow = (await git('rev-parse', '--is-shallow-repository')) === 'true';
  const [, base = '', step] = /^(.*?)([~^@].*)?$/s.exec(ref) ?? [];
  if (step !== undefined && (base === '' || (await git('rev-parse', '--verify', '--quiet', '--end-of-options', base)) !== undefined)) {
    return isShallow
      ? deeper
      : `The history of \`${base || 'HEAD'}\` does not go back that far: name a ref that \`git log --oneline\` lists.`;
  }
  const name = step === undefined ? ref : base;
  const fetched = `In CI, fetch it first: \`git fetch ${remote} ${refSpec(name, remotes)}\`, or \`fetch-depth: 0\` of the checkout.`;
  return /^[0-9a-f]{4,39}$/.test(name) && isShallow ? deeper : fetched;
}

const deeper = 'This clone is shallow. In CI, fetch its history first: `git fetch --unshallow`, or `fetch-depth: 0` of the checkout.';

/** What `git fetch` is to be told, so that the ref has this name afterwards. */
function refSpec(name: string, remotes: readonly string[]): string {
  const remote = remotes.find((one) => name.startsWith(`${one}/`));
  if (remote !== undefined) return `${name.slice(remote.length + 1)}:refs/remotes/${name}`;
  if (/^[0-9a-f]{40}$/.test(name)) return name;
  return /^v?\d+(?:\.\d+)+/.test(name) ? `tag ${name}` : `${name}:${name}`;
}
