/** Every version the workspace depends on, each with the reason where it is not simply the newest. */
export const versions = {
  /** 12 ignores projen's build-script allow list, 11 brings nothing that is needed here. */
  pnpm: '10.34.8',
  projen: '0.103.25',
  /** The oldest Node that users may run. 22 and 24 are tested whole; 26 with unit tests and the command line. */
  minNode: '22.12.0',
  workflowNodes: ['22', '24'],
  /** What every other job of the workflows runs on. */
  buildNode: '24',
  /** Not yet a long-term release. */
  workflowNodeAhead: '26',
  workflowPython: '3.12',
  workflowJava: '17',
  /** Minimum supported and used for development: the newest that is served as a Go module and read by integ-runner. */
  cdk: '2.250.0',
  newestCdk: '2.276.0',
  constructs: '10.5.1',
  /** That of aws-cdk-lib: whoever has the one has the other. */
  constructsRange: '^10.5.0',
  /** The `latest` tag, 3.0.0, is an anomaly of the registry. */
  cdkCli: '2.1148.1',
  integRunner: '2.197.10',
  integTests: '2.245.0-alpha.0',
  /** Pinned: a newer one may name a property that has no rule yet, which is a change to make on purpose. */
  serviceSpec: '0.1.216',
  jsii: '~6.0.16',
  jsiiPacmak: '^1.140.0',
  jsiiDiff: '^1.134.0',
  jsiiDocgen: '^10.5.0',
  /** 7.x is out and jsii cannot use it: never unpinned. */
  typescript: '~6.0.3',
  tsx: '^4.23.0',
  vitest: '^5.1.2',
  vite: '^8.3.8',
  biome: '2.6.8',
  dependencyCruiser: '~18.7.2',
  /** The engine of textlint with its reader of Markdown; the command would bring a server along. */
  textlint: '^15.8.0',
  nodeTypes: '^22',
  yaml: '~2.9.0',
  jsYaml: '~5.5.0',
  esbuild: '~0.28.0',
  sourcemapCodec: '^1.6.0',
  fastCheck: '^4.10.0',
  fflate: '^0.8.3',
  ajv: '^8.20.0',
  ajvFormats: '^3.0.1',
  /** Carries the published schema of SARIF 2.1.0, which has no package of its own. Only the schema is used. */
  jestSarif: '1.0.0-beta.0',
  publint: '^0.3.25',
  areTheTypesWrong: '^0.18.5',
  cdkNag: '^2.37.55',
  cdkMonitoring: '^10.2.0',
  /** commander 15 is an ES module alone, which the bundle of CommonJS gains nothing from. */
  commander: '^14.0.0',
  awsSdk: '^3.900.0',
  /** Babel 8 is an ES module alone and changes the tree of enums. It decodes literals, names the place of a syntax error, and is a thirtieth of the TypeScript compiler. */
  babel: '^7.29.0',
  tinyglobby: '^0.2.17',
  /** Runs grammars as WebAssembly: nothing native is built or loaded. */
  webTreeSitter: '~0.27.2',
  /** Only its WebAssembly is used; that of 0.25 is of the ABI that web-tree-sitter 0.27 reads. */
  treeSitterGo: '0.25.0',
  treeSitterPython: '0.25.0',
  /** Node's own tool for single executables; it has never left alpha, and Node's documentation names it. */
  postject: '1.0.0-alpha.6',
  iamSimulate: '0.1.173',
  viz: '^3.31.0',
  stryker: '^10.1.1',
  publib: '0.2.1061',
  /** 0.42 and Astro 7 belong together; Pagefind comes with Starlight. */
  starlight: '~0.42.4',
  astro: '~7.3.5',
  pagefind: '^1.6.0',
  /** Tests of the site alone. */
  axe: '^4.14.1',
  /** Reads Markdown with the places of what it reads. */
  mdast: '^2.0.3',
  mdastTypes: '^4.0.4',
  mdastGfm: '^3.1.0',
  micromarkGfm: '^3.0.0',
  githubSlugger: '^2.0.0',
  /** Linters of workflows: one from PyPI, one built from a Go module. */
  zizmor: '1.32.0',
  actionlint: '1.7.12',
  preCommit: '4.7.0',
} as const;
