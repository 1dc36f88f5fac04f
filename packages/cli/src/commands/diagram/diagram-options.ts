import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import type { DiagramFormat } from '../../picture/formats';

/** The options of `diagram`. */
export interface DiagramOptions extends SourceCodeOptions {
  readonly models: string[];
  readonly format?: DiagramFormat;
  readonly output?: string;
}
