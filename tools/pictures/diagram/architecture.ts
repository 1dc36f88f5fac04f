import type { Diagram } from './boxes';

/** From models in source code to tables, and what looks at each step. */
export const architecture: Diagram = {
  title: 'From models to tables',
  description:
    'Source code is extracted to a model document. Constructs take the document and synthesize templates, which the CDK deploys. Rules, proofs and plans look at each step, over one core of facts.',
  boxes: [
    { column: 0, row: 0, lines: ['Your models', 'Go, TypeScript, Python'] },
    { column: 1, row: 0, lines: ['Model document', 'models.dms.yaml'] },
    { column: 2, row: 0, ours: true, lines: ['Constructs', 'table', 'multi-tenant'] },
    { column: 3, row: 0, lines: ['Templates', 'cdk.out'] },
    { column: 4, row: 0, lines: ['Your account', 'tables, roles, keys'] },
    { column: 0, row: 1, ours: true, lines: ['Readers of source', 'model-source'] },
    { column: 1, row: 1, columns: 2, ours: true, lines: ['Rules: models against models and tables', 'model-spec'] },
    { column: 3, row: 1, ours: true, lines: ['Proofs of isolation', 'isolation-proof, cvc5'] },
    { column: 4, row: 1, ours: true, lines: ['Plans and rollouts', 'cli'] },
    { column: 0, row: 2, columns: 5, ours: true, lines: ['What DynamoDB, CloudFormation and IAM accept', 'core'] },
  ],
  arrows: [
    { column: 0, row: 0, direction: 'right', label: 'extract' },
    { column: 1, row: 0, direction: 'right', label: 'fromFile' },
    { column: 2, row: 0, direction: 'right', label: 'cdk synth' },
    { column: 3, row: 0, direction: 'right', label: 'cdk deploy' },
    { column: 0, row: 1, direction: 'up', label: 'reads' },
    { column: 1, row: 1, direction: 'up', label: 'validate' },
    { column: 2, row: 1, direction: 'up', label: 'at synthesis' },
    { column: 3, row: 1, direction: 'up', label: 'prove' },
    { column: 4, row: 1, direction: 'up', label: 'drift, plan' },
    ...[0, 1, 2, 3, 4].map((column) => ({ column, row: 2, direction: 'up' as const })),
  ],
};
