import type { JsiiPackage } from './jsii-package';

/**
 * Bundles the YAML parser into model-spec: `bundledDependencies` pack nothing under pnpm, and a jsii package may not depend on a
 * library that is not jsii. One source file imports `yaml`; after jsii compiled it, esbuild puts the library inside.
 */
export function bundledYaml(modelSpec: JsiiPackage): void {
  modelSpec.compileTask.exec(
    'esbuild src/yaml-parser.ts --bundle --platform=node --target=node20 --outfile=lib/yaml-parser.js --allow-overwrite --minify --legal-comments=eof --log-level=warning',
  );
}
