import fs from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
}

/** The counts that test/setup/reporter.cjs wrote. A run that wrote none broke off, and one that counts nothing ran nothing. */
export function readResults(file: string): Counts {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed, pending } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return passed + failed + pending === 0 ? { passed: 0, failed: 1 } : { passed, failed };
}

export const sum = (counts: readonly Counts[]): Counts => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
});
