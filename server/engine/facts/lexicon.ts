import { split, Words } from '../text/words.ts';

/**
 * What a word directly before a value says of it.
 * eq/ge/le/approx: the level is reached, a lower bound, an upper bound, roughly · up/down: a change · verb: something is
 * made, hired or trained · weak: something is pushed forward, which sets no value · adverb: says nothing of it.
 */
export type Role = 'eq' | 'ge' | 'le' | 'approx' | 'up' | 'down' | 'verb' | 'weak' | 'adverb' | 'past' | 'have' | 'benefit';

const EQ =
  '达到 达 达成 达至 提高到 提高至 提升到 提升至 提至 提到 增加到 增加至 增至 增到 增长到 增长至 扩大到 扩大至 扩展到 扩展至 扩至 上升到 上升至 升至 升到 下降到 下降至 降到 降至 降低到 降低至 减少到 减少至 减至 压减至 压减到 缩小到 缩小至 缩短到 缩短至 压缩到 压缩至 压降至 调整到 调整至 发展到 发展至 保持在 保持 稳定在 稳定 维持在 维持 固定在 巩固在 提速至 回升至 恢复到 恢复至 为 是 占 占到 完成 实现 定为 确定为 缩减至 推进至 延长至 延长到 延伸到 拓展到 拓展至 做到 进到 突破到 拟按 按 按照 累计达 累计达到 覆盖 覆盖到 惠及 服务 辐射 冲刺 挺进 逼近 力达';
const GE =
  '不低于 不少于 不小于 不得低于 不得少于 至少 最少 超过 超 突破 高于 大于 多于 迈上 迈过 站上 跃上 跨越 跨上 登上 达到并超过 达到或超过 逾 破 超出 优于 起码 ≥ > ﹥ ≧ 不下 越过 冲破 至少在 不少于在';
const LE =
  '不超过 不高于 不大于 不多于 不得超过 不得高于 不得多于 不能超过 不突破 最多 最高 低于 少于 小于 控制在 控制 严控在 严格控制在 限制在 压降到 压缩在 限定在 ≤ < ﹤ ≦ 不到';
const APPROX = '约 约为 大约 接近 近 将近 大致 左右 ≈';
const UP =
  '增长 增加 提高 提升 上升 递增 增幅 增速 涨幅 扩大 上涨 增 涨 增长率 同比增长 年均增长 年均递增 年增长 增长速度 增幅达 翻 增产 净增 回升 多增 均增长 增长幅度';
const DOWN = '下降 降低 减少 压减 缩短 压缩 递减 降幅 缩减 削减 减 降 下降率 压降 减幅 回落 缩小 年均下降 累计下降 减排 减轻 下调 下浮';
const VERB =
  '建成 新建 建设 打造 培育 引进 创建 新增 改造 完成 培养 引育 招引 招聘 招录 引入 遴选 评选 选派 选聘 聘请 发放 提供 组建 设立 设置 配置 配备 建立 建 布局 开工 开工建设 新开工 竣工 投产 投用 投运 认定 认证 申报 获批 争创 争取 创成 创建成 建好 建强 改建 扩建 新建改扩建 新改扩建 改扩建 新改建 新(改、扩)建 新(改扩)建 新扩建 改造提升 提升改造 升级改造 提标改造 更新改造 改造升级 修建 修复 整治 综合整治 治理 综合治理 消除 化解 盘活 处置 清理 清退 淘汰 关闭 关停 退出 签约 落地 落户 招商 吸引 吸纳 安置 帮扶 扶持 培训 轮训 举办 承办 开行 开通 开设 增设 新设 布设 安装 更换 购置 投放 投入 植树 造林 营造 绿化 绿化美化 种植 栽植 完工 交付 供应 出让 收储 制定 制修订 修订 出台 推出 形成 集聚 聚集 汇聚 转化 改厕 铺设 敷设 疏浚 清淤 解决 保障 救助 资助 筹集 筹措 募集 融资 发行 投资 完成投资 办理 新发展 新培育 新认定 新引进 新组建 新选派 新入库 新上 新选树 新创建 新签约 新登记 新招引 新投放 下沉 下达 确定 创作 出版 开放 孵化 孵育 补充 设 建有 改善 达产 扩种 种 出栏 栽 造 建设改造 改造建设 新建改造 新开通 新开 新购 配套 加密 贯通 打通 完善 提升 申请 认养 争取到位 引进到位 推广 推广应用 搬迁 迁建 复垦 开发 选树 树立 命名 评定 输出 转移 转移输出 减免 减税 减负 储备 滚动实施 滚动储备 布局建设 打造成 发展 发展壮大 做强 做大 壮大 培优 培强 上马 出口 接待 吸引培育 引培 招收 录取 增派 派驻 统筹 支付 落实 兑现 拨付 安排 投向 整理 整合 流转 托管 收购 加工 生产 产出 开采 发掘 发电 装机 拆除 拆迁 征收 回迁 征迁 棚改 改 入驻 入库 上规 升规 入规 上市 挂牌 股改 晋升 晋级 升级 创评 入围 获评 获得 取得 实施技改 启动 启用 启动建设 谋划 策划 谋划储备 实现新增 净增加 覆盖面积 完成改造 完成建设 开展 举行 组织 组织实施 查处 办好 巩固 遴选培育 新遴选 招募 新招募 利用 累计利用 累计新增 累计完成 累计建成 引聚 聚引 增开 增补 新聘 研发 研制 攻克 突破 评聘 复垦 修缮 维修 加装 排查 创办 新办 开办 开设 置换 腾退 联农 引育 延伸 种植 养殖 补齐 配齐';
const WEAK =
  '推进 加快推进 加快 推动 支持 抓好 抓实 做好 做实 实施 鼓励 依托 依靠 围绕 聚焦 探索 统筹推进 深入推进 扎实推进 加快建设 推进建设 加大 用好 加强 强化 深化 指导 督促 包括 涉及 包含 组成 选取 选择 坚持 持续推进 有序推进 全力推进 大力推进 全面推进 重点推进 稳步推进 抓 抓紧 抓牢 参与 参加 涵盖 整体推进 大力实施 深入实施 全面实施 扎实实施 加快实施 继续实施 认真实施';
const ADVERB =
  '力争 确保 争取 保证 努力 原则上 总体 整体 继续 均 都 再 要 应 将 也 还 又 各 共 共计 合计 总计 累计 分别 预计 预期 计划 力求 目标 能够 可 须 必须 平均 年均 每年 全年 年内 今年 明年 实际 力保 保底 同步 至 到 逐步 基本 稳步 持续 剩余 剩余的 各类 其中 一律 按期 如期 高标准 高质量 高水平 全面 率先 重点 集中 统一 规划 一次性 双 双“ “ " 全市 全省 全区 全县 全州 全国 同比 环比';
const PAST = '了 已 已经 为了';
const HAVE = '有 拥有 共有 现有 设有 已有 具有 配有 都有 仅有 还有 建有';
/** Flat payments, penalties and amounts below something set no value to be reached. */
const BENEFIT = '给予 给 补助 补贴 奖励 罚款 收取 缴纳 不足 高出 低出 领先 落后 高于全国 补贴标准 奖补 奖励最高 给予最高 最高补助 按每人';

const entries: [string, Role][] = [];
const put = (words: string, role: Role): void => {
  for (const word of split(words)) entries.push([word, role]);
};
put(VERB, 'verb');
put(WEAK, 'weak');
put(ADVERB, 'adverb');
put(EQ, 'eq');
put(GE, 'ge');
put(LE, 'le');
put(APPROX, 'approx');
put(UP, 'up');
put(DOWN, 'down');
put(PAST, 'past');
put(HAVE, 'have');
put(BENEFIT, 'benefit');

/** A word of two lists keeps its last role: what stands directly before a number is a predicate first. */
export const BEFORE_VALUE = new Words<Role>(new Map(entries));
/** Verbs that set a count, wherever they stand in a phrase. */
export const MAKING = Words.of(`${VERB} 实现 完成`);
export const WEAKLY = Words.of(WEAK);

/** Behind a value: the bound that it is. */
export const AFTER_VALUE = new Words<'ge' | 'le' | 'approx' | 'none'>([
  ...split('以上 及以上 或以上 以上的 之上 大关 台阶 起 (含)以上 (含以上) (及以上) (含)及以上 及其以上').map((w) => [w, 'ge'] as const),
  ...split('以下 及以下 或以下 以内 之内 之间以内 以内的 (含)以下 (含)以内 内').map((w) => [w, 'le'] as const),
  ...split('左右 上下 许 左右的').map((w) => [w, 'approx'] as const),
  ...split('(含) 的目标 的标准 为目标 的水平 的标准 ” " 之间 的速度 的比例 安排 的要求').map((w) => [w, 'none'] as const),
]);

/** Words that open a clause and belong to no indicator. */
export const LEADING = Words.of(
  '年底前 年底 年内 年末 月底前 上半年 下半年 每人每月 确保 力争 争取 努力 努力实现 力促 力保 保证 保障 推动 推进 促进 促使 实现 使 让 把 将 要 并 且 而 则 又 也 再 更 其中 以及 和 及 与 或 、 ， : ： ; ； 同时 此外 另外 到 至 年 底 末 前 期间 时 的 在 于 从 对 为 以 按 按照 通过 围绕 预计 预期 计划 规划 目标 力求 继续 持续 不断 进一步 逐步 稳步 扎实 深入 积极 大力 全力 全面 着力 加快 加速 加强 强化 坚持 保持 稳定 提高 提升 优化 完善 扩大 巩固 支持 引导 鼓励 统筹 抓好 做好 落实 落实好 有序 有效 切实 重点 主动 认真 严格 坚决 基本 总体 整体 总体上 原则上 全年 年内 今年 明年 每年 每年都 本市 我市 我省 我区 我县 我州 全市 全省 全区 全县 全州 全国 全域 市域 省域 区域内 辖区 辖区内 全社会各 各地 累计 共 新 主要指标 指标 主要 主要预期目标 分别 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 —— — - · • ● ◆ ■ ★ * ** # “ ” " 实际 截至 截止 目前 现 已 了 均 都 应 须 必须 须达 能 可 使得 达到 完成 开展 实施 深化 推行 推广 加大 发挥 用好 促 稳 强 高质量 高标准 高水平 高效 如期 按期 率先 同步 年度目标 目标任务 工作目标 总体目标 主要目标 具体目标 年度任务 年均 严控 严格控制 控制 每 各 内 以内 力争实现 确保实现 争取实现 确保完成 力争完成 推动实现 努力完成 力争达到 着眼 着手',
);
/** Words that belong to no indicator's end. */
export const TRAILING = Words.of(
  '力争 确保 争取 总体 整体 原则上 继续 均 都 要 应 将 分别 努力 全部 预计 总体上 平均 累计 共 全年 年内 今年 的 逐步 稳步 持续 、 和 及 与 ， 是 为 在 力求 能 可 也 已 进一步 基本 合计 总计 共计 实现 完成 达到 到 至 每年 每2年 每3年 每两年 每三年 年均 同比 再 要力争 之一 : “ " 须 必须 不断 明显 显著 实际 有效 也要 大幅 均要 年度 每人每月 每月 每人每年 每人 每生每年 每人每天',
);

/** Heads of the phrases that name something measured. */
export const HEADS = Words.of(
  '率 比 比例 比重 占比 水平 指数 满意度 覆盖面 数 量 值 总量 总值 总额 收入 支出 额 费用 强度 系数 寿命 面积 规模 浓度 密度 时间 里程 能力 产值 产量 增加值 投资 贷款 余额 增速 增幅 涨幅 降幅 人数 床位 床位数 资产 销售额 零售额 利润 税收 总产值 生产总值 天数 份额 贡献 床医比 医护比 护床比 普及 存栏 出栏 容量 装机 装机容量 年限 程度 拥有量 存量 保有量 单产 效率 速度 周期 成本 用水量 能耗 排放量 消耗 参保率',
);

/** Nouns that list work, not results: eight aspects, ten projects of a name. */
export const STOP_NOUNS = Words.of(
  '方面 领域 层面 维度 环节 关键 转变 原则 阶段 步骤 维护 意识 自信 确立 允许 同等 不动摇 毫不动摇 实事 民生实事 要点 主题 问题 主攻方向 重点任务 重点工作 重大任务 主要任务 专项行动 攻坚战 战役 措施 举措 条措施 政策措施 转型 突破口 抓手 要求 层次 主线 理念 战略 关系 方向 统一 结合 联动 严禁 必须 清单 台阶 新台阶 地方 专题 路径 年来 月来 定位 短板 支柱 坚持 全面 革命 中心任务 屏障 三角 人民 会议 报告 以来 县(市、区) 县市区 县区 区县 市州 市(州) 区市县 (县、市、区) 旗县区 街镇 重点方面 重点领域 重要 根本 基本 务必',
);

/** These list work only where the phrase ends with them: 8项任务, but 15个工作站. */
export const STOP_TAILS = Words.of('工作 行动 任务 目标 政策 机制 体系 制度 计划 要点 方案 试点任务 事项清单');

/** Behind a making verb these show that it stood as a noun: 建设项目, 培训基地. */
export const NOMINAL = Words.of(
  '项目 工程 任务 资金 投资 面积 用地 规模 单位 基地 标准 率 量 额 数 贷款 平台 计划 行动 体系 能力 水平 机构 企业 园 区 者 费 总 型 类 性 指标 收入 支出 用 业 产 增加值 强度 期 成本 合同 物 品 人员 人才 力 站 点 库 池 厂 网 系统 设施 服务 产业 基金 园区 带 税',
);

/** Behind an open count these show that something gets done. */
export const ACHIEVING = Words.of(
  '达到 达 实现 完成 建成 开工 投产 竣工 投用 投运 完工 落地 通车 运营 设立 设置 开展 纳入 建立 配备 成为 用于 达标 符合 通过 覆盖 创建 开通 接入 建有 实行 具备 普及 参加 参与 得到 进入 拥有 能够 改造 列入 晋升 建设 通 获得 入选 创成 落实 享受 使用 采用 实施 推行 配置 执行 保持 提供 启动 应用 运用 掌握 签约 上市 取得 入围 完善 安装 升级 解决 入驻 转化 优先 投入 有 不低于 高于 超过 取消 实行 推广 集中 就业 脱贫 出列 摘帽 搬迁 清零 退出 实施生命防护 建起 用上 喝上 办理 办结 网办 网上办理 全程网办 即办 可办 “一网通办” 投放 供应 投向 交付 回迁 改建 公开 评为 转为 认证 分布 转移 消除 治理 处理 处置 治疗 关停 淘汰 贯通 开放 共享 联网 升规 入规 进行 购买 适配 免费 发放 提供 给予 资助 救助 稳定 培训 实现务工 务工 增收',
);

/** Words whose clause tells of the past. */
export const PAST_SIGNS = Words.of(
  '同比 较上年 比上年 较去年 比去年 上年末 去年 上年 上年度 截至 截止 已建 已完成 已经 已达 已实现 已有 五年来 一年来 三年来 以来 过去 首次 圆满 荣获 获评 新获 连续 蝉联 超额 增长了 完成了 实现了 达到了 历史新高 创新高 预计 位居 位列 居全 列全 排名全 总量达 累计完成 累计实现 现有 共有 先后 相继 分别比 去冬 仅有 仅为 只有',
);
/** Words whose clause tells of what is to come. */
export const FUTURE_SIGNS = Words.of(
  '力争 确保 争取 今年 明年 年内 今后 未来 下一步 计划 目标 底前 末前 力求 预期 努力 将 拟 要 到本世纪 届时 有望 规划 不低于 不超过 控制在 不少于 至少',
);
