/** A call of DynamoDB: the name of the SDK's command, and its input. */
export type Call = [command: string, input: Record<string, unknown>];

/** What the roles' policies and the calls name. */
export interface Targets {
  readonly tableName: string;
  readonly tableArn: string;
  /** Any table of the account whose name stands in the session tag `Table`. */
  readonly tableOfTagArn: string;
  readonly account: string;
}

export interface StatementJson {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

/** A role of the stack, with the one policy that its claim is about. */
export interface Role {
  readonly name: string;
  readonly statements: (targets: Targets) => StatementJson[];
  /** Tags of the role itself. */
  readonly tags?: Record<string, string>;
  /** What its trust policy asks of the account's own principals; by default nothing but the right to assume and to tag. */
  readonly trust?: { readonly actions: string[]; readonly condition?: Record<string, Record<string, string | string[]>> };
}

/** How a session is begun. */
export interface Session {
  readonly role: Role;
  readonly tags?: Record<string, string>;
  /** Which of the tags later sessions inherit. */
  readonly transitive?: string[];
  /** The session that takes the role, where it is not the caller itself. */
  readonly from?: Session;
}

/** `refused` is a call or a session that is malformed for AWS, whoever asks. */
export type Answer = 'allowed' | 'denied' | 'refused';

/** One call by one session, and what the project expects. Without a call it asks whether the session may begin. */
export interface Question {
  readonly asks: string;
  readonly session: Session;
  readonly call?: (targets: Targets) => Call;
  /** More than one where AWS does not say which. `open` where nothing rests on it. */
  readonly expected: Answer | readonly Answer[] | 'open';
}

/** Something that the project takes for granted about AWS. */
export interface Claim {
  readonly id: string;
  readonly sentence: string;
  /** What is wrong in the project if the claim is. */
  readonly falls: string;
  readonly questions: readonly Question[];
}

/** As the value of a tag it stands for the name of the stack's table. */
export const THE_TABLE = '<the table>';
