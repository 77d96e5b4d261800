import manifest from '../../package.json' with { type: 'json' };
import type { Language } from '../engine/text/localized.ts';
import { type Arguments, type Flags, readArguments } from './arguments.ts';
import { CHECK_FLAGS, checkFiles } from './check.ts';
import { COMPARE_FLAGS, compareFile } from './compare.ts';
import { EXPLAIN_FLAGS, explain } from './explain.ts';
import { EXTRACT_FLAGS, extract } from './extract.ts';
import { HELP } from './help.ts';
import { IMPORT_FLAGS, importFiles } from './import.ts';
import { CORPUS_FLAGS, corpusCommand } from './library.ts';
import { PRECEDENTS_FLAGS, precedents } from './precedents.ts';
import { EXIT, type Terminal, UsageError } from './terminal.ts';

interface Command {
  readonly flags: Flags;
  run(given: Arguments, terminal: Terminal): number | Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { flags: CHECK_FLAGS, run: checkFiles },
  compare: { flags: COMPARE_FLAGS, run: compareFile },
  extract: { flags: EXTRACT_FLAGS, run: extract },
  explain: { flags: EXPLAIN_FLAGS, run: explain },
  import: { flags: IMPORT_FLAGS, run: importFiles },
  corpus: { flags: CORPUS_FLAGS, run: corpusCommand },
  precedents: { flags: PRECEDENTS_FLAGS, run: precedents },
};

/** Runs the command line `words` (without the program's name) and gives the exit code. Never rejects. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  // Asked for before anything is read, so that a mistake in the flags is explained in the language asked for.
  const language: Language = /(^|\s)--lang[= ]en(\s|$)/.test(words.join(' ')) ? 'en' : 'zh';
  try {
    return await dispatch(words, terminal, language);
  } catch (fault) {
    if (fault instanceof UsageError) terminal.err(`${fault.reason[language]}\n`);
    else terminal.err(`${{ zh: '程序出错：', en: 'Internal error: ' }[language]}${String(fault)}\n`);
    return EXIT.failed;
  }
}

function dispatch(words: readonly string[], terminal: Terminal, language: Language): number | Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) {
    terminal.err(HELP[language]);
    return EXIT.failed;
  }
  const end = words.indexOf('--');
  const flags = end < 0 ? words : words.slice(0, end);
  if (flags.includes('--help') || flags.includes('-h') || name === 'help') {
    terminal.out(HELP[language]);
    return EXIT.clean;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${manifest.version}\n`);
    return EXIT.clean;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const what = { zh: name.startsWith('-') ? '选项' : '命令', en: name.startsWith('-') ? 'option' : 'command' };
    throw new UsageError({
      zh: `不认识的${what.zh} ${name}。运行 duibiao --help 查看用法。`,
      en: `Unknown ${what.en} ${name}. Run duibiao --help for usage.`,
    });
  }
  return command.run(readArguments(rest, command.flags), terminal);
}
