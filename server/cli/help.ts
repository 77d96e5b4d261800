import type { Localized } from '../engine/text/localized.ts';

export const HELP: Localized = {
  zh: `对标 duibiao：检查政策文稿，对照同类城市的先例

用法
  duibiao check [选项] 文件…      检查文稿，列出问题
  duibiao compare [选项] 文件     把文稿的每项目标与同类地区并排
  duibiao extract [选项] 文件     列出从一份文件中读出的内容
  duibiao explain [规则]          说明一条规则；不写规则名则列出全部规则
  duibiao import --corpus 语料库 文件或文件夹…
                                  将 .txt .md .html .mhtml .docx .doc .pdf 导入语料库
  duibiao corpus list|show|remove|verify --corpus 语料库 [文件…]
                                  列出、查看、移除语料库中的文件，检验语料库
  duibiao precedents [--corpus 语料库] < 问题.jsonl
                                  逐行读入 {"id","text"}，逐行给出相近的条款

check 的选项
  --format text|json|sarif|github
                         输出格式，默认 text
  --rule 规则,规则       只查这些规则
  --severity 级别        只列这个级别以上的：hint、information、warning、error
  --config 文件          用这个设置文件，不找文稿旁边和上级的 .duibiao.json
  --baseline 文件        用这个基线文件；其中记下的问题不再列出
  --write-baseline       把现有的问题全部记入基线
  --imported             这些是网页或他处的文件，不是草稿：不查标点、括号和占位文字
  --fix                  把可以放心修正的问题直接改在文件里
  --today YYYY-MM-DD     文稿没有写明日期时按哪一天计算，默认今天
  --corpus 文件          使用这个语料库，不用内置的
compare 的选项
  --format table|json|csv|markdown|xlsx|docx
                         输出格式，默认 table
  --peers 范围           auto（默认：先同省，再同区域，再全国）、province、region、all、
                         similar（人口和经济规模相近，需要 --cities）、list:东营市,渭南市
  --cities 文件          各地人口和地区生产总值的表：城市,常住人口(万人),地区生产总值(亿元)
  --corpus 文件          使用这个语料库，不用内置的
extract 的选项
  --format json|table    输出格式，默认 json
import 的选项
  --format text|json     输出格式，默认 text
  --follow               与来源保持一致：来源里已没有的文件，从语料库中移除
  --again                没有变化的文件也重新读取
precedents 的选项
  --limit N              每个问题最多给出几条，默认 50
通用选项
  --lang zh|en           输出语言，默认 zh
  --help, --version      显示帮助、版本号

退出码
  0  没有警告和错误
  1  至少有一处警告或错误
  2  未能完成（参数有误、文件读不了等）
`,
  en: `duibiao: reviews drafts of policy against precedents of peer cities

Usage
  duibiao check [options] FILE…     list the findings of drafts
  duibiao compare [options] FILE    lay every target of a draft beside its peers'
  duibiao extract [options] FILE    list what is read from one file
  duibiao explain [RULE]            explain a rule; without a name, list all rules
  duibiao import --corpus CORPUS FILE-OR-FOLDER…
                                    bring .txt .md .html .mhtml .docx .doc .pdf into a corpus
  duibiao corpus list|show|remove|verify --corpus CORPUS [DOCUMENT…]
                                    what is in a corpus, and whether it is sound
  duibiao precedents [--corpus CORPUS] < QUESTIONS.jsonl
                                    clauses like each {"id","text"}, one answer a line

Options of check
  --format text|json|sarif|github
                         output format, text by default
  --rule RULE,RULE       run these rules alone
  --severity LEVEL       list what is at least so grave: hint, information, warning, error
  --config FILE          use this settings file instead of the nearest .duibiao.json
  --baseline FILE        use this baseline; what it knows is not listed
  --write-baseline       write everything that is found into the baseline
  --imported             these are pages or papers of others: form is not checked
  --fix                  make the changes that are safe, in the files
  --today YYYY-MM-DD     the day that counts where a draft states no date; today by default
  --corpus FILE          use this corpus instead of the built-in one
Options of compare
  --format table|json|csv|markdown|xlsx|docx
                         output format, table by default
  --peers WHICH          auto (province, then region, then country), province, region, all,
                         similar (like population and output; needs --cities), list:NAME,NAME
  --cities FILE          a table of places: code,name,population,gdp (persons, 100 million yuan)
  --corpus FILE          use this corpus instead of the built-in one
Options of extract
  --format json|table    output format, json by default
Options of import
  --format text|json     output format, text by default
  --follow               keep in step: what is gone from the sources leaves the corpus
  --again                read unchanged files again too
Options of precedents
  --limit N              how many clauses a question at most, 50 by default
Options of every command
  --lang zh|en           language of the output, zh by default
  --help, --version      show this help, the version

Exit codes
  0  no warning and no error
  1  at least one warning or error
  2  could not run (wrong arguments, a file that cannot be read …)
`,
};
