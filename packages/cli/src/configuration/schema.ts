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
    $id: 'https://raw.githubusercontent.com/dynamorm-cdk/dynamorm-cdk/main/packages/cli/schema/config.schema.json',
    title: 'Configuration of dynamorm-cdk',
    description: 'Settings of the command line dynamorm-cdk, in dynamorm-cdk.yaml, dynamorm-cdk.yml or dynamorm-cdk.json.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { description: 'The address of this schema, for editors.', type: 'string' },
      ...common,
      ...sections,
      overrides: {
        description: 'Settings for directories below the file. Later overrides win.',
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
