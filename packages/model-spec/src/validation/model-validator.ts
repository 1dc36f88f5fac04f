import { applySeverityPolicy } from '@dynamorm-cdk/core/diagnostics';
import { kinds } from '@dynamorm-cdk/core/kinds';
import { statedOptions } from '../arguments/refuse-kinds';
import { Findings } from '../document/findings';
import { readFile } from '../document/read-file';
import { checkBytes, checkText, limitsOf } from './checked-document';
import { validateOptions } from './option-kinds';
import { reportUnknownCodes } from './unknown-codes';
import type { ValidateOptions } from './validate-options';
import { ValidationReport } from './validation-report';

/** What is no text among them is told as a path that cannot be read. */
const PATHS = kinds.listOf(() => [], 'a list of paths');

/**
 * Checks model documents that might be broken. It applies every rule, returns every finding, and never throws for the content of a
 * document.
 *
 * @example
 *
 * const report = ModelValidator.validateFile('models.dms.yaml', { silenced: ['DYN-M067'] });
 * console.log(report.toText());
 */
export class ModelValidator {
  /**
   * Checks one file.
   *
   * @param path the file, relative to the working directory
   * @param options settings; `fileName` is not used
   * @throws when the file cannot be read
   */
  public static validateFile(path: string, options: ValidateOptions = {}): ValidationReport {
    return validated([path], statedOptions('ModelValidator.validateFile', options, validateOptions));
  }

  /**
   * Checks several files, each by itself, in one report.
   *
   * @param paths the files, relative to the working directory
   * @param options settings; `fileName` is not used
   * @throws when one of the files cannot be read
   */
  public static validateFiles(paths: string[], options: ValidateOptions = {}): ValidationReport {
    return validated(paths, statedOptions('ModelValidator.validateFiles', options, validateOptions, PATHS(paths, 'paths')));
  }

  /**
   * Checks YAML or JSON text.
   *
   * @param content the text
   * @param options settings
   */
  public static validateString(content: string, options: ValidateOptions = {}): ValidationReport {
    const stated = statedOptions('ModelValidator.validateString', options, validateOptions, kinds.text(content, 'content'));
    const report = judge(stated, (findings) => checkText(content, stated.fileName, limitsOf(stated), findings));
    return checkCodes(stated).combine(report);
  }

  private constructor() {}
}

function validated(paths: string[], options: ValidateOptions): ValidationReport {
  const limits = limitsOf(options);
  const reports = paths.map((path) => {
    const bytes = readFile(path);
    return judge(options, (findings) => checkBytes(bytes, path, limits, findings));
  });
  return reports.reduce((all, one) => all.combine(one), checkCodes(options));
}

function judge(options: ValidateOptions, check: (findings: Findings) => void): ValidationReport {
  const findings = new Findings();
  check(findings);
  return new ValidationReport(applySeverityPolicy(findings.sorted, options));
}

function checkCodes(options: ValidateOptions): ValidationReport {
  return judge(options, (findings) => reportUnknownCodes(options, findings));
}
