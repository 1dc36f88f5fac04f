import type { Sections } from './sections';
import type { Setting } from './setting';

/** The JSON Schema of a configuration file, for editors. */
export function schemaOf({ shared, commands }: Sections): object {
  const common = Object.fromEntries(
    [...shared.values()]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((one) => [one.key, schemaOfSetting(one, `For ${one.commands.join(', ')}.`)]),
  );
  const sections = Object.fromEntries(
    [...commands].map(([name, settings]) => [
      name,
      {
        description: `Options of the command ${name}. They count before those at the top.`,
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries([...settings.values()].map((one) => [one.key, schemaOfSetting(one)])),
      },
    ]),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/dynamorm-cdk/dynamorm-cdk/blob/main/packages/cli/schema/config.schema.json',
    title: 'Configuration of dynamorm-cdk: dynamorm-cdk.yaml, .yml or .json',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...common,
      ...sections,
      overrides: {
        description: 'Settings for directories below the file. What comes later counts.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['directory'],
          properties: {
            directory: {
              ...textOrList(),
              description:
                'Such as services/orders or services/*. Paths in this override are relative to it. Its severity and silence also weigh the findings in its files.',
            },
            ...Object.fromEntries([...Object.keys(common), ...Object.keys(sections)].map((key) => [key, { $ref: `#/properties/${key}` }])),
          },
        },
      },
    },
  };
}

function schemaOfSetting(setting: Setting, more?: string): object {
  const description = [`${setting.flags}: ${setting.description}.`, ...(more === undefined ? [] : [more])].join(' ');
  return { description, ...formOf(setting) };
}

function formOf({ kind, several, choices }: Setting): object {
  switch (kind) {
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'integer', minimum: 0 };
    case 'list':
      return textOrList(choices);
    case 'map':
      return { type: 'object', additionalProperties: several ? textOrList(choices) : text(choices) };
    default:
      return text(choices);
  }
}

function textOrList(choices?: readonly string[]): object {
  return { anyOf: [text(choices), { type: 'array', items: text(choices) }] };
}

function text(choices?: readonly string[]): object {
  return { type: 'string', ...(choices === undefined ? {} : { enum: choices }) };
}
