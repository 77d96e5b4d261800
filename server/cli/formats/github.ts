import type { Severity } from '../../engine/rules/types.ts';
import { LinePositions } from '../positions.ts';
import type { Format } from './types.ts';

const COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub shows beside the lines of a pull request. */
export const asGithub: Format = (files, { language }) =>
  files
    .flatMap(({ path, text, fault, findings }) => {
      if (text === null) return [`::error file=${property(path)}::${data(fault ?? '')}`];
      const positions = new LinePositions(text);
      return findings.map(({ rule, severity, from, to, message }) => {
        const [start, end] = [positions.at(from), positions.at(to)];
        // A column of an end counts only on the line of the start.
        const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
        const place = `file=${property(path)},line=${start.line},endLine=${end.line}${columns}`;
        return `::${COMMANDS[severity]} ${place},title=${property(rule)}::${data(message[language])}`;
      });
    })
    .map((line) => `${line}\n`)
    .join('');

const data = (words: string): string => words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (words: string): string => data(words).replaceAll(':', '%3A').replaceAll(',', '%2C');
