import type { Diagram } from './boxes';

/** From models in source code to tables, and what looks at each step. */
export const architecture: Diagram = {
  title: 'From models to tables',
  description:
    'Source code is extracted to a model document. Constructs take the document and synthesize templates, which the CDK deploys. Rules, proofs and plans look at each step, over one core of facts.',
  boxes: [
    { column: 0, row: 0, lines: ['Your models', 'Go, TypeScript, Python'] },
    { column: 0, row: 1, lines: ['Model document', 'models.dms.yaml'] },
    { column: 0, row: 2, ours: true, lines: ['Constructs', 'table, multi-tenant'] },
    { column: 0, row: 3, lines: ['Templates', 'cdk.out'] },
    { column: 0, row: 4, lines: ['Your account', 'tables, roles, keys'] },
    { column: 1, row: 0, ours: true, lines: ['Readers of source', 'model-source'] },
    { column: 1, row: 1, rows: 2, ours: true, lines: ['Rules', 'models against models,', 'models against tables', 'model-spec'] },
    { column: 1, row: 3, ours: true, lines: ['Proofs of isolation', 'isolation-proof, cvc5'] },
    { column: 1, row: 4, ours: true, lines: ['Plans and rollouts', 'cli'] },
    { column: 2, row: 0, rows: 5, ours: true, lines: ['Facts', 'what DynamoDB,', 'CloudFormation', 'and IAM accept', 'core'] },
  ],
  arrows: [
    { column: 0, row: 0, direction: 'down', label: 'extract' },
    { column: 0, row: 1, direction: 'down', label: 'ModelDocument.fromFile' },
    { column: 0, row: 2, direction: 'down', label: 'cdk synth' },
    { column: 0, row: 3, direction: 'down', label: 'cdk deploy' },
    { column: 1, row: 0, direction: 'left', label: 'read' },
    { column: 1, row: 1, direction: 'left', label: 'validate' },
    { column: 1, row: 2, direction: 'left', label: 'at synthesis' },
    { column: 1, row: 3, direction: 'left', label: 'prove' },
    { column: 1, row: 4, direction: 'left', label: 'plan, drift' },
    ...[0, 1, 2, 3, 4].map((row) => ({ column: 2, row, direction: 'left' as const })),
  ],
};
