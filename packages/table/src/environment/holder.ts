import type { ContainerDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { CfnFunction, Function as LambdaFunction, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** What has an environment that a table's variables go into. */
export interface EnvironmentHolder {
  readonly construct: IConstruct;
  /** The variables that it has now, whoever set them, as CloudFormation will read them. */
  readonly present: () => Record<string, unknown>;
  readonly set: (name: string, value: string) => void;
  /** How many bytes all variables may have. */
  readonly maxBytes?: number;
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LAMBDA_BYTES = 4096;

export function functionHolder(fn: LambdaFunction): EnvironmentHolder {
  const present = (): Record<string, unknown> => {
    const { environment } = fn.node.defaultChild as CfnFunction;
    const resolved = Stack.of(fn).resolve(environment) as CfnFunction.EnvironmentProperty | undefined;
    return (resolved?.variables ?? {}) as Record<string, unknown>;
  };
  return { construct: fn, present, set: (name, value) => fn.addEnvironment(name, value), maxBytes: LAMBDA_BYTES };
}

export function containerHolder(container: ContainerDefinition): EnvironmentHolder {
  const present = (): Record<string, unknown> => {
    const rendered = Stack.of(container).resolve(container.renderContainerDefinition().environment ?? []) as {
      name: string;
      value: unknown;
    }[];
    return Object.fromEntries(rendered.map(({ name, value }) => [name, value]));
  };
  return { construct: container, present, set: (name, value) => container.addEnvironment(name, value) };
}

/** The one function of its stack that a singleton stands for. */
export function singletonHolder(singleton: SingletonFunction): EnvironmentHolder {
  return functionHolder(Stack.of(singleton).node.findChild(singleton.constructName) as LambdaFunction);
}

/** The containers that a task has by now. */
export function containersOf(task: TaskDefinition): ContainerDefinition[] {
  return (task as unknown as { containers: ContainerDefinition[] }).containers;
}
