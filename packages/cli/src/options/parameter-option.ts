import { CliError } from '../terminal/cli-error';

/** `--parameter Name=value`, given several times. What stands behind the first `=` is the value. */
export function parseParameters(values: string[] = []): Map<string, string> {
  return new Map(
    values.map((value) => {
      const at = value.indexOf('=');
      if (at < 1)
        throw new CliError('DYN-C005', `--parameter takes \`name=value\`, such as \`--parameter Environment=prod\`; got: \`${value}\`.`);
      return [value.slice(0, at).trim(), value.slice(at + 1)];
    }),
  );
}
