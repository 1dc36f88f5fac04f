/** A language in which users write their CDK apps against the generated bindings. */
export interface Language {
  /** The name of its folder below `examples/orders`, and of its target in jsii's terms. */
  readonly name: string;
  readonly title: string;
  /** A file or folder that exists once the bindings are generated. */
  readonly output: string;
  /** What is missing on this machine, in a sentence; `undefined` where nothing is. */
  readonly missing: () => Promise<string | undefined>;
  /** Makes the generated bindings those that the example finds; `changed` says that they were generated anew. */
  readonly install: (changed: boolean) => Promise<void>;
  /** What the example's own tools need in their environment. */
  readonly environment: NodeJS.ProcessEnv;
}
