import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { nextWave } from '../../src/rollout/next-wave';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';
import { properties } from '../plan/templates';
import { staged, template } from '../rollout/stacks';

test('in the middle of a rollout, models are compared with its end, and each wave to come is an informational message', async () => {
  const deployed = template(properties({ keys: ['id:S'], indexes: ['gsi-old: old:S'] }));
  const wanted = template(properties({ keys: ['id:S'], indexes: ['gsi-email: email:S', 'gsi-state: state:S'] }));
  const middle = nextWave([staged(deployed, wanted)], deployed, wanted)?.template;
  const model = { name: 'Order', table: 'Orders', keys: ['id:S'] as [string], indexes: ['gsi-email: email:S', 'gsi-state: state:S'] };
  const folder = folderWith({
    'models.yaml': documentOf(model),
    'wave.json': JSON.stringify(middle),
    'deployed.json': JSON.stringify(deployed),
  });
  const findings = async (file: string): Promise<Finding[]> => {
    const { out } = await dynamormCdk([
      'check',
      '--models',
      `${folder}/models.yaml`,
      '--template',
      `${folder}/${file}`,
      '--format',
      'json',
      '--no-config',
    ]);
    return JSON.parse(out).findings;
  };

  const during = await findings('wave.json');
  expect(during.filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
  expect(during.filter(({ code }) => code === 'DYN-C620').map(({ message }) => message)).toEqual([
    'A wave of the rollout of `Orders` is still to come: it creates the index `gsi-state`.',
    'A wave of the rollout of `Orders` is still to come: it deletes the index `gsi-old`.',
  ]);
  // Without a rollout the same gap is an error.
  expect((await findings('deployed.json')).filter(({ severity }) => severity === Severity.ERROR)).not.toEqual([]);
});
