import type { Measurement } from '../measurement';
import { DESIGN_NAMES } from '../programs/policies/design-names';
import { barPlot } from '../report/bar-plot';
import { table } from '../report/table';
import { program } from '../sampling/child';

/** What the program prints. */
interface Sizes {
  /** Characters for the first table, and for each further one. */
  readonly one: number;
  readonly further: number;
  /** The most tables that one role holds. */
  readonly tables: number;
  /** Why one more is refused. */
  readonly refusal?: string;
}

export const tenantPolicies: Measurement = {
  name: 'tenant-policies',
  title: 'Size of tenant policies',
  run: async (progress) => {
    const sizes = DESIGN_NAMES.map((design) => {
      progress(design);
      const [apart, merged, estimated] = ['apart', 'merged', 'estimated'].map(
        (way): Sizes => JSON.parse(program('policies/main', design, way).output),
      );
      return { design, apart, merged, estimated };
    });
    const limit = ({ tables, refusal }: Sizes) => (refusal === undefined ? `${tables} and more` : `${tables} (${refusal})`);
    return {
      text: [
        'From synthesized templates: one `TenantAccessRole` may do on each table all that the design can hold. Tables are named like `documents-0042` and have two indexes, ' +
          "one of them led by the table's partition key, and a tenant index where the design has one. Characters are those that IAM counts, with all functions resolved. " +
          '"Merged" has the feature flag `@aws-cdk/aws-iam:minimizePolicies`, which every new app has: all tables have the same keys, so their statements become one with many resources.',
        'How many tables fit is found by synthesizing until it is refused: DYN-V040 where one statement is larger than the 6,144 characters of a managed policy, DYN-V041 where the role ' +
          'would need more than ten managed policies. CDK moves what does not fit the inline policy into managed ones by itself.',
        'CDK splits by what it believes an ARN to be long, 150 characters where it does not know; "told" has the context `@aws-cdk/aws-iam.arnSizeEstimate` at 100.',
        table(
          ['design', 'characters of one table', 'of each further, apart', 'merged', 'tables in a role, apart', 'merged', 'merged and told'],
          sizes.map(({ design, apart, merged, estimated }) => [
            design,
            String(apart.one),
            apart.further.toFixed(0),
            merged.further.toFixed(0),
            limit(apart),
            limit(merged),
            limit(estimated),
          ]),
        ),
      ],
      plots: [
        {
          name: 'tenant-policies',
          title: 'Characters of each further table in the policies of a role',
          svg: barPlot(
            'Characters of each further table in the policies of a role',
            'characters',
            sizes.map(({ design, apart, merged }) => ({
              label: design,
              bars: [
                { label: 'apart', value: Math.round(apart.further) },
                { label: 'merged', value: Math.round(merged.further) },
              ],
            })),
          ),
        },
      ],
    };
  },
};
