import { existsSync } from 'node:fs';
import path from 'node:path';
import { openCorpus } from '../corpus/open.ts';
import type { Corpus } from '../corpus/types.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** Beside the bundle, or where the build puts it when the sources run as they stand. */
const builtIn = ['corpus/seeds.sqlite', '../../dist/corpus/seeds.sqlite']
  .map((file) => path.join(import.meta.dirname, file))
  .find((file, index, files) => existsSync(file) || index === files.length - 1)!;

/**
 * The corpus at `file`, else the built-in one. Without it the rules that need none still run, so a built-in corpus that
 * cannot be opened is said once and gives null; one that was asked for by name throws UsageError.
 */
export function openPeers(file: string | undefined, language: Language, terminal: Terminal): Corpus | null {
  const { corpus, faults } = openCorpus({
    ...(file === undefined ? { builtIn } : { user: [file] }),
    onFault: ({ message }) => terminal.err(`${message[language]}\n`),
  });
  const [fault] = faults;
  if (!fault) return corpus;
  if (file !== undefined) throw new UsageError(fault.message);
  const rest = { zh: '需要语料库的规则这次没有运行。', en: ' Rules that need a corpus were left out.' }[language];
  const said = fault.message[language].replace(/[。.]?\s*$/, language === 'zh' ? '。' : '.');
  terminal.err(`${said}${rest}\n`);
  return corpus;
}
