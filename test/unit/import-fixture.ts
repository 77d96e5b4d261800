import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ImportRequest, type ImportSummary, importSources } from '../../server/corpus/import.ts';
import { openCorpus } from '../../server/corpus/open.ts';
import type { Corpus } from '../../server/corpus/types.ts';

/** A paper of a city, different in every word that counts from that of another. */
export function paper(city: string, { beds = 7, year = 2024, extra = '' } = {}): string {
  return `${city}人民政府办公室关于印发${city}医疗卫生服务体系实施方案的通知

各县（市、区）人民政府，市政府各部门：

一、总体目标

到${year + 1}年，${city}每千人口医疗卫生机构床位数达到${beds}张，家庭医生签约服务覆盖率达到75%以上。

二、重点任务

（一）建设紧密型县域医共体。${city}各县（市、区）全部建成紧密型县域医共体，推进人员、药品、信息统一管理。（责任单位：市卫生健康委、市医保局）

（二）做实家庭医生签约。${city}以老年人、儿童和慢性病患者为重点，扩大签约服务的供给。${extra}（责任单位：市卫生健康委）

${city}人民政府办公室

${year}年3月8日
`;
}

export const CITIES = '东营市 渭南市 乌海市 嘉兴市 绵阳市 赣州市 遵义市 桂林市 洛阳市 保定市 大同市 锦州市'.split(' ');

/** A temporary folder with documents and a corpus, gone after the tests. */
export class Office {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao 办公室 '));
  readonly sources = path.join(this.folder, '来 文');
  readonly corpus = path.join(this.folder, '语 料', '库.sqlite');

  constructor() {
    mkdirSync(this.sources);
  }

  path(name: string): string {
    return path.join(this.sources, name);
  }

  write(name: string, content: string | Uint8Array): string {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  import(request: Partial<ImportRequest> = {}): Promise<ImportSummary> {
    return importSources({ corpus: this.corpus, sources: [this.sources], ...request });
  }

  /** Asks the corpus and closes it again. */
  ask<T>(question: (corpus: Corpus) => T): T {
    const { corpus, faults } = openCorpus({ user: [this.corpus] });
    if (!corpus) throw new Error(faults.map(({ message }) => message.en).join('; '));
    try {
      return question(corpus);
    } finally {
      corpus.close();
    }
  }

  docs(): string[] {
    return this.ask((corpus) => corpus.documents().map(({ doc }) => doc));
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
