import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Corpus } from '../corpus/types.ts';
import { decode } from '../engine/text/decode.ts';
import { type Arguments, text } from './arguments.ts';
import { openPeers } from './corpus.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const PRECEDENTS_FLAGS = { format: 'string', corpus: 'string', limit: 'string', lang: 'string' } as const;

const LIMIT = 50;
const MOST = 1000;

const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** `duibiao precedents`: one question a line on the standard input (or in files), one answer a line on the output. */
export function precedents(given: Arguments, terminal: Terminal): number {
  choice('--format', text(given, 'format'), ['jsonl']);
  const language = languageOf(text(given, 'lang'));
  const limit = limitOf(text(given, 'limit'));
  const corpus = openPeers(text(given, 'corpus'), language, terminal);
  if (!corpus) return EXIT.failed;
  try {
    let failed = false;
    for (const source of given.files.length > 0 ? given.files : [0]) {
      const lines = linesOf(source);
      for (const [index, line] of lines.entries()) {
        if (line.trim() === '') continue;
        const asked = questionOf(line);
        if (asked) terminal.out(`${JSON.stringify({ id: asked.id, results: answer(corpus, asked.text, limit) })}\n`);
        else {
          failed = true;
          const at = {
            zh: `第 ${index + 1} 行不是 {"id","text"} 形式的 JSON，已跳过`,
            en: `line ${index + 1} is not JSON of the form {"id","text"}; skipped`,
          };
          terminal.err(`${at[language]}\n`);
        }
      }
    }
    return failed ? EXIT.failed : EXIT.clean;
  } finally {
    corpus.close();
  }
}

function answer(corpus: Corpus, words: string, limit: number) {
  return corpus
    .precedents({ text: words, limit, perPolicy: limit })
    .map(({ source, raw, score, quote }) => ({ doc: source.doc, from: raw.from, to: raw.to, score, quote }));
}

function questionOf(line: string): z.infer<typeof question> | null {
  try {
    return question.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function linesOf(source: string | number): string[] {
  try {
    const decoded = decode(readFileSync(source));
    if (decoded.refusal) throw new UsageError(decoded.refusal);
    return decoded.text.split('\n');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError({ zh: `读不了输入：${String(error)}`, en: `The input cannot be read: ${String(error)}` });
  }
}

function limitOf(value: string | undefined): number {
  if (value === undefined) return LIMIT;
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new UsageError({
    zh: `--limit 要写成 1 到 ${MOST} 的整数，不能是 ${value}。`,
    en: `--limit takes a whole number from 1 to ${MOST}, not ${value}.`,
  });
}
