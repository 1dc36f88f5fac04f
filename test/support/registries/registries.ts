/** The registries of one client, for one newcomer. */
export interface Registries {
  /** What the client needs in its environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** Folders of programs that the client installs. */
  readonly programs?: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts the registries of a client; `home` is an empty home folder. */
export type Client = (home: string) => Promise<Registries>;
