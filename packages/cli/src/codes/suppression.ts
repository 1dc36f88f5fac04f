import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Comments that suppress findings, and baselines. */
export const suppressionCodes = defineCodes({
  'DYN-C034': {
    severity: 'warning',
    title: 'A suppression names its codes and a reason.',
    why: 'It has no effect without them: who reads the file later must know why a finding is accepted.',
    broken: '# dynamorm-cdk-ignore DYN-M067',
    fixed: '# dynamorm-cdk-ignore DYN-M067: the table is older than the convention',
    language: 'yaml',
  },
  'DYN-C035': {
    severity: 'warning',
    title: 'A suppression matches a finding.',
    why: 'The finding is fixed, or the suppression is on the wrong line. Remove it, because it would hide the next mistake.',
    broken: 'name: Order\n# dynamorm-cdk-ignore DYN-M008: written by the generator\ntable: orders',
    fixed: 'name: Order\n# dynamorm-cdk-ignore DYN-M008: written by the generator\ngenerator: v3\ntable: orders',
    language: 'yaml',
  },
  'DYN-C036': {
    severity: 'error',
    title: 'Loss of data and isolation of tenants are never suppressed in a file.',
    why: 'Findings of `plan` and `prove`, of tenant isolation (`DYN-V`) and of data loss concern data of others. Accept one on the command line, where a reviewer sees it.',
    broken: '# dynamorm-cdk-ignore DYN-V016: we know',
    fixed: '# (no comment: fix the grant)',
    language: 'yaml',
  },
  'DYN-C037': {
    severity: 'info',
    title: 'The baseline is not over.',
    why: 'It was written with `--until`. Fix the findings that it hid, or write it again with a later day.',
  },
  'DYN-C038': {
    severity: 'warning',
    title: 'Each entry of the baseline matches a finding.',
    why: 'The finding is fixed. Its entry would hide the same mistake if it came back.',
    broken: '$ dynamorm-cdk validate --baseline baseline.json models.dms.yaml',
    fixed: '$ dynamorm-cdk validate --baseline baseline.json --write-baseline models.dms.yaml',
    language: 'sh',
  },
});
