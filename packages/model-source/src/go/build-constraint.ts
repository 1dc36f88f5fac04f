/** Words of file names that `go build` takes for an operating system or a processor. */
const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(' '),
);
const processors = new Set('386 amd64 arm arm64 loong64 mips mipsle mips64 mips64le ppc64 ppc64le riscv64 s390x sparc64 wasm'.split(' '));

/** What a build for a Lambda function or a container satisfies, in both of their processors. */
const satisfied = new Set(['linux', 'unix', 'gc', 'amd64', 'arm64', 'cgo']);

/** Why `go build` for Linux would leave a file out, or undefined where it would not. `tags` are those of `-tags`. */
export function leftOutBy(path: string, text: string, tags: ReadonlySet<string>): string | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.go$/, '');
  const holds = (tag: string): boolean => satisfied.has(tag) || tags.has(tag) || /^go1\.\d+$/.test(tag);
  const words = name.split('_').slice(1);
  const last = words.at(-1) ?? '';
  const constrained =
    processors.has(last) && systems.has(words.at(-2) ?? '') ? words.slice(-2) : systems.has(last) || processors.has(last) ? [last] : [];
  const missing = constrained.find((word) => !holds(word));
  if (missing !== undefined) return `its name ends in _${constrained.join('_')}`;
  const line = /^\/\/go:build (.*)$/m.exec(beforePackage(text))?.[1].trim();
  return line === undefined || evaluate(line, holds) ? undefined : `its build constraint is \`${line}\``;
}

function beforePackage(text: string): string {
  const end = /^package\s/m.exec(text)?.index;
  return end === undefined ? '' : text.slice(0, end);
}

/** Evaluates `a && (b || !c)`; what is not understood holds. */
function evaluate(line: string, holds: (tag: string) => boolean): boolean {
  const tokens = line.replace(/\/\/.*$/, '').match(/&&|\|\||[!()]|[\w.]+/g) ?? [];
  let at = 0;
  const or = (): boolean => {
    let value = and();
    while (tokens[at] === '||') {
      at++;
      value = and() || value;
    }
    return value;
  };
  const and = (): boolean => {
    let value = not();
    while (tokens[at] === '&&') {
      at++;
      value = not() && value;
    }
    return value;
  };
  const not = (): boolean => {
    const token = tokens[at++];
    if (token === '!') return !not();
    if (token !== '(') return token === undefined || holds(token);
    const value = or();
    at++;
    return value;
  };
  return or();
}
