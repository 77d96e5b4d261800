/** Web pages as the sites of governments and of those who repost them are built, round one policy of our own. */

export const TITLE = '海州市人民政府办公室关于印发海州市托育服务提升行动方案的通知';
export const NUMBER = '海政办发〔2023〕17号';

/** Paragraphs of the policy, from the addressees to the signature. */
export const PARAGRAPHS: readonly string[] = [
  '各县（区）人民政府，市政府各部门、各直属机构：',
  '《海州市托育服务提升行动方案》已经市政府第32次常务会议研究同意，现印发给你们，请结合实际认真抓好落实。',
  '一、行动目标',
  '到2025年，全市每千人口拥有3岁以下婴幼儿托位数达到4.6个，普惠托位占比不低于65%，乡镇（街道）托育服务覆盖率达到90%以上。',
  '二、重点任务',
  '（一）扩大普惠供给。支持公办幼儿园开设托班，鼓励机关、园区和社区利用闲置用房办托，新建居住区配建托育设施与住宅同步交付。（责任单位：市卫生健康委、市教育局、市自然资源局）',
  '（二）提升服务质量。建立托育机构备案、抽查和退出制度，从业人员持证上岗率达到100%，每年开展两轮安全检查并向社会公布结果。（责任单位：市卫生健康委、市市场监管局）',
  '（三）强化要素保障。市财政每年安排专项资金不少于800万元，用于示范机构建设补助和人员培训，水电气按照居民生活类价格执行。（责任单位：市财政局、市发展改革委）',
  '三、组织实施',
  '各县（区）人民政府要落实属地责任，定期调度工作进展，年终由市卫生健康委会同有关部门评估并报市政府。',
  '海州市人民政府办公室',
  '2023年6月12日',
];

const SHARE =
  '<div class="share"><span>分享到：</span><a href="#">微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>';
const MENU =
  '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li><li><a href="/hd">互动交流</a></li></ul>';
const FOOT =
  '<div class="footer"><p>主办单位：海州市人民政府办公室　技术支持：海州市大数据中心</p><p>网站标识码：9900000001　某ICP备05000000号　公网安备99000002000001号</p><p>版权所有 未经许可，不得转载，违者依法追究责任。</p></div>';
const paragraphs = (tag = 'p'): string => PARAGRAPHS.map((text) => `<${tag}>　　${text}</${tag}>`).join('\n');

/** A page of the national library of policies: table of data, title and text in cells of one table. */
export const council = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${TITLE}_政策文库_海州政府网</title>
<meta name="others" content="页面生成时间 2023-07-01 08:00:00"><meta name="firstpublishedtime" content="2023-06-15-09:20:00">
<script>var a = "<p>不是正文的脚本内容，不应出现。</p>";</script></head><body>
<div class="header">${MENU}</div><div class="crumbs">当前位置：<a href="/">首页</a>&gt;<a href="/zc">政策</a>&gt;正文</div>
<div class="policyLibraryOverview_content"><table class="bd1"><tbody>
<tr><td><b>索&ensp;引&ensp;号：</b></td><td>000014349/2023-00041</td><td><b>主题分类：</b></td><td>卫生、体育\\其他</td></tr>
<tr><td><b>发文机关：</b></td><td>海州市人民政府办公室</td><td><b>成文日期：</b></td><td>2023年06月12日</td></tr>
<tr><td><b>标&emsp;&emsp;题：</b></td><td colspan="3">${TITLE}</td></tr>
<tr><td><b>发文字号：</b></td><td>${NUMBER}</td><td><b>发布日期：</b></td><td>2023年06月15日</td></tr>
</tbody></table></div>
<table><tr><td class="b12c" id="UCAP-CONTENT"><p align="center"><b>${TITLE}</b></p><p align="center">${NUMBER}</p>${paragraphs()}</td></tr></table>
${SHARE}<div class="related"><h3>相关链接</h3><ul><li><a href="/1">图解：托育服务怎么提升</a></li><li><a href="/2">专家解读托育行动方案</a></li></ul></div>${FOOT}</body></html>`;

/** A city's site made with TRS WCM. */
export const trs = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<meta name="SiteName" content="海州市人民政府"/><meta name="ArticleTitle" content="${TITLE}"/><meta name="PubDate" content="2023-06-15 16:40"/>
<title>海州市人民政府 政府文件 ${TITLE}</title><style>.TRS_Editor P{margin:0} .tm{display:none}</style></head>
<body><div id="top">${MENU}<form><input value="请输入关键字"><button>搜索</button></form></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<h1 class="title">${TITLE}</h1><div class="info"><span>发布时间：2023-06-15</span> <span>来源：市政府办公室</span> <span>浏览次数：<b>1024</b>次</span> 字体：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="article"><div class="TRS_Editor"><style>p{}</style>${PARAGRAPHS.map((text) => `<p align="justify"><span style="font-family:仿宋">&nbsp;&nbsp;&nbsp;&nbsp;${text.replace('托育', '<font><span>托</span>育</font>')}</span></p>`).join('\r\n')}
<p class="tm">澳门在线投注平台，注册就送彩金，欢迎访问。</p><div style="position:absolute;left:-9999px">高清影片在线观看，点击进入网站，精彩不断。</div></div>
<p>附件：<a href="a.docx">海州市托育机构建设任务表.docx</a></p>
<p class="btn">【<a href="javascript:window.print()">打印本页</a>】【<a href="javascript:close()">关闭窗口</a>】</p></div>
<div class="pager"><p>上一篇：<a href="1">关于做好夏季防汛工作的通知</a></p><p>下一篇：<a href="2">关于公布规范性文件清理结果的通知</a></p></div>${FOOT}</body></html>`;

/** An open-government page: its table of data in the container of the text. */
export const disclosure = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>海州市政府信息公开</title></head><body>${MENU}
<div class="xxgk_content"><table><tr><th>索引号</th><td>HZ001-2023-0066</td><th>信息分类</th><td>通知</td></tr>
<tr><th>发布机构</th><td>海州市人民政府办公室</td><th>成文日期</th><td>2023-06-12</td></tr>
<tr><th>发文字号</th><td>${NUMBER}</td><th>有效性</th><td>有效</td></tr>
<tr><th>名称</th><td colspan="3">${TITLE}</td></tr></table>
<h2>${TITLE}</h2><div class="zoom">${paragraphs('div')}
<table border="1"><caption>托育服务主要指标</caption><tr><th rowspan="2">指标</th><th colspan="2">目标值</th></tr><tr><th>2023年</th><th>2025年</th></tr>
<tr><td>每千人口<br>托位数（个）</td><td>3.9</td><td>4.6</td></tr><tr><td>普惠托位占比（%）</td><td>60</td><td>65</td></tr>
<tr><td colspan="3">注：以上指标均为预期性。</td></tr></table></div></div>${FOOT}</body></html>`;

/** A page that reposts policies among advertising, without any known container. */
export const repost = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${TITLE}-海州招商网</title></head><body>
<div class="a1"><a href="/p1">海州产业园区</a><a href="/p2">海州厂房价格</a><a href="/p3">海州土地招拍挂</a><a href="/p4">海州注册公司</a></div>
<div class="w"><div class="l"><h1>${TITLE}</h1><div class="m"><span>政策</span><span>发布部门：海州市人民政府办公室</span> <span>发布时间：2023年06月15日</span> <span>有效性：有效</span></div>
<div class="k1">${PARAGRAPHS.join('')}</div></div>
<div class="r"><h3>热门园区</h3>${Array.from({ length: 30 }, (_, at) => `<p><a href="/y${at}">海州第${at + 1}产业园，标准厂房出租，配套完善，交通便利</a></p>`).join('')}</div></div>
<div class="x">${'<a href="/x">投资流程</a><a href="/x">优惠政策</a>'.repeat(20)}</div>${FOOT}</body></html>`;

/** A page of tables from the first years of the web, with the text parted by line breaks. */
export const tables = `<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>海州市卫生信息网</TITLE></HEAD>
<BODY bgColor=#ffffff><TABLE width=760 align=center><TBODY><TR><TD><A href="index.htm">首页</A> | <A href="zw.htm">政务</A> | <A href="fg.htm">法规</A></TD></TR></TBODY></TABLE>
<TABLE width=760 align=center><TBODY><TR><TD width=160 vAlign=top><TABLE><TBODY><TR><TD><A href=1.htm>机构设置</A></TD></TR><TR><TD><A href=2.htm>办事指南</A></TD></TR><TR><TD><A href=3.htm>下载专区</A></TD></TR></TBODY></TABLE></TD>
<TD vAlign=top><TABLE width=600><TBODY><TR><TD align=middle><FONT size=5><B>${TITLE}</B></FONT></TD></TR><TR><TD><FONT size=3>${PARAGRAPHS.map((text) => `&nbsp;&nbsp;&nbsp; ${text}<BR>`).join('\n')}</FONT></TD></TR></TBODY></TABLE></TD></TR></TBODY></TABLE>
<TABLE width=760 align=center><TR><TD>【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR><TR><TD>Copyright 2004 海州市卫生局版权所有 某ICP备05000000号</TD></TR></TABLE></BODY></HTML>`;

/** A page of an editor that breaks lines instead of paragraphs, in an article without known names, its lists numbered by the browser. */
export const broken = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="${TITLE}"><meta property="article:published_time" content="2023-06-15T08:30:00+08:00"><title>${TITLE} - 海州日报</title></head>
<body><header><nav>${MENU}</nav></header><main><article><h1>${TITLE}</h1><div>${PARAGRAPHS.slice(0, 5).join('<br><br>\n　　')}
<ol><li>推进医疗机构和托育机构
签约服务；</li><li>面积按每托位不少于9m<sup>2</sup>配置；<ol type="a"><li>室内</li></ol></li></ol>${PARAGRAPHS.slice(5).join('<br/>')}</div></article></main><footer>${FOOT}</footer></body></html>`;

export const PAGES = { council, trs, disclosure, repost, tables, broken };

export const LOGIN = `<html><head><meta charset="utf-8"><title>统一身份认证平台</title></head><body><div class="content"><h2>用户登录</h2><p>请登录后查看该页面的内容，首次使用请先完成实名注册。</p><form>账号<input>密码<input type="password"></form><p>验证码错误时，请刷新后重新输入。</p></div>${FOOT}</body></html>`;
export const MISSING = `<html><head><meta charset="utf-8"><title>404</title></head><body><div class="content"><h1>404</h1><p>抱歉，您访问的页面不存在或已被删除，请检查地址是否正确，或者返回首页继续浏览其他内容。</p></div></body></html>`;
export const SHELL = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>海州市人民政府</title></head><body><div id="app"></div><noscript>请启用脚本</noscript><script src="/app.js"></script></body></html>`;
export const FRAMES = `<html><head><title>海州市人民政府</title></head><frameset rows="80,*"><frame src="top.htm"><frame src="main.htm"></frameset></html>`;
