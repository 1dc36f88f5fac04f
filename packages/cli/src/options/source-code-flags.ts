import { type Command, InvalidArgumentError, Option } from 'commander';
import { gathered } from './map-option';

/** The types of DMS. */
const types = ['S', 'N', 'B', 'BOOL', 'M', 'L', 'SS', 'NS', 'BS'];

/** Adds what the source code of models does not say. Every command that takes models has it. */
export function addSourceCodeOptions(command: Command): Command {
  return command
    .option(
      '--library-version <version>',
      'of models in source code: the release of DynamORM or TableTheory, such as 1.0.30 (default: the one that go.mod, package.json or a Python requirement names)',
      release,
    )
    .addOption(
      new Option(
        '--convention <convention>',
        'of models in Go: how names are made where a model chooses no convention (default: as the release does)',
      ).choices(['camelCase', 'snake_case', 'pascal_case', 'dynamorm']),
    )
    .option(
      '--table <model=table>',
      'of models in source code: the table of a model, or of all models in a directory, and the environment variable that names it, such as Order=orders or internal/store/...=shop:SHOP_TABLE (repeatable)',
      (value, before?: Record<string, string>) => tables(value, before),
    )
    .option(
      '--type <type=DMS type>',
      'of models in Go: what a type, or a field such as Order.Total, is stored as (repeatable)',
      (value, before?: Record<string, string>) => typed(value, before),
    )
    .option(
      '--exclude <type or files>',
      'files that are not read, such as legacy/**; or of models in source code, a struct, class or model to ignore, such as Order, or api.Order in Go (repeatable)',
      gathered,
    )
    .option('--tags <tags>', 'of models in Go: build tags that hold, with commas', (value) =>
      value.split(/[\s,]+/).filter((tag) => tag !== ''),
    );
}

function release(value: string): string {
  if (!/^v?[1-9]\d{0,3}(\.\d{1,4}){0,2}(-[\w.]+)?$/.test(value))
    throw new InvalidArgumentError('It must be a version such as 1.0.30, 1.3 or 3.');
  return value;
}

function pair(example: string) {
  return (value: string, before: Record<string, string> = {}): Record<string, string> => {
    const at = value.indexOf('=');
    if (at <= 0 || at === value.length - 1) throw new InvalidArgumentError(`It must be such as ${example}.`);
    return { ...before, [value.slice(0, at)]: value.slice(at + 1) };
  };
}

function tables(value: string, before?: Record<string, string>): Record<string, string> {
  const all = pair('Order=orders or internal/store/...=shop:SHOP_TABLE')(value, before);
  const [, variable, more] = value.slice(value.indexOf('=') + 1).split(':');
  if (more !== undefined || (variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable))) {
    throw new InvalidArgumentError('After the colon, write the name of an environment variable, such as SHOP_TABLE.');
  }
  return all;
}

function typed(value: string, before?: Record<string, string>): Record<string, string> {
  const all = pair('decimal.Decimal=S')(value, before);
  if (!types.includes(value.slice(value.indexOf('=') + 1))) throw new InvalidArgumentError(`The type must be one of ${types.join(', ')}.`);
  return all;
}
