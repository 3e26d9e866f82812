<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> d</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> h</source>
        <translation> 小时</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>（及另外 {count} 格）</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>(reconstructed: with fields of the CRM as they are now)</source>
        <translation>（回溯重建：按 CRM 字段的当前值）</translation>
    </message>
    <message>
        <source>(won amount − cost) / cost</source>
        <translation>（赢单金额 − 成本）/ 成本</translation>
    </message>
    <message>
        <source>+ best case</source>
        <translation>+ 最佳情况</translation>
    </message>
    <message>
        <source>+ {money} without evidence</source>
        <translation>+ {money} 无证据</translation>
    </message>
    <message>
        <source>+30 in 30 days</source>
        <translation>30 天内 +30</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>0 at</source>
        <translation>0 分</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 个客户</translation>
    </message>
    <message>
        <source>1 opportunity</source>
        <translation>1 个商机</translation>
    </message>
    <message>
        <source>100 at</source>
        <translation>100 分</translation>
    </message>
    <message>
        <source>13 weeks</source>
        <translation>13 周</translation>
    </message>
    <message>
        <source>13 weeks of quarters over</source>
        <translation>已结束季度的 13 周</translation>
    </message>
    <message>
        <source>13 weeks: {method}</source>
        <translation>13 周：{method}</translation>
    </message>
    <message>
        <source>13-week total</source>
        <translation>13 周合计</translation>
    </message>
    <message>
        <source>26 weeks are needed</source>
        <translation>需要 26 周</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>30 days ago</source>
        <translation>30 天前</translation>
    </message>
    <message>
        <source>80 % interval {low} – {high}.</source>
        <translation>80 % 区间 {low} – {high}。</translation>
    </message>
    <message>
        <source>80 %: {low} – {high}</source>
        <translation>80%：{low} – {high}</translation>
    </message>
    <message>
        <source>80% interval</source>
        <translation>80% 区间</translation>
    </message>
    <message>
        <source>80% interval {low} – {high}</source>
        <translation>80% 区间 {low} – {high}</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>A deal that got further has reached every stage before; going back does not undo it. Deals created in the period.</source>
        <translation>走得更远的商机视为到达过之前的每个阶段；退回不会抵消。统计期内创建的商机。</translation>
    </message>
    <message>
        <source>A from</source>
        <translation>A 起点</translation>
    </message>
    <message>
        <source>A number is missing or negative.</source>
        <translation>缺少数值或数值为负。</translation>
    </message>
    <message>
        <source>A number is missing.</source>
        <translation>缺少数值。</translation>
    </message>
    <message>
        <source>A pipeline or stage lacks its key, its name or its stages.</source>
        <translation>某个销售流程或阶段缺少键、名称或阶段列表。</translation>
    </message>
    <message>
        <source>A stage cannot mean won and lost at once.</source>
        <translation>一个阶段不能同时表示赢单和输单。</translation>
    </message>
    <message>
        <source>A trigger cannot be read.</source>
        <translation>无法读取一个触发条件。</translation>
    </message>
    <message>
        <source>A trigger lifts for</source>
        <translation>升级有效期</translation>
    </message>
    <message>
        <source>A trigger needs words.</source>
        <translation>触发条件需要关键词。</translation>
    </message>
    <message>
        <source>A weight must not be negative.</source>
        <translation>权重不得为负。</translation>
    </message>
    <message>
        <source>A+ covered</source>
        <translation>A+ 覆盖</translation>
    </message>
    <message>
        <source>A+ covered {times}× a week</source>
        <translation>A+ 每周触达 {times} 次</translation>
    </message>
    <message>
        <source>A+ customers who got what the grade document asks for; of those who came within four weeks only what has fallen due since.</source>
        <translation>达到等级文档要求的 A+ 客户；四周内才出现的客户只要求其出现以来已到期的部分。</translation>
    </message>
    <message>
        <source>A+ from</source>
        <translation>A+ 起点</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accuracy by level and week</source>
        <translation>按层级和周的准确度</translation>
    </message>
    <message>
        <source>Accuracy, {weeks} weeks out</source>
        <translation>准确度，提前 {weeks} 周</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Add to agenda</source>
        <translation>加入议程</translation>
    </message>
    <message>
        <source>Adds to health</source>
        <translation>对健康度的贡献</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Agree on a new close date for the overdue deals, or close them as lost</source>
        <translation>为逾期商机商定新的成交日期，或标记为输单</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All 13 weeks</source>
        <translation>全部 13 周</translation>
    </message>
    <message>
        <source>All calls of the level</source>
        <translation>该层级的全部预测</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>All dimensions at once: {parts}.</source>
        <translation>同时按多个维度：{parts}。</translation>
    </message>
    <message>
        <source>All managers</source>
        <translation>全体经理</translation>
    </message>
    <message>
        <source>All methods</source>
        <translation>所有方法</translation>
    </message>
    <message>
        <source>All methods, as said then</source>
        <translation>所有方法，当时所说</translation>
    </message>
    <message>
        <source>All readings</source>
        <translation>所有读法</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>全部细分</translation>
    </message>
    <message>
        <source>All sellers</source>
        <translation>全体销售</translation>
    </message>
    <message>
        <source>All side by side</source>
        <translation>全部并列</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Already longer here than the target</source>
        <translation>停留已超过目标</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount {before} → {after}</source>
        <translation>金额 {before} → {after}</translation>
    </message>
    <message>
        <source>Any visit</source>
        <translation>曾经到访</translation>
    </message>
    <message>
        <source>Are leads in good hands?</source>
        <translation>线索是否得到妥善处理？</translation>
    </message>
    <message>
        <source>Ask for evidence before Commit</source>
        <translation>承诺之前先要求证据</translation>
    </message>
    <message>
        <source>Ask for the reason</source>
        <translation>询问原因</translation>
    </message>
    <message>
        <source>Ask what is held back, and why</source>
        <translation>询问保留了什么、为什么</translation>
    </message>
    <message>
        <source>At most one drop in</source>
        <translation>最多降一级的间隔</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>未联系</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>有风险</translation>
    </message>
    <message>
        <source>At risk ▼</source>
        <translation>有风险 ▼</translation>
    </message>
    <message>
        <source>B from</source>
        <translation>B 起点</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>此前</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Best and worst must differ.</source>
        <translation>最好与最差的值不能相同。</translation>
    </message>
    <message>
        <source>Best case</source>
        <translation>最佳情况</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>迄今最佳</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Biggest movers</source>
        <translation>变化最大</translation>
    </message>
    <message>
        <source>Blocker {before} → {after}</source>
        <translation>阻碍 {before} → {after}</translation>
    </message>
    <message>
        <source>Blockers</source>
        <translation>卡点</translation>
    </message>
    <message>
        <source>Blue: within ± {goal}. Orange: farther off; + too high, − too low. Grey: the quarter is not over.</source>
        <translation>蓝色：误差在 ± {goal} 以内。橙色：偏差更大；+ 偏高，− 偏低。灰色：季度尚未结束。</translation>
    </message>
    <message>
        <source>Bottlenecks</source>
        <translation>瓶颈</translation>
    </message>
    <message>
        <source>Brier {score} = reliability {rel} − resolution {res} + uncertainty {unc}; skill {skill}; n = {n}.</source>
        <translation>Brier 分 {score} = 可靠性 {rel} − 分辨力 {res} + 不确定性 {unc}；技能分 {skill}；n = {n}。</translation>
    </message>
    <message>
        <source>Budget clarity</source>
        <translation>预算明确度</translation>
    </message>
    <message>
        <source>By</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>By open rules, not a probability. Click a customer to see why.</source>
        <translation>按公开规则排序，不是概率。点击客户查看原因。</translation>
    </message>
    <message>
        <source>By people</source>
        <translation>按人员</translation>
    </message>
    <message>
        <source>By which dimension segments are looked at</source>
        <translation>按哪个维度查看细分</translation>
    </message>
    <message>
        <source>By {dimension}, opportunities created in the period</source>
        <translation>按{dimension}，统计期内创建的商机</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>Calibrated, 13 weeks</source>
        <translation>校准预测，13 周</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Call them this week</source>
        <translation>本周致电他们</translation>
    </message>
    <message>
        <source>Called {money} for {quarter}, {weeks} weeks before its end. The quarter is not over: nothing to hold it against yet.</source>
        <translation>在 {quarter} 结束前 {weeks} 周预测 {money}。季度尚未结束：还无从对照。</translation>
    </message>
    <message>
        <source>Called {money} for {quarter}, {weeks} weeks before its end; {actual} came: {error}.</source>
        <translation>在 {quarter} 结束前 {weeks} 周预测 {money}；实际 {actual}：{error}。</translation>
    </message>
    <message>
        <source>Came from {source}.</source>
        <translation>来自 {source}。</translation>
    </message>
    <message>
        <source>Can we trust the forecast?</source>
        <translation>预测可信吗？</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Category is judgement, evidence is fact, weighted is arithmetic: three readings of the same deals, never added.</source>
        <translation>类别是判断，证据是事实，加权是算术：同一批商机的三种读法，从不相加。</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Changes of colour</source>
        <translation>颜色变化次数</translation>
    </message>
    <message>
        <source>Choose a week to see what moved health since then.</source>
        <translation>选择一周，查看此后健康度变化的原因。</translation>
    </message>
    <message>
        <source>Clarify the budget</source>
        <translation>明确预算</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Clear first: {reason}</source>
        <translation>先解决：{reason}</translation>
    </message>
    <message>
        <source>Clear {blocker} first: {n} deals wait</source>
        <translation>先解决 {blocker}：{n} 个商机在等待</translation>
    </message>
    <message>
        <source>Close date passed</source>
        <translation>预计成交日已过</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closed {closed}, commit {commit}, best case {best}, pipeline {pipeline}. Signed or paid {committed}; weighted open deals {weighted}; commit without evidence {bare}.</source>
        <translation>已关闭 {closed}，承诺 {commit}，最佳情况 {best}，管道 {pipeline}。已签约或付款 {committed}；未结商机加权 {weighted}；无证据的承诺 {bare}。</translation>
    </message>
    <message>
        <source>Colour changes a month</source>
        <translation>每月变色次数</translation>
    </message>
    <message>
        <source>Colour: against all rows together; choose a period to compare each row with its own past</source>
        <translation>颜色：与所有行的合计相比；选择期间即可与各行自身过去比较</translation>
    </message>
    <message>
        <source>Colour: points above or below its own past, seen at the same age</source>
        <translation>颜色：高于或低于自身过去（按相同时长比较）的百分点</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Commit without evidence</source>
        <translation>无证据的承诺</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>已承诺</translation>
    </message>
    <message>
        <source>Committed, {period}</source>
        <translation>已承诺，{period}</translation>
    </message>
    <message>
        <source>Compare by {dimension} before judging anybody</source>
        <translation>先按{dimension}比较，再评判任何人</translation>
    </message>
    <message>
        <source>Compare with: {name}</source>
        <translation>对比：{name}</translation>
    </message>
    <message>
        <source>Competition</source>
        <translation>竞品对比情况</translation>
    </message>
    <message>
        <source>Compressed by</source>
        <translation>压缩比</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>旅程压缩</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Copied as a picture</source>
        <translation>已复制为图片</translation>
    </message>
    <message>
        <source>Copied as a table: {count} rows</source>
        <translation>已复制为表格：{count} 行</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copy the link to this view</source>
        <translation>复制此视图的链接</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Cost per deal won</source>
        <translation>单个赢单成本</translation>
    </message>
    <message>
        <source>Cost per lead</source>
        <translation>单条线索成本</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Coverage on the same day before, and how much of the target came: {list}.</source>
        <translation>以往同一天的覆盖率及目标达成：{list}。</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Cumulative incidence (Aalen-Johansen): open stays count until the day they were last seen.</source>
        <translation>累积发生率（Aalen-Johansen）：在手停留计算到最后被观察到的那一天。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer health</source>
        <translation>客户健康度</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers in the filter who have not left, whether they bought or not.</source>
        <translation>筛选范围内未流失的客户，无论是否购买过。</translation>
    </message>
    <message>
        <source>Customers of each grade by their health, and what they are worth a year. Enter or a double click lists them.</source>
        <translation>各等级客户按健康度的数量及年度价值。按回车或双击列出客户。</translation>
    </message>
    <message>
        <source>Customers who bought or are buying, without a two-way contact for so long.</source>
        <translation>已购买或正在购买、这么久没有双向联系的客户。</translation>
    </message>
    <message>
        <source>Customers whose health is red, of {n} known; {busy} of them have bought in the last 365 days, or have open deals and nothing bought yet</source>
        <translation>{n} 个已知客户中健康度为红色者；其中 {busy} 个在过去 365 天内购买过，或有未结商机而尚未购买</translation>
    </message>
    <message>
        <source>Cut-offs and time</source>
        <translation>分界与时间</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>数据截至
{moment}</translation>
    </message>
    <message>
        <source>Day after signing</source>
        <translation>签约后第几天</translation>
    </message>
    <message>
        <source>Day {day} of {days}: {won} won; by this day {share} usually is. At that pace it lands at {landing} ({low} – {high}).</source>
        <translation>第 {day} 天，共 {days} 天：已赢 {won}；往常到这一天已赢 {share}。按此节奏最终为 {landing}（{low} – {high}）。</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Days in stage</source>
        <translation>停留天数</translation>
    </message>
    <message>
        <source>Days in the stage before the move, half of them took less.</source>
        <translation>移动前在阶段中的天数，其中一半更短。</translation>
    </message>
    <message>
        <source>Days old</source>
        <translation>已历天数</translation>
    </message>
    <message>
        <source>Days sooner</source>
        <translation>提前天数</translation>
    </message>
    <message>
        <source>Days to close</source>
        <translation>成交天数</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Deal created: {stage}</source>
        <translation>创建商机：{stage}</translation>
    </message>
    <message>
        <source>Deal size</source>
        <translation>商机金额</translation>
    </message>
    <message>
        <source>Deal size × deals a year ÷ 365 × days sooner; a gain once. Assumes that every deal is won so much sooner, is paid when it is won, and that none is lost for it. Filled in at first: the last 365 days, and the mean compression or one day.</source>
        <translation>商机金额 × 每年赢单数 ÷ 365 × 提前天数；一次性收益。假设每个商机都提前这么多天赢单、赢单时即付款，且不会因此丢单。初始值：最近 365 天的赢单，以及平均压缩天数或一天。</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Deals a year</source>
        <translation>每年赢单数</translation>
    </message>
    <message>
        <source>Deals due this week</source>
        <translation>本周应成交</translation>
    </message>
    <message>
        <source>Deals here now</source>
        <translation>当前商机</translation>
    </message>
    <message>
        <source>Deals of the period that may yet be won</source>
        <translation>期间内仍可能赢单的商机</translation>
    </message>
    <message>
        <source>Deals that passed every stage before, in order.</source>
        <translation>按顺序经过之前每个阶段的商机。</translation>
    </message>
    <message>
        <source>Deals that wait now</source>
        <translation>正在等待的商机</translation>
    </message>
    <message>
        <source>Deals that were in the stage at all; may exceed 100 %.</source>
        <translation>曾处于该阶段的商机；可能超过 100%。</translation>
    </message>
    <message>
        <source>Deals that will come</source>
        <translation>将要进入的商机</translation>
    </message>
    <message>
        <source>Deals that …</source>
        <translation>商机特征</translation>
    </message>
    <message>
        <source>Deals waiting here now</source>
        <translation>正在此等待的商机</translation>
    </message>
    <message>
        <source>Decision chain</source>
        <translation>决策链完整度</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Decline the suggestion</source>
        <translation>拒绝建议</translation>
    </message>
    <message>
        <source>Decline, because…</source>
        <translation>拒绝，因为…</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Do chances come true?</source>
        <translation>概率兑现了吗？</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>下钻</translation>
    </message>
    <message>
        <source>Drill down</source>
        <translation>下钻</translation>
    </message>
    <message>
        <source>Drop a grade tonight</source>
        <translation>今晚降级</translation>
    </message>
    <message>
        <source>Due {first} – {last}</source>
        <translation>应成交 {first} – {last}</translation>
    </message>
    <message>
        <source>Each part got better and the whole got worse, or the other way round: the mix hides it.</source>
        <translation>各部分都变好而整体变差，或正好相反：结构变化掩盖了真相。</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>End to
end</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Enough known</source>
        <translation>信息充分</translation>
    </message>
    <message>
        <source>Enough known from</source>
        <translation>信息充分起点</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Every Monday of the past was forecast with what was known then.</source>
        <translation>对过去的每个周一，只用当时已知的信息做预测。</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他因素</translation>
    </message>
    <message>
        <source>Everything up to week</source>
        <translation>到第几周的累计</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Exchange rates alone moved the opening amount by {money}.</source>
        <translation>仅汇率就使期初金额变动 {money}。</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Exclude {name}</source>
        <translation>排除 {name}</translation>
    </message>
    <message>
        <source>Executive call this week ({grade} policy)</source>
        <translation>本周高层致电（{grade} 策略）</translation>
    </message>
    <message>
        <source>Executive visit every</source>
        <translation>高层拜访间隔</translation>
    </message>
    <message>
        <source>Exits</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
    </message>
    <message>
        <source>Expected close {before} → {after}</source>
        <translation>预计成交日 {before} → {after}</translation>
    </message>
    <message>
        <source>Expired, left out: {n} deals, {money}.</source>
        <translation>已失效而未计入：{n} 个商机，{money}。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>较快</translation>
    </message>
    <message>
        <source>Fewer are won than before: a shorter journey is no gain then. Before and after, not causal; satisfaction (NPS) is not known here.</source>
        <translation>赢单比以前少：此时旅程缩短并无收益。仅为前后对比，并非因果；此处没有满意度（NPS）数据。</translation>
    </message>
    <message>
        <source>Fewer than 20 customers: look at the interval.</source>
        <translation>客户不足 20 个，请看区间。</translation>
    </message>
    <message>
        <source>Fewer than 20 records: look at the interval.</source>
        <translation>不足 20 条记录：请参看置信区间。</translation>
    </message>
    <message>
        <source>Fewer than 5 customers with enough known: not judged.</source>
        <translation>信息充分的客户不足 5 个，不作判断。</translation>
    </message>
    <message>
        <source>Fewer than 5 records: too few to judge.</source>
        <translation>不足 5 条记录：样本太少，无法判断。</translation>
    </message>
    <message>
        <source>Fewer than ten outcomes: no figure is given.</source>
        <translation>结果不足十个，不给出数值。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Filter to {name}</source>
        <translation>仅看 {name}</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>Find out who decides</source>
        <translation>找出决策人</translation>
    </message>
    <message>
        <source>Find out who else is asked for an offer</source>
        <translation>了解还有哪些竞争报价</translation>
    </message>
    <message>
        <source>First known</source>
        <translation>最早已知</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Fold the list</source>
        <translation>收起列表</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Forecast by category</source>
        <translation>按类别的预测</translation>
    </message>
    <message>
        <source>Forecasting past Mondays</source>
        <translation>正在对过去的周一做预测</translation>
    </message>
    <message>
        <source>Forward exits by entries within the period; may exceed 100 %, mixes cohorts.</source>
        <translation>期内向前离开数除以进入数；可能超过 100%，混合不同群组。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Funnel health score</source>
        <translation>漏斗健康度</translation>
    </message>
    <message>
        <source>Furthest reached</source>
        <translation>最远到达</translation>
    </message>
    <message>
        <source>Furthest reached, without deals still undecided at the stage.</source>
        <translation>最远到达，不含仍在该阶段未决的商机。</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Get an answer before {day}: the grade drops then</source>
        <translation>在 {day} 前取得回应，否则将降级</translation>
    </message>
    <message>
        <source>Give at least one input a weight.</source>
        <translation>至少给一个输入项权重。</translation>
    </message>
    <message>
        <source>Give the leads of {name} to somebody</source>
        <translation>把 {name} 的线索分给其他人</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>Go through the {n} deals that wait</source>
        <translation>逐一检查等待中的 {n} 个商机</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>继续推进</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Grade by health</source>
        <translation>等级与健康度</translation>
    </message>
    <message>
        <source>Grade changes a month: {before} published, {after} draft.</source>
        <translation>每月等级变化：已发布 {before}，草稿 {after}。</translation>
    </message>
    <message>
        <source>Grade grid</source>
        <translation>等级网格</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>等级 {grade}</translation>
    </message>
    <message>
        <source>Grades cannot be looked at {value}.</source>
        <translation>等级不能按 {value} 评估。</translation>
    </message>
    <message>
        <source>Grew</source>
        <translation>增额</translation>
    </message>
    <message>
        <source>Grey worth: may be chance, after so many comparisons.</source>
        <translation>灰色价值：经过这么多比较，可能是偶然。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Half of all leads are answered by then, those still waiting counted; 95 % interval {low} to {high}; n = {n}</source>
        <translation>到那时一半线索已得到响应，仍在等待的也计入；95% 区间 {low} 至 {high}；n = {n}</translation>
    </message>
    <message>
        <source>Half of the deals leave within {days} (95 % interval {low} to {high}); {n} stays, {running} of them still last.</source>
        <translation>一半的商机在 {days}内离开（95 % 区间 {low} 至 {high}）；共 {n} 次停留，其中 {running} 次仍在继续。</translation>
    </message>
    <message>
        <source>Half of the deals leave within {days}; open stays are counted.</source>
        <translation>半数商机在 {days}内离开；未结束的停留也计算在内。</translation>
    </message>
    <message>
        <source>Half stay {days}, {usual} in its own best quarters.</source>
        <translation>一半停留 {days}，自身最好的季度为 {usual}。</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Have owners set a date or close them</source>
        <translation>请负责人重设日期或关闭</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康度</translation>
    </message>
    <message>
        <source>Health by value</source>
        <translation>按价值的健康度</translation>
    </message>
    <message>
        <source>Health by value: mean of the known scores, weighted by what each customer is worth a year. A group is as well as its mean and as sick as its worst.</source>
        <translation>按价值的健康度：已知评分按客户年度价值加权平均。一组的好坏既看均值，也看最差者。</translation>
    </message>
    <message>
        <source>Health fell by {points} points in 30 days.</source>
        <translation>30 天内健康度下降 {points} 分。</translation>
    </message>
    <message>
        <source>Health in 52 weeks</source>
        <translation>52 周健康度</translation>
    </message>
    <message>
        <source>Health laboratory…</source>
        <translation>健康度实验室…</translation>
    </message>
    <message>
        <source>Health map</source>
        <translation>健康度地图</translation>
    </message>
    <message>
        <source>Health {before} → {now} in 60 days.</source>
        <translation>60 天内健康度 {before} → {now}。</translation>
    </message>
    <message>
        <source>Health {score}</source>
        <translation>健康度 {score}</translation>
    </message>
    <message>
        <source>Health, weighted by value</source>
        <translation>健康度（按价值加权）</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Healthy from</source>
        <translation>健康起点</translation>
    </message>
    <message>
        <source>Healthy until</source>
        <translation>健康下限</translation>
    </message>
    <message>
        <source>Healthy ▲</source>
        <translation>健康 ▲</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>收缩后</translation>
    </message>
    <message>
        <source>Help and keys</source>
        <translation>帮助与快捷键</translation>
    </message>
    <message>
        <source>Hits within ± {goal}</source>
        <translation>误差在 ± {goal} 以内</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Hours unseen before</source>
        <translation>此前未见小时数</translation>
    </message>
    <message>
        <source>How far off in the past</source>
        <translation>以往误差</translation>
    </message>
    <message>
        <source>How they leave</source>
        <translation>如何离开</translation>
    </message>
    <message>
        <source>Hygiene</source>
        <translation>数据健康</translation>
    </message>
    <message>
        <source>If unknown</source>
        <translation>未知时</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>30 天变化</translation>
    </message>
    <message>
        <source>In all {n} of {all} key deals verified ({share}).</source>
        <translation>合计核实了 {all} 个关键商机中的 {n} 个（{share}）。</translation>
    </message>
    <message>
        <source>In interval</source>
        <translation>区间内</translation>
    </message>
    <message>
        <source>In stage</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>In strict order</source>
        <translation>严格顺序</translation>
    </message>
    <message>
        <source>In the filter</source>
        <translation>筛选范围内</translation>
    </message>
    <message>
        <source>In the last 48 hours: {what}.</source>
        <translation>最后 48 小时：{what}。</translation>
    </message>
    <message>
        <source>In the last seven days</source>
        <translation>最近七天</translation>
    </message>
    <message>
        <source>In the past: {told}.</source>
        <translation>以往：{told}。</translation>
    </message>
    <message>
        <source>In the {n} weeks that are over {came} came, {said} had been said.</source>
        <translation>已结束的 {n} 周实际为 {came}，当时所说为 {said}。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入项</translation>
    </message>
    <message>
        <source>Inputs that appeared or vanished</source>
        <translation>新增或消失的输入项</translation>
    </message>
    <message>
        <source>It hides the one deal that never left.</source>
        <translation>它掩盖了 1 个从未离开的商机。</translation>
    </message>
    <message>
        <source>It hides the {count} deals that never left.</source>
        <translation>它掩盖了 {count} 个从未离开的商机。</translation>
    </message>
    <message>
        <source>Its own past at the same age {share}: {points}.</source>
        <translation>自身过去同期（相同时长）{share}：{points}。</translation>
    </message>
    <message>
        <source>Its past accuracy is being computed: {progress}</source>
        <translation>正在计算其以往准确度：{progress}</translation>
    </message>
    <message>
        <source>Journey compression</source>
        <translation>客户旅程压缩</translation>
    </message>
    <message>
        <source>Just signed</source>
        <translation>新签约</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keeps the new stage probabilities as a draft; nothing changes until it is published.</source>
        <translation>把新的阶段概率存为草稿；发布之前不会有任何改变。</translation>
    </message>
    <message>
        <source>Kept by {author} on {moment} with the call of {level}.</source>
        <translation>由 {author} 于 {moment} 随{level}的预测一起保存。</translation>
    </message>
    <message>
        <source>Kept by {author} on {moment}.</source>
        <translation>由 {author} 于 {moment} 保存。</translation>
    </message>
    <message>
        <source>Known of its weight</source>
        <translation>已知权重</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大的客户</translation>
    </message>
    <message>
        <source>Last 13 weeks</source>
        <translation>最近 13 周</translation>
    </message>
    <message>
        <source>Last 26 weeks</source>
        <translation>最近 26 周</translation>
    </message>
    <message>
        <source>Last call: {amount} on {moment}.</source>
        <translation>上次预测：{amount}，{moment}。</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Last two-way contact</source>
        <translation>最近双向联系</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Lead came in: {source}</source>
        <translation>线索进入：{source}</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>业绩排行榜</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Leans</source>
        <translation>倾向</translation>
    </message>
    <message>
        <source>Leave it closed</source>
        <translation>保持关闭</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Ledger of visits</source>
        <translation>到访台账</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Left before and not counted</source>
        <translation>此前流失，未计入</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>较少</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Level · weeks</source>
        <translation>层级 · 周</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Levels of the tree</source>
        <translation>分解层级</translation>
    </message>
    <message>
        <source>Lift in the worst tenth</source>
        <translation>最差十分之一的提升</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Likeliest to leave</source>
        <translation>最可能流失的客户</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Look at the first</source>
        <translation>查看第一个</translation>
    </message>
    <message>
        <source>Look at this quarter alone</source>
        <translation>只看这个季度</translation>
    </message>
    <message>
        <source>Look at who takes new leads there, and when</source>
        <translation>查看那里由谁、何时接手新线索</translation>
    </message>
    <message>
        <source>Looked after</source>
        <translation>已跟进</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Lost: {reason}</source>
        <translation>输单：{reason}</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>构成</translation>
    </message>
    <message>
        <source>Managers</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>路径图</translation>
    </message>
    <message>
        <source>May be chance: {looked} steps and segments were looked at, and one of them is always the slowest.</source>
        <translation>可能是偶然：共查看了 {looked} 个步骤和细分，其中总有一个最慢。</translation>
    </message>
    <message>
        <source>Mean at the customer mix of before</source>
        <translation>按此前客户结构计算的平均值</translation>
    </message>
    <message>
        <source>Mean of finished deals only, as most tools show it: {days}.</source>
        <translation>仅已结束商机的平均值（多数工具如此显示）：{days}。</translation>
    </message>
    <message>
        <source>Mean of finished stays only, as others report it: {days}.</source>
        <translation>仅算已结束的停留，平均 {days}（常见口径）。</translation>
    </message>
    <message>
        <source>Mean of won deals</source>
        <translation>赢单商机平均值</translation>
    </message>
    <message>
        <source>Measured as</source>
        <translation>计量方式</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Median
days</source>
        <translation>中位
天数</translation>
    </message>
    <message>
        <source>Median days from creation to winning</source>
        <translation>从创建到赢单的天数中位数</translation>
    </message>
    <message>
        <source>Median of won deals</source>
        <translation>赢单商机中位数</translation>
    </message>
    <message>
        <source>Median sales cycle</source>
        <translation>成交周期中位数</translation>
    </message>
    <message>
        <source>Median with open deals counted</source>
        <translation>计入在手商机的中位数</translation>
    </message>
    <message>
        <source>Median, open stays included; colour: faster or slower than its own past</source>
        <translation>中位数，含未结束的停留；颜色：比自身过去快或慢</translation>
    </message>
    <message>
        <source>Method · weeks ahead</source>
        <translation>方法 · 提前周数</translation>
    </message>
    <message>
        <source>Method, or what we said then</source>
        <translation>方法，或我们当时怎么说</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Methods, walked forward</source>
        <translation>各方法逐周回测</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>遗漏</translation>
    </message>
    <message>
        <source>Missing values cannot be treated as {value}.</source>
        <translation>缺失值不能按 {value} 处理。</translation>
    </message>
    <message>
        <source>Mix and rate</source>
        <translation>结构与转化</translation>
    </message>
    <message>
        <source>Mix, pts</source>
        <translation>结构（百分点）</translation>
    </message>
    <message>
        <source>Mix: {dimension} {value}</source>
        <translation>结构：{dimension} {value}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>较多</translation>
    </message>
    <message>
        <source>More than half of the {n} stays have not ended yet.</source>
        <translation>{n} 次停留中超过一半尚未结束。</translation>
    </message>
    <message>
        <source>Move on to {stage}</source>
        <translation>推进到{stage}</translation>
    </message>
    <message>
        <source>Moved back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>所需</translation>
    </message>
    <message>
        <source>Nested windows: at each of {n} Mondays the methods, and the weights of the blend, were fitted only on what was observed before it; errors are of the {reported} Mondays that were not used for choosing. Quarters repeat from Monday to Monday, so n counts origins, not independent trials.</source>
        <translation>嵌套窗口：在 {n} 个周一的每一个，各方法及组合权重只用此前观察到的数据拟合；误差来自未用于选择的 {reported} 个周一。相邻周一的季度有重叠，所以 n 是起点数，不是独立试验数。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next 13 weeks; 80 % interval {low} – {high}; n = {n} past forecasts</source>
        <translation>未来 13 周；80% 区间 {low} – {high}；以往 n = {n} 次预测</translation>
    </message>
    <message>
        <source>Next best actions</source>
        <translation>下一步行动</translation>
    </message>
    <message>
        <source>No amount</source>
        <translation>没有金额</translation>
    </message>
    <message>
        <source>No answer from the customer for too long</source>
        <translation>客户长时间没有回应</translation>
    </message>
    <message>
        <source>No call of a period that is over.</source>
        <translation>没有已结束期间的预测。</translation>
    </message>
    <message>
        <source>No close date</source>
        <translation>没有预计成交日</translation>
    </message>
    <message>
        <source>No customer has the grade A+.</source>
        <translation>没有 A+ 级客户。</translation>
    </message>
    <message>
        <source>No customer who bought has gone silent for longer than usual. Select a customer to see why its health is what it is.</source>
        <translation>已购买的客户中没有沉默时间超出以往的。选择一个客户，查看其健康度的由来。</translation>
    </message>
    <message>
        <source>No customer&apos;s health fell in 30 days.</source>
        <translation>30 天内没有客户的健康度下降。</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>No deal entered a stage in this period with these limits.</source>
        <translation>在此期间和筛选条件下，没有商机进入任何阶段。</translation>
    </message>
    <message>
        <source>No deal has moved between stages here yet.</source>
        <translation>这里还没有商机在阶段之间移动。</translation>
    </message>
    <message>
        <source>No deal has reached this stage in the period.</source>
        <translation>本期没有商机到达此阶段。</translation>
    </message>
    <message>
        <source>No deal with a stated probability has ended yet: nothing can be held against it.</source>
        <translation>还没有带概率的商机结束：无从对照。</translation>
    </message>
    <message>
        <source>No deals here.</source>
        <translation>此处没有商机。</translation>
    </message>
    <message>
        <source>No deals yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>No grade</source>
        <translation>无等级</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>No lead waits for somebody who left.</source>
        <translation>没有线索在等待已离职的人。</translation>
    </message>
    <message>
        <source>No leads</source>
        <translation>没有线索</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>No origin to report.</source>
        <translation>没有可报告的起点。</translation>
    </message>
    <message>
        <source>No quarter of these weeks is over yet: there is nothing to hold the calls against. WAPE and bias at the right are of earlier quarters.</source>
        <translation>这些周所属的季度都尚未结束：无从对照。右侧的 WAPE 和偏差来自更早的季度。</translation>
    </message>
    <message>
        <source>No quarter with submissions is over yet: nobody can be judged.</source>
        <translation>还没有带提交的季度结束：无法评价任何人。</translation>
    </message>
    <message>
        <source>No score is known in the last 52 weeks.</source>
        <translation>最近 52 周没有评分。</translation>
    </message>
    <message>
        <source>No score is known in this time.</source>
        <translation>此期间没有评分。</translation>
    </message>
    <message>
        <source>No score then, or none now: there is nothing to compare.</source>
        <translation>当时或现在没有评分，无法比较。</translation>
    </message>
    <message>
        <source>No stay has ended yet; {count} still last.</source>
        <translation>还没有停留结束；{count} 次仍在继续。</translation>
    </message>
    <message>
        <source>No target is known here.</source>
        <translation>这里没有已知目标。</translation>
    </message>
    <message>
        <source>No test: {why}.</source>
        <translation>没有回测：{why}。</translation>
    </message>
    <message>
        <source>No total reaches {value}: 20 is the most.</source>
        <translation>总分最高 20，达不到 {value}。</translation>
    </message>
    <message>
        <source>No two-way contact for {days}.</source>
        <translation>已有 {days}没有双向联系。</translation>
    </message>
    <message>
        <source>No two-way contact in the last 30 days is counted.</source>
        <translation>最近 30 天没有双向联系。</translation>
    </message>
    <message>
        <source>No two-way contact is recorded.</source>
        <translation>没有双向联系记录。</translation>
    </message>
    <message>
        <source>No week of it is over yet.</source>
        <translation>其中还没有一周结束。</translation>
    </message>
    <message>
        <source>Nobody has submitted a forecast yet. Submit one with the button above; its accuracy shows here once the quarter is over.</source>
        <translation>还没有人提交预测。请用上方按钮提交；季度结束后这里会显示其准确度。</translation>
    </message>
    <message>
        <source>Nobody is likely to leave</source>
        <translation>没有客户有流失迹象</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Not enough history</source>
        <translation>历史数据不足</translation>
    </message>
    <message>
        <source>Not enough of the past is over to tell its accuracy.</source>
        <translation>已结束的历史还不够，无法说明准确度。</translation>
    </message>
    <message>
        <source>Not limited by: {names}.</source>
        <translation>不受限于：{names}。</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Nothing happened.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有这个名称的内容。</translation>
    </message>
    <message>
        <source>Nothing is slower than its own past: the steps with most stays are shown.</source>
        <translation>没有比自身过去更慢的：显示停留最多的步骤。</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选的内容</translation>
    </message>
    <message>
        <source>Nothing stands out</source>
        <translation>没有突出的问题</translation>
    </message>
    <message>
        <source>Nothing urgent: keep the rhythm, ask for a referral</source>
        <translation>暂无紧急事项：保持节奏，请客户推荐</translation>
    </message>
    <message>
        <source>Nothing was called for {quarter} by then.</source>
        <translation>到那时还没有对 {quarter} 的预测。</translation>
    </message>
    <message>
        <source>Nothing was due in this period, or it has not begun.</source>
        <translation>本期没有应成交的商机，或本期尚未开始。</translation>
    </message>
    <message>
        <source>Nothing was entered here for this period yet.</source>
        <translation>这里还没有为该期间录入过预测。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Now mostly: {reason}</source>
        <translation>目前主要是：{reason}</translation>
    </message>
    <message>
        <source>Nowhere in particular</source>
        <translation>没有明显卡点</translation>
    </message>
    <message>
        <source>Objections: {names}.</source>
        <translation>异议：{names}。</translation>
    </message>
    <message>
        <source>Of this grade</source>
        <translation>占该等级</translation>
    </message>
    <message>
        <source>Of {n} deals given {stated}, {share} were won.</source>
        <translation>{n} 个报 {stated} 的商机中，{share} 赢单。</translation>
    </message>
    <message>
        <source>On the agenda: {title}</source>
        <translation>已加入议程：{title}</translation>
    </message>
    <message>
        <source>On {n} deals created after {day} that the new probabilities had not seen, reliability goes from {before} to {after}: better.</source>
        <translation>在 {day} 之后创建、新概率未曾见过的 {n} 个商机上，可靠性从 {before} 变为 {after}：更好。</translation>
    </message>
    <message>
        <source>On {n} deals created after {day} that the new probabilities had not seen, reliability goes from {before} to {after}: not better.</source>
        <translation>在 {day} 之后创建、新概率未曾见过的 {n} 个商机上，可靠性从 {before} 变为 {after}：没有变好。</translation>
    </message>
    <message>
        <source>One point a week, as it was known then. The timeline shows the weeks and why health moved.</source>
        <translation>每周一点，按当时已知的数据。时间线会显示各周以及健康度变化的原因。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>Open amount</source>
        <translation>在手金额</translation>
    </message>
    <message>
        <source>Open bottlenecks →</source>
        <translation>打开瓶颈 →</translation>
    </message>
    <message>
        <source>Open customers →</source>
        <translation>打开客户 →</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>在手商机数</translation>
    </message>
    <message>
        <source>Open deals that stand in the stage now, of those created in the period</source>
        <translation>统计期内创建、目前处于该阶段的在手商机</translation>
    </message>
    <message>
        <source>Open forecast →</source>
        <translation>打开预测 →</translation>
    </message>
    <message>
        <source>Open funnel →</source>
        <translation>打开漏斗 →</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>在独立窗口中打开</translation>
    </message>
    <message>
        <source>Open or close the inspector</source>
        <translation>打开或关闭详情面板</translation>
    </message>
    <message>
        <source>Open pipeline</source>
        <translation>在手商机</translation>
    </message>
    <message>
        <source>Open reports →</source>
        <translation>打开报告 →</translation>
    </message>
    <message>
        <source>Open the link from the clipboard</source>
        <translation>打开剪贴板上的链接</translation>
    </message>
    <message>
        <source>Open this link</source>
        <translation>打开此链接</translation>
    </message>
    <message>
        <source>Open, with evidence</source>
        <translation>在手且有证据</translation>
    </message>
    <message>
        <source>Opening, causes and closing add up to the cent.</source>
        <translation>期初、各原因与期末分毫不差。</translation>
    </message>
    <message>
        <source>Other gains</source>
        <translation>其他增加</translation>
    </message>
    <message>
        <source>Other losses</source>
        <translation>其他减少</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Otherwise in</source>
        <translation>其他转入</translation>
    </message>
    <message>
        <source>Otherwise out</source>
        <translation>其他转出</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outline: published. Filled: draft.</source>
        <translation>空心：已发布。实心：草稿。</translation>
    </message>
    <message>
        <source>Over all quarters that are over</source>
        <translation>所有已结束的季度</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Overdue deals</source>
        <translation>超期商机</translation>
    </message>
    <message>
        <source>Override grade…</source>
        <translation>调整等级…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>应做</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Owner {before} → {after}</source>
        <translation>负责人 {before} → {after}</translation>
    </message>
    <message>
        <source>Page, filter, saved view, customer, deal, action, or a link</source>
        <translation>页面、筛选、保存的视图、客户、商机、操作或链接</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Past due</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Period: {name}</source>
        <translation>期间：{name}</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Pipeline {pipeline}</source>
        <translation>销售流程 {pipeline}</translation>
    </message>
    <message>
        <source>Pipeline {pipeline}, stage {stage}</source>
        <translation>销售流程 {pipeline}，阶段 {stage}</translation>
    </message>
    <message>
        <source>Please say a little more: why does it not fit?</source>
        <translation>请再多说一点：为什么不合适？</translation>
    </message>
    <message>
        <source>Points of 100</source>
        <translation>得分（满分 100）</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Pulled in</source>
        <translation>提前进来</translation>
    </message>
    <message>
        <source>Pulled out</source>
        <translation>提前出去</translation>
    </message>
    <message>
        <source>Pulled towards the team&apos;s rate where few deals speak</source>
        <translation>商机少时向团队比率收缩</translation>
    </message>
    <message>
        <source>Pulls</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Purchase urgency</source>
        <translation>采购紧迫性</translation>
    </message>
    <message>
        <source>Pushed in</source>
        <translation>推迟进来</translation>
    </message>
    <message>
        <source>Pushed most</source>
        <translation>推迟最多</translation>
    </message>
    <message>
        <source>Pushed out</source>
        <translation>推迟出去</translation>
    </message>
    <message>
        <source>Pushes</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Put customers together by</source>
        <translation>客户分组依据</translation>
    </message>
    <message>
        <source>Quarter by quarter</source>
        <translation>逐季对比</translation>
    </message>
    <message>
        <source>Quarter totals as forecast {weeks} weeks before the quarter&apos;s end, against what was booked; at each Monday of the past with what was known then.</source>
        <translation>季末前 {weeks} 周所预测的季度总额与实际对照；对过去的每个周一，只用当时已知的信息。</translation>
    </message>
    <message>
        <source>Quarter, weeks before its end</source>
        <translation>季度，按距季末周数</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Rate, pts</source>
        <translation>转化（百分点）</translation>
    </message>
    <message>
        <source>Rate: {dimension} {value}</source>
        <translation>转化：{dimension} {value}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Reading the names…</source>
        <translation>正在读取名称…</translation>
    </message>
    <message>
        <source>Recalibrate</source>
        <translation>重新校准</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Reconstructed: this field keeps no history and was read only after the day that is shown. It counts as it is now.</source>
        <translation>回溯重建：该字段没有历史，且在所示日期之后才读取，按当前值计算。</translation>
    </message>
    <message>
        <source>Region · manager · owner</source>
        <translation>区域 · 经理 · 负责人</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Reopened: {before} → {after}</source>
        <translation>重新打开：{before} → {after}</translation>
    </message>
    <message>
        <source>Replies take {hours} hours in the median.</source>
        <translation>回复时间中位数 {hours} 小时。</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Resolved only</source>
        <translation>仅已有结果</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回报</translation>
    </message>
    <message>
        <source>Return on lead sources</source>
        <translation>线索来源回报</translation>
    </message>
    <message>
        <source>Rolling 13 weeks</source>
        <translation>滚动 13 周</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run the test of methods again</source>
        <translation>重新回测各方法</translation>
    </message>
    <message>
        <source>Said for 13 weeks: {money}.</source>
        <translation>当时所说的 13 周合计：{money}。</translation>
    </message>
    <message>
        <source>Sales Cockpit</source>
        <translation>销售驾驶舱</translation>
    </message>
    <message>
        <source>Save this view under a name…</source>
        <translation>命名并保存此视图…</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>已保存为“{name}”</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Search customers, deals and filters</source>
        <translation>搜索客户、商机和筛选</translation>
    </message>
    <message>
        <source>See it as of today</source>
        <translation>查看截至今天</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Selected customers</source>
        <translation>所选客户</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Sellers</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Sellers&apos; calls are usually {share} too high.</source>
        <translation>销售的预测通常偏高 {share}。</translation>
    </message>
    <message>
        <source>Sellers&apos; calls are usually {share} too low.</source>
        <translation>销售的预测通常偏低 {share}。</translation>
    </message>
    <message>
        <source>Sellers&apos; probabilities</source>
        <translation>销售所报概率</translation>
    </message>
    <message>
        <source>Set by {who}: {reason}</source>
        <translation>由 {who} 设定：{reason}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Share of all stays.</source>
        <translation>占全部停留的比例。</translation>
    </message>
    <message>
        <source>Share of the customers with enough known. Value: won in 365 days, or open where nothing was ever won.</source>
        <translation>在信息充分的客户中的占比。价值：365 天内赢单额；从未赢单的取未结金额。</translation>
    </message>
    <message>
        <source>Share of the leads that were qualified, with its 95 % interval</source>
        <translation>合格线索的比例及其 95% 区间</translation>
    </message>
    <message>
        <source>Share of the stays for which a reason was recorded while they lasted.</source>
        <translation>在停留期间记录了原因的停留中的占比。</translation>
    </message>
    <message>
        <source>Share of the stays that ended and went on, against the same step before; n = {n}; 95 % interval {low} to {high}</source>
        <translation>已结束的停留中继续推进的比例，与同一环节此前相比；n = {n}；95% 区间 {low} 至 {high}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show customers</source>
        <translation>查看客户</translation>
    </message>
    <message>
        <source>Show deals</source>
        <translation>查看商机</translation>
    </message>
    <message>
        <source>Show records</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Show the agenda</source>
        <translation>显示议程</translation>
    </message>
    <message>
        <source>Show {view}</source>
        <translation>显示{view}</translation>
    </message>
    <message>
        <source>Shown without what is not known here: {what}</source>
        <translation>以下内容在此处未知，已略去后显示：{what}</translation>
    </message>
    <message>
        <source>Shrank</source>
        <translation>减额</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Silence drops a grade after</source>
        <translation>沉默降级期限</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>沉默</translation>
    </message>
    <message>
        <source>Silent for {days}.</source>
        <translation>已沉默 {days}。</translation>
    </message>
    <message>
        <source>Silent for {days}; the longest pause before was {longest}.</source>
        <translation>已沉默 {days}；此前最长间隔 {longest}。</translation>
    </message>
    <message>
        <source>Silent over 15 days</source>
        <translation>超过 15 天无活动</translation>
    </message>
    <message>
        <source>Silent ≥ {days} days</source>
        <translation>沉默 ≥ {days} 天</translation>
    </message>
    <message>
        <source>Since you last looked</source>
        <translation>自您上次查看以来</translation>
    </message>
    <message>
        <source>Since {day}: {before} → {after}. {parts}</source>
        <translation>自 {day}：{before} → {after}。{parts}</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单列</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>顺延</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>滑期</translation>
    </message>
    <message>
        <source>Slippage and pushes</source>
        <translation>滑期与推迟</translation>
    </message>
    <message>
        <source>Slipped</source>
        <translation>滑期率</translation>
    </message>
    <message>
        <source>Slipped: due when the period began, and pushed out of it or past due since. Push: into another quarter; slide: within it.</source>
        <translation>滑期：期初时应在本期成交，后来被推出本期或已逾期。推迟：推到另一季度；顺延：在季度内。</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>较慢</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Stage in</source>
        <translation>阶段转入</translation>
    </message>
    <message>
        <source>Stage out</source>
        <translation>阶段转出</translation>
    </message>
    <message>
        <source>Stage stands still</source>
        <translation>阶段停滞</translation>
    </message>
    <message>
        <source>Stage {before} → {after}</source>
        <translation>阶段 {before} → {after}</translation>
    </message>
    <message>
        <source>Stage-to-stage conversion by {dimension}, cohort of opportunities created in the period</source>
        <translation>按{dimension}的阶段转化率，统计期内创建的商机群组</translation>
    </message>
    <message>
        <source>Stages&apos; probabilities</source>
        <translation>阶段概率</translation>
    </message>
    <message>
        <source>Standing there now: {n}; for longer than usual: {late}.</source>
        <translation>目前停留：{n}；超过通常时长：{late}。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Still being computed.</source>
        <translation>仍在计算。</translation>
    </message>
    <message>
        <source>Still in “{stage}” after … days</source>
        <translation>…天后仍在“{stage}”</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>仍未结</translation>
    </message>
    <message>
        <source>Still there</source>
        <translation>仍在此阶段</translation>
    </message>
    <message>
        <source>Stop routing to {name}: {n} leads came after leaving</source>
        <translation>停止分配给 {name}：离职后仍有 {n} 条线索</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>预测提报</translation>
    </message>
    <message>
        <source>Submit the forecast…</source>
        <translation>提交预测…</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>提交人</translation>
    </message>
    <message>
        <source>Submitted by reps</source>
        <translation>销售提交</translation>
    </message>
    <message>
        <source>Submitted, {period}</source>
        <translation>已提交，{period}</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Sum, pts</source>
        <translation>合计（百分点）</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Take over a preset…</source>
        <translation>采用预设…</translation>
    </message>
    <message>
        <source>Taken off the agenda: {title}</source>
        <translation>已从议程移除：{title}</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Target, taken apart</source>
        <translation>目标分解</translation>
    </message>
    <message>
        <source>Target, {period}</source>
        <translation>目标，{period}</translation>
    </message>
    <message>
        <source>Targets by customer tier are allotted as the twelve months before were won; nobody set them.</source>
        <translation>按客户层级的目标是按此前十二个月的赢单分摊的，并非有人设定。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Tested against</source>
        <translation>检验对象</translation>
    </message>
    <message>
        <source>That agrees with what was stated.</source>
        <translation>与所报概率相符。</translation>
    </message>
    <message>
        <source>That is too few to judge by.</source>
        <translation>太少，不足以判断。</translation>
    </message>
    <message>
        <source>That is {points} off, more than chance explains.</source>
        <translation>相差 {points}，超出偶然所能解释。</translation>
    </message>
    <message>
        <source>That lies in the interval.</source>
        <translation>落在区间之内。</translation>
    </message>
    <message>
        <source>That lies outside the interval.</source>
        <translation>落在区间之外。</translation>
    </message>
    <message>
        <source>The amount changed {count} times.</source>
        <translation>金额变动 {count} 次。</translation>
    </message>
    <message>
        <source>The blend was closer at {wins} of {n} origins (sign test p = {p}); its mean error differs by {points} of what was booked.</source>
        <translation>在 {n} 个起点中，组合有 {wins} 次更接近（符号检验 p = {p}）；平均误差相差实际的 {points}。</translation>
    </message>
    <message>
        <source>The cache holds no deals as of this day. Connect a CRM or import files.</source>
        <translation>截至这一天，缓存中没有商机。请连接 CRM 或导入文件。</translation>
    </message>
    <message>
        <source>The close date was moved {count} times.</source>
        <translation>预计成交日改动 {count} 次。</translation>
    </message>
    <message>
        <source>The closing amount counted directly differs: the source&apos;s history has gaps.</source>
        <translation>直接统计的期末金额不同：来源的历史有缺口。</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>全公司</translation>
    </message>
    <message>
        <source>The customer answered again</source>
        <translation>客户再次回应</translation>
    </message>
    <message>
        <source>The customer did something: {what}</source>
        <translation>客户有所行动：{what}</translation>
    </message>
    <message>
        <source>The cut-offs must fall: A+ {a_plus}, A {a}, B {b}.</source>
        <translation>分界须递减：A+ {a_plus}、A {a}、B {b}。</translation>
    </message>
    <message>
        <source>The deal size is no amount.</source>
        <translation>商机金额不是有效金额。</translation>
    </message>
    <message>
        <source>The demo company could not be started. In a terminal, run: sales-cockpit demo</source>
        <translation>无法启动演示公司。请在终端运行：sales-cockpit demo</translation>
    </message>
    <message>
        <source>The demo company is being built; its own window opens in about half a minute. Your data stays as it is.</source>
        <translation>正在生成演示公司；约半分钟后会打开它自己的窗口。您的数据保持不变。</translation>
    </message>
    <message>
        <source>The draft of the stage document is as it was before.</source>
        <translation>阶段文档的草稿已恢复原状。</translation>
    </message>
    <message>
        <source>The errors keep one direction: the tracking signal is beyond its limit since period {n}.</source>
        <translation>误差始终朝一个方向：自第 {n} 期起跟踪信号超出界限。</translation>
    </message>
    <message>
        <source>The export failed: {why}</source>
        <translation>导出失败：{why}</translation>
    </message>
    <message>
        <source>The five spans of urgency must grow.</source>
        <translation>五段紧迫期须递增。</translation>
    </message>
    <message>
        <source>The gap costs about {money} of won value a quarter (estimate).</source>
        <translation>这一差距每季度约损失赢单金额 {money}（估算）。</translation>
    </message>
    <message>
        <source>The grade set by hand ended</source>
        <translation>人工设定的等级已结束</translation>
    </message>
    <message>
        <source>The grade was set by hand.</source>
        <translation>等级由人工设定。</translation>
    </message>
    <message>
        <source>The group as a whole</source>
        <translation>整组情况</translation>
    </message>
    <message>
        <source>The guard holds. Before and after, not causal; satisfaction (NPS) is not known here.</source>
        <translation>护栏指标成立。仅为前后对比，并非因果；此处没有满意度（NPS）数据。</translation>
    </message>
    <message>
        <source>The input {name} cannot be read.</source>
        <translation>无法读取输入项 {name}。</translation>
    </message>
    <message>
        <source>The last amount lies {share} below the highest.</source>
        <translation>最终金额比最高值低 {share}。</translation>
    </message>
    <message>
        <source>The limits cross: {high} must not lie below {low}.</source>
        <translation>界限交叉：{high} 不得低于 {low}。</translation>
    </message>
    <message>
        <source>The link to this view is on the clipboard. Who opens it sees it in their own data.</source>
        <translation>此视图的链接已在剪贴板上。打开它的人看到的是自己的数据。</translation>
    </message>
    <message>
        <source>The methods, and below them what we said then: forecasts as they were kept, beside what came. A star: kept with a call.</source>
        <translation>各种方法，其下是我们当时怎么说：按保存时的原样显示的预测，旁边是实际结果。星号：随预测一起保存。</translation>
    </message>
    <message>
        <source>The new probabilities wait as a draft of the stage document; nothing changes until it is published.</source>
        <translation>新的概率已存为阶段文档的草稿；发布之前不会有任何改变。</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>The one week</source>
        <translation>单独一周</translation>
    </message>
    <message>
        <source>The past is being walked through: at each Monday every method forecasts with what was known then.</source>
        <translation>正在逐周回测：在每个周一，每种方法只用当时已知的信息做预测。</translation>
    </message>
    <message>
        <source>The policy owes customers of the grade A+ nothing.</source>
        <translation>策略对 A+ 级客户没有任何规定。</translation>
    </message>
    <message>
        <source>The probability {value} must lie between 0 and 1.</source>
        <translation>概率 {value} 须在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The quarter is not over: no error yet.</source>
        <translation>季度尚未结束：还没有误差。</translation>
    </message>
    <message>
        <source>The saved view “{name}” was deleted</source>
        <translation>已删除保存的视图“{name}”</translation>
    </message>
    <message>
        <source>The share must lie between 0 and 100 %.</source>
        <translation>比例须在 0 到 100 % 之间。</translation>
    </message>
    <message>
        <source>The sign behind a figure: what this level gained on the one below, in points. Leaning is told of people with three quarters whose interval leaves zero out.</source>
        <translation>数值下方的符号：比下一层级改善了多少个百分点。只有满三个季度且区间不含零的人才说有倾向。</translation>
    </message>
    <message>
        <source>The stage {value} stands there twice.</source>
        <translation>阶段 {value} 出现了两次。</translation>
    </message>
    <message>
        <source>The sum of the four parameters changed</source>
        <translation>四项参数总分变化</translation>
    </message>
    <message>
        <source>The target is reached: {money} above it.</source>
        <translation>目标已达成：超出 {money}。</translation>
    </message>
    <message>
        <source>The {count} biggest rows; {others} smaller ones are not shown</source>
        <translation>显示最大的 {count} 行；另有 {others} 个较小的行未显示</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统的主题</translation>
    </message>
    <message>
        <source>There are no earlier quarters to compare with, so nothing is ranked yet.</source>
        <translation>没有更早的季度可供比较，因此尚未排序。</translation>
    </message>
    <message>
        <source>There are no inputs.</source>
        <translation>没有输入项。</translation>
    </message>
    <message>
        <source>There are no policies.</source>
        <translation>没有策略。</translation>
    </message>
    <message>
        <source>There are no targets for exactly this filter: what is won and open is shown without them.</source>
        <translation>没有与此筛选完全对应的目标：仅显示已赢和在手金额。</translation>
    </message>
    <message>
        <source>There is no channel {value}.</source>
        <translation>没有渠道 {value}。</translation>
    </message>
    <message>
        <source>There is no earlier period to compare with: choose a period and a comparison above.</source>
        <translation>没有更早的期间可供比较：请在上方选择期间和比较对象。</translation>
    </message>
    <message>
        <source>There is no earlier period to compare with: choose a period and a comparison.</source>
        <translation>没有更早的期间可供比较：请选择期间和比较对象。</translation>
    </message>
    <message>
        <source>There is no grade {name}.</source>
        <translation>没有等级 {name}。</translation>
    </message>
    <message>
        <source>There is no input {name}.</source>
        <translation>没有输入项 {name}。</translation>
    </message>
    <message>
        <source>There is no list of pipelines.</source>
        <translation>没有销售流程列表。</translation>
    </message>
    <message>
        <source>There is no parameter {name}.</source>
        <translation>没有参数 {name}。</translation>
    </message>
    <message>
        <source>There is no trigger of the kind {value}.</source>
        <translation>没有 {value} 类的触发条件。</translation>
    </message>
    <message>
        <source>There is no {value}. Known are: {known}.</source>
        <translation>没有 {value}。可用的有：{known}。</translation>
    </message>
    <message>
        <source>There is nothing here to copy or export yet.</source>
        <translation>这里还没有可复制或导出的内容。</translation>
    </message>
    <message>
        <source>This level&apos;s review made the forecast better by {points}.</source>
        <translation>该层级的审核使预测改善 {points}。</translation>
    </message>
    <message>
        <source>This level&apos;s review made the forecast worse by {points}.</source>
        <translation>该层级的审核使预测变差 {points}。</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>This row is the whole already: choose one with a segment, or a dimension above the table.</source>
        <translation>这一行已是整体：请选择带细分的行，或在表格上方选择维度。</translation>
    </message>
    <message>
        <source>This target is allotted, nobody set it.</source>
        <translation>此目标为分摊所得，并非有人设定。</translation>
    </message>
    <message>
        <source>This week {count} customers moved from {stage} to {to_stage}; last week {before}.</source>
        <translation>本周有 {count} 家客户从{stage}推进到{to_stage}；上周 {before} 家。</translation>
    </message>
    <message>
        <source>Time in stage counts open deals too; ranked by won value recovered if the step were as fast as in its own best quarter</source>
        <translation>停留时长也计入在手商机；按该步骤恢复到自身最佳季度速度时可多赢得的金额排序</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>To stage</source>
        <translation>转入阶段</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>今晚</translation>
    </message>
    <message>
        <source>Too little known</source>
        <translation>信息不足</translation>
    </message>
    <message>
        <source>Top blockers</source>
        <translation>主要卡点</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总分</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>触达次数</translation>
    </message>
    <message>
        <source>Touches a week</source>
        <translation>每周触达</translation>
    </message>
    <message>
        <source>Tracking signal</source>
        <translation>跟踪信号</translation>
    </message>
    <message>
        <source>Tracking signal beyond ± {limit}: {names}</source>
        <translation>跟踪信号超出 ± {limit}：{names}</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>分解树</translation>
    </message>
    <message>
        <source>Treemap</source>
        <translation>矩形树图</translation>
    </message>
    <message>
        <source>Triggers, with the words they listen for, parted by commas</source>
        <translation>触发条件及其关键词，用逗号分隔</translation>
    </message>
    <message>
        <source>Type a part of a name.</source>
        <translation>请输入名称的一部分。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last filter</source>
        <translation>撤销上一次筛选</translation>
    </message>
    <message>
        <source>Unfold the list</source>
        <translation>展开列表</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Up to its end {money} in all ({low} – {high}).</source>
        <translation>到周末累计 {money}（{low} – {high}）。</translation>
    </message>
    <message>
        <source>Usually right on average (over {n} periods).</source>
        <translation>平均而言通常准确（{n} 个期间）。</translation>
    </message>
    <message>
        <source>Usually {share} too high (over {n} periods).</source>
        <translation>通常偏高 {share}（{n} 个期间）。</translation>
    </message>
    <message>
        <source>Usually {share} too low (over {n} periods).</source>
        <translation>通常偏低 {share}（{n} 个期间）。</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Value a year</source>
        <translation>年度价值</translation>
    </message>
    <message>
        <source>Value a year, each step ten times as much</source>
        <translation>年度价值，每格为十倍</translation>
    </message>
    <message>
        <source>Value a year: won in the last 365 days; empty for those who have won nothing yet. State: with hysteresis, see the health laboratory.</source>
        <translation>年度价值：最近 365 天的赢单额；从未赢单的留空。状态带有滞后，见健康度实验室。</translation>
    </message>
    <message>
        <source>Value and health</source>
        <translation>价值与健康度</translation>
    </message>
    <message>
        <source>Value at risk</source>
        <translation>风险价值</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>路径列表</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>推进速度</translation>
    </message>
    <message>
        <source>Verified by managers</source>
        <translation>经理已核实</translation>
    </message>
    <message>
        <source>Verified: {n} of {all} deals, {amount}; with what is closed {total}.</source>
        <translation>已核实：{all} 个商机中的 {n} 个，{amount}；加上已关闭共 {total}。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>各版本</translation>
    </message>
    <message>
        <source>Versions entered here:</source>
        <translation>在此录入的版本：</translation>
    </message>
    <message>
        <source>Visits that ended by moving on, of all that ended.</source>
        <translation>已结束的到访中，向前推进的占比。</translation>
    </message>
    <message>
        <source>Watch from</source>
        <translation>关注起点</translation>
    </message>
    <message>
        <source>Watch until</source>
        <translation>关注下限</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Weekly calls</source>
        <translation>每周预测次数</translation>
    </message>
    <message>
        <source>Weeks shown</source>
        <translation>显示的周</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weight known</source>
        <translation>已知权重</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>{name} 的权重</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化原因</translation>
    </message>
    <message>
        <source>What changed against 12 months before</source>
        <translation>与此前 12 个月相比的变化</translation>
    </message>
    <message>
        <source>What changed since a year before</source>
        <translation>与一年前相比的变化</translation>
    </message>
    <message>
        <source>What changed since the period before</source>
        <translation>与上一期间相比的变化</translation>
    </message>
    <message>
        <source>What customers of a grade are owed</source>
        <translation>各等级客户应得的服务</translation>
    </message>
    <message>
        <source>What each level adds</source>
        <translation>各层级的增值</translation>
    </message>
    <message>
        <source>What health is made of</source>
        <translation>健康度的构成</translation>
    </message>
    <message>
        <source>What is decomposed</source>
        <translation>分解对象</translation>
    </message>
    <message>
        <source>What is forecast</source>
        <translation>预测对象</translation>
    </message>
    <message>
        <source>What is it worth to fix?</source>
        <translation>解决它值多少？</translation>
    </message>
    <message>
        <source>What lifted the grade is long ago</source>
        <translation>升级的依据已过期</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>变动原因</translation>
    </message>
    <message>
        <source>What next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What the part adds to the change of the whole, in points of the whole; intervals are those of 95 %.</source>
        <translation>该部分对整体变化的贡献，以整体的百分点计；区间为 95 %。</translation>
    </message>
    <message>
        <source>What this method missed in the past stands under Methods.</source>
        <translation>该方法过去的误差见“方法”。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>建议行动</translation>
    </message>
    <message>
        <source>What we said then</source>
        <translation>我们当时怎么说</translation>
    </message>
    <message>
        <source>What we see</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>What wins</source>
        <translation>赢单特征</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Where do deals stop moving?</source>
        <translation>商机卡在哪里？</translation>
    </message>
    <message>
        <source>Where to look first</source>
        <translation>先看哪里</translation>
    </message>
    <message>
        <source>Which customers need us now?</source>
        <translation>现在哪些客户需要我们？</translation>
    </message>
    <message>
        <source>Which way deals go</source>
        <translation>商机的路径</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Who changes</source>
        <translation>谁会变化</translation>
    </message>
    <message>
        <source>Who made the changes</source>
        <translation>谁做的变更</translation>
    </message>
    <message>
        <source>Whose chances</source>
        <translation>谁的概率</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why did it move?</source>
        <translation>为什么变化？</translation>
    </message>
    <message>
        <source>Why do they stop, and what is it worth to fix?</source>
        <translation>商机为何停滞，解决它值多少？</translation>
    </message>
    <message>
        <source>Why does it not fit? It will not be shown again for 30 days.</source>
        <translation>为什么不合适？30 天内不再显示。</translation>
    </message>
    <message>
        <source>Widen to all time</source>
        <translation>扩大到全部时间</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Win rate (count)</source>
        <translation>赢单率（按数量）</translation>
    </message>
    <message>
        <source>Win rate {before} → {after}.</source>
        <translation>赢单率 {before} → {after}。</translation>
    </message>
    <message>
        <source>Wins</source>
        <translation>赢单数</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Won + commit</source>
        <translation>赢单 + 承诺</translation>
    </message>
    <message>
        <source>Won / lost</source>
        <translation>赢 / 输</translation>
    </message>
    <message>
        <source>Won ever</source>
        <translation>累计赢单</translation>
    </message>
    <message>
        <source>Won in 365 days</source>
        <translation>365 天内赢单</translation>
    </message>
    <message>
        <source>Won value a quarter would recover if the step were as fast as in its own best quarters</source>
        <translation>若该环节达到自身最好季度的速度，每个季度可挽回的赢单金额</translation>
    </message>
    <message>
        <source>Won value that would get through within a quarter at the pace of its best quarter: value × share that gets through earlier × chance to win. An estimate.</source>
        <translation>以其最佳季度的速度，一个季度内可多赢得的金额：金额 × 更早通过的比例 × 赢单概率。为估计值。</translation>
    </message>
    <message>
        <source>Won {first} – {last}</source>
        <translation>赢单 {first} – {last}</translation>
    </message>
    <message>
        <source>Won: {amount}</source>
        <translation>赢单：{amount}</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Working days count in the curves and in how deals leave; the ranking, lists and paths count calendar days.</source>
        <translation>工作日用于曲线和离开方式；排名、列表和路径按日历日计算。</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>Worst: {name}</source>
        <translation>最差：{name}</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Worth a quarter</source>
        <translation>每季度价值</translation>
    </message>
    <message>
        <source>a colour is kept down to the second limit</source>
        <translation>降到第二个界限前保持颜色</translation>
    </message>
    <message>
        <source>a deal reaches the stage</source>
        <translation>商机进入阶段</translation>
    </message>
    <message>
        <source>a field of the CRM</source>
        <translation>CRM 字段</translation>
    </message>
    <message>
        <source>a meeting every {days} days</source>
        <translation>每 {days} 天会面一次</translation>
    </message>
    <message>
        <source>against blend</source>
        <translation>对比组合</translation>
    </message>
    <message>
        <source>against its own past</source>
        <translation>对比自身过去</translation>
    </message>
    <message>
        <source>against their own stage</source>
        <translation>与自身阶段相比</translation>
    </message>
    <message>
        <source>all parts together</source>
        <translation>各部分合计</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>and customer size</source>
        <translation>再按客户规模</translation>
    </message>
    <message>
        <source>and industry</source>
        <translation>再按行业</translation>
    </message>
    <message>
        <source>and {count} earlier ones</source>
        <translation>以及更早的 {count} 个</translation>
    </message>
    <message>
        <source>and {count} more: {points}</source>
        <translation>另有 {count} 项：{points}</translation>
    </message>
    <message>
        <source>as of today</source>
        <translation>截至今天</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>as stated</source>
        <translation>所报</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>before → now</source>
        <translation>此前 → 现在</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>booked in the quarter</source>
        <translation>季度实际</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>by value</source>
        <translation>按金额</translation>
    </message>
    <message>
        <source>calibrated, 80 % interval</source>
        <translation>校准后，80% 区间</translation>
    </message>
    <message>
        <source>call this week</source>
        <translation>本周致电</translation>
    </message>
    <message>
        <source>called</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>coach both</source>
        <translation>两者都辅导</translation>
    </message>
    <message>
        <source>coach skill</source>
        <translation>辅导技能</translation>
    </message>
    <message>
        <source>commit without evidence</source>
        <translation>无证据的承诺</translation>
    </message>
    <message>
        <source>committed deals</source>
        <translation>已承诺商机</translation>
    </message>
    <message>
        <source>coverage needed</source>
        <translation>所需覆盖率</translation>
    </message>
    <message>
        <source>customers who left</source>
        <translation>流失的客户</translation>
    </message>
    <message>
        <source>days, mean</source>
        <translation>平均天数</translation>
    </message>
    <message>
        <source>deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>derived from the data</source>
        <translation>由数据推算</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>error by weeks ahead, % of what was booked</source>
        <translation>按提前周数的误差，占实际的百分比</translation>
    </message>
    <message>
        <source>error of all calls of a level by weeks before the quarter&apos;s end</source>
        <translation>按距季末周数，一个层级全部预测的误差</translation>
    </message>
    <message>
        <source>error of the quarter&apos;s call as it stood that week, % of what came</source>
        <translation>当周有效的季度预测的误差，占实际的百分比</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>everyone else</source>
        <translation>其他所有</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>exactly as stated</source>
        <translation>与所报完全一致</translation>
    </message>
    <message>
        <source>example for others</source>
        <translation>可作榜样</translation>
    </message>
    <message>
        <source>few of the grade</source>
        <translation>占该等级少数</translation>
    </message>
    <message>
        <source>fewer than {n} deals</source>
        <translation>少于 {n} 个商机</translation>
    </message>
    <message>
        <source>first contact to signature, same customers</source>
        <translation>从首次接触到签约，同类客户</translation>
    </message>
    <message>
        <source>four weeks</source>
        <translation>近四周</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>from the customer</source>
        <translation>客户发起</translation>
    </message>
    <message>
        <source>gain, 95 % interval</source>
        <translation>改善，95 % 区间</translation>
    </message>
    <message>
        <source>gained on the level below</source>
        <translation>比下一层级改善</translation>
    </message>
    <message>
        <source>gap {money}</source>
        <translation>缺口 {money}</translation>
    </message>
    <message>
        <source>goal ± {goal}, met</source>
        <translation>目标 ± {goal}，达到</translation>
    </message>
    <message>
        <source>goal ± {goal}, missed</source>
        <translation>目标 ± {goal}，未达到</translation>
    </message>
    <message>
        <source>half</source>
        <translation>按半</translation>
    </message>
    <message>
        <source>handed to outbound calls</source>
        <translation>交由外呼系统</translation>
    </message>
    <message>
        <source>health and value</source>
        <translation>健康度与价值</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>in {days}</source>
        <translation>{days}后</translation>
    </message>
    <message>
        <source>inside P10 to P90</source>
        <translation>落在 P10 至 P90 内</translation>
    </message>
    <message>
        <source>inside the 80 % interval</source>
        <translation>落在 80% 区间内</translation>
    </message>
    <message>
        <source>its own best quarter</source>
        <translation>自身最佳季度</translation>
    </message>
    <message>
        <source>its own past</source>
        <translation>自身过去</translation>
    </message>
    <message>
        <source>lands at, at the usual pace</source>
        <translation>按往常节奏最终</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>lost here</source>
        <translation>在此输单</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>median days before</source>
        <translation>移动前天数中位数</translation>
    </message>
    <message>
        <source>median first response</source>
        <translation>首次响应中位数</translation>
    </message>
    <message>
        <source>median first response, was {was}</source>
        <translation>首次响应中位数，此前 {was}</translation>
    </message>
    <message>
        <source>median not reached</source>
        <translation>中位数未达到</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>more activity</source>
        <translation>增加活动</translation>
    </message>
    <message>
        <source>most of the grade</source>
        <translation>占该等级多数</translation>
    </message>
    <message>
        <source>moves</source>
        <translation>移动次数</translation>
    </message>
    <message>
        <source>moves out</source>
        <translation>离开次数</translation>
    </message>
    <message>
        <source>n at risk</source>
        <translation>在观察数</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>newest {shown} of {count}</source>
        <translation>{count} 次中最新 {shown} 次</translation>
    </message>
    <message>
        <source>next level chosen by contribution</source>
        <translation>下一层按贡献选择</translation>
    </message>
    <message>
        <source>no answer in 90 days</source>
        <translation>90 天无回应</translation>
    </message>
    <message>
        <source>no quarter is over yet</source>
        <translation>还没有季度结束</translation>
    </message>
    <message>
        <source>no quarter to compare with yet</source>
        <translation>还没有可对照的季度</translation>
    </message>
    <message>
        <source>no record yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>no step got slower</source>
        <translation>没有变慢的环节</translation>
    </message>
    <message>
        <source>no step stands out</source>
        <translation>没有突出的环节</translation>
    </message>
    <message>
        <source>no target is known for it</source>
        <translation>没有已知目标</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>nobody has called yet</source>
        <translation>还没有人提交</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none came in within these limits</source>
        <translation>此范围内没有新线索</translation>
    </message>
    <message>
        <source>none drops a grade tonight</source>
        <translation>今晚无客户降级</translation>
    </message>
    <message>
        <source>none missed</source>
        <translation>无遗漏</translation>
    </message>
    <message>
        <source>not created yet</source>
        <translation>尚未创建</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>not split by {dimension}</source>
        <translation>不按{dimension}划分</translation>
    </message>
    <message>
        <source>not told by the source</source>
        <translation>来源未说明</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>of 20 points</source>
        <translation>满分 20 分</translation>
    </message>
    <message>
        <source>of calls, less their bias</source>
        <translation>来自提交，扣除偏差</translation>
    </message>
    <message>
        <source>of it by mix</source>
        <translation>其中结构影响</translation>
    </message>
    <message>
        <source>of it by rate</source>
        <translation>其中转化影响</translation>
    </message>
    <message>
        <source>of it not created yet</source>
        <translation>其中尚未创建</translation>
    </message>
    <message>
        <source>of open deals</source>
        <translation>来自在手商机</translation>
    </message>
    <message>
        <source>of them past due</source>
        <translation>其中已逾期</translation>
    </message>
    <message>
        <source>of {count} open deals</source>
        <translation>共 {count} 个在手商机</translation>
    </message>
    <message>
        <source>off in the past, 13 weeks</source>
        <translation>以往误差，13 周</translation>
    </message>
    <message>
        <source>on days in a row</source>
        <translation>连续多日</translation>
    </message>
    <message>
        <source>open deals</source>
        <translation>在手商机</translation>
    </message>
    <message>
        <source>open deals that need a hand</source>
        <translation>需要处理的在手商机</translation>
    </message>
    <message>
        <source>open, expected in time</source>
        <translation>在手且按期</translation>
    </message>
    <message>
        <source>outbound calls</source>
        <translation>外呼</translation>
    </message>
    <message>
        <source>outline: published, filled: draft</source>
        <translation>空心：已发布，实心：草稿</translation>
    </message>
    <message>
        <source>over its best</source>
        <translation>超出最佳</translation>
    </message>
    <message>
        <source>over own best quarter</source>
        <translation>超出自身最佳季度</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>负责人 {name}</translation>
    </message>
    <message>
        <source>passed over, implied</source>
        <translation>跳过本阶段（推定经过）</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>pulled in instead</source>
        <translation>同期提前进来</translation>
    </message>
    <message>
        <source>quarters</source>
        <translation>季度数</translation>
    </message>
    <message>
        <source>reached, {money} above</source>
        <translation>已达成，超出 {money}</translation>
    </message>
    <message>
        <source>recalibrated</source>
        <translation>重新校准后</translation>
    </message>
    <message>
        <source>said then, {method}</source>
        <translation>当时所说，{method}</translation>
    </message>
    <message>
        <source>sellers who called</source>
        <translation>已提交的销售</translation>
    </message>
    <message>
        <source>share of deals</source>
        <translation>商机占比</translation>
    </message>
    <message>
        <source>share of deals, working days</source>
        <translation>商机占比，工作日</translation>
    </message>
    <message>
        <source>signed or paid, won ones included</source>
        <translation>已签约或已付款，含赢单</translation>
    </message>
    <message>
        <source>slipped</source>
        <translation>滑期</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>所报概率</translation>
    </message>
    <message>
        <source>stated chance against the share won</source>
        <translation>所报概率与实际赢单比例对照</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>停留次数</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>submitted by reps</source>
        <translation>销售提交</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>the customer does</source>
        <translation>客户行动</translation>
    </message>
    <message>
        <source>the customer says</source>
        <translation>客户表述</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>the quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>the stage&apos;s best quarter</source>
        <translation>该阶段最佳季度</translation>
    </message>
    <message>
        <source>to the customer</source>
        <translation>我方发起</translation>
    </message>
    <message>
        <source>tonight</source>
        <translation>今晚</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>样本太少</translation>
    </message>
    <message>
        <source>too little is known to judge</source>
        <translation>信息太少，无法判断</translation>
    </message>
    <message>
        <source>try another contact person</source>
        <translation>换一位联系人</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>until</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>usual P75</source>
        <translation>通常 P75</translation>
    </message>
    <message>
        <source>usual bias</source>
        <translation>通常偏差</translation>
    </message>
    <message>
        <source>usually right within {share}</source>
        <translation>通常误差在 {share} 以内</translation>
    </message>
    <message>
        <source>usually {share} too high</source>
        <translation>通常偏高 {share}</translation>
    </message>
    <message>
        <source>usually {share} too low</source>
        <translation>通常偏低 {share}</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>verified {n} of {all} key deals ({share})</source>
        <translation>已核实 {all} 个关键商机中的 {n} 个（{share}）</translation>
    </message>
    <message>
        <source>visit with the management</source>
        <translation>管理层陪同拜访</translation>
    </message>
    <message>
        <source>vs a year before</source>
        <translation>较去年同期</translation>
    </message>
    <message>
        <source>vs own 12 months</source>
        <translation>较自身前 12 个月</translation>
    </message>
    <message>
        <source>vs previous</source>
        <translation>较上期</translation>
    </message>
    <message>
        <source>walking through the past</source>
        <translation>正在回溯历史</translation>
    </message>
    <message>
        <source>was {share}</source>
        <translation>此前 {share}</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>weeks before the end</source>
        <translation>距季末周数</translation>
    </message>
    <message>
        <source>weights count relative to their sum</source>
        <translation>权重按总和折算</translation>
    </message>
    <message>
        <source>what came</source>
        <translation>实际结果</translation>
    </message>
    <message>
        <source>when, and what lifts at once</source>
        <translation>何时评估，什么立即升级</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>完整金额</translation>
    </message>
    <message>
        <source>within {days}</source>
        <translation>{days}内</translation>
    </message>
    <message>
        <source>within ± {goal}</source>
        <translation>误差在 ± {goal} 以内</translation>
    </message>
    <message>
        <source>without {limit}</source>
        <translation>不含 {limit}</translation>
    </message>
    <message>
        <source>won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>won deals</source>
        <translation>赢单商机</translation>
    </message>
    <message>
        <source>won so far</source>
        <translation>至今赢单</translation>
    </message>
    <message>
        <source>won value added up, from today</source>
        <translation>从今天起累计赢单金额</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>{arrow} {points} in 30 days</source>
        <translation>30 天内 {arrow} {points}</translation>
    </message>
    <message>
        <source>{before} → {after}: {points}.</source>
        <translation>{before} → {after}：{points}。</translation>
    </message>
    <message>
        <source>{came} came: {off} off what was said.</source>
        <translation>实际为 {came}：当时所说偏差 {off}。</translation>
    </message>
    <message>
        <source>{count} change colour</source>
        <translation>{count} 个变色</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} 个客户</translation>
    </message>
    <message>
        <source>{count} customers without an amount or with too little known are not shown.</source>
        <translation>{count} 个客户没有金额或信息不足，未显示。</translation>
    </message>
    <message>
        <source>{count} deals</source>
        <translation>{count} 个商机</translation>
    </message>
    <message>
        <source>{count} drop a grade tonight</source>
        <translation>今晚 {count} 个降级</translation>
    </message>
    <message>
        <source>{count} groups</source>
        <translation>{count} 组</translation>
    </message>
    <message>
        <source>{count} missed</source>
        <translation>遗漏 {count} 个</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>{count} open deals have been in their stage longer than three of four stays there ever lasted (P75, own stage and segment).</source>
        <translation>{count} 个在手商机在其阶段的停留时间超过该阶段四分之三的停留（P75，按自身阶段和细分）。</translation>
    </message>
    <message>
        <source>{count} opportunities</source>
        <translation>{count} 个商机</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>其他 {count} 个</translation>
    </message>
    <message>
        <source>{count} rare links are not drawn.</source>
        <translation>{count} 条少见的连线未画出。</translation>
    </message>
    <message>
        <source>{count} stages</source>
        <translation>{count} 个阶段</translation>
    </message>
    <message>
        <source>{count} stages with few moves are drawn as groups.</source>
        <translation>{count} 个移动较少的阶段合并显示。</translation>
    </message>
    <message>
        <source>{count} this quarter</source>
        <translation>本季度 {count} 个</translation>
    </message>
    <message>
        <source>{count} windows are open. Close one first.</source>
        <translation>已打开 {count} 个窗口。请先关闭一个。</translation>
    </message>
    <message>
        <source>{count} without amount: in the table only.</source>
        <translation>{count} 个没有金额，仅在表格中。</translation>
    </message>
    <message>
        <source>{days} ago</source>
        <translation>{days}前</translation>
    </message>
    <message>
        <source>{days} with {touches} contacts, {inbound} of them with the customer taking part.</source>
        <translation>历时 {days}，联系 {touches} 次，其中 {inbound} 次有客户参与。</translation>
    </message>
    <message>
        <source>{deals} deals took {kinds} different paths; {back} went back at least once, {skip} skipped a stage.</source>
        <translation>{deals} 个商机走了 {kinds} 种路径；{back} 个至少后退过一次，{skip} 个跳过了阶段。</translation>
    </message>
    <message>
        <source>{done} of {total} past Mondays</source>
        <translation>已回测 {done} / {total} 个周一</translation>
    </message>
    <message>
        <source>{events} of {n}, walk forward</source>
        <translation>{n} 例中 {events} 例，逐月前推</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{late} of {all} open deals are past their close date.</source>
        <translation>{all} 个未结商机中有 {late} 个已过预计成交日。</translation>
    </message>
    <message>
        <source>{level}: {says}.</source>
        <translation>{level}：{says}。</translation>
    </message>
    <message>
        <source>{method} expects {money} in this week, {low} to {high} in four cases of five.</source>
        <translation>{method}预计这一周 {money}，五次中有四次在 {low} 至 {high} 之间。</translation>
    </message>
    <message>
        <source>{method} said {money} for this week; it is not over.</source>
        <translation>{method}当时预计本周 {money}；本周尚未结束。</translation>
    </message>
    <message>
        <source>{method} said {money} for this week; {came} came.</source>
        <translation>{method}当时预计本周 {money}；实际为 {came}。</translation>
    </message>
    <message>
        <source>{method}, 80 % interval</source>
        <translation>{method}，80% 区间</translation>
    </message>
    <message>
        <source>{missed} of {count} missed</source>
        <translation>{count} 个中遗漏 {missed} 个</translation>
    </message>
    <message>
        <source>{moment}: {amount}, by {author}</source>
        <translation>{moment}：{amount}，{author}</translation>
    </message>
    <message>
        <source>{money} / d</source>
        <translation>{money}/天</translation>
    </message>
    <message>
        <source>{money} a quarter</source>
        <translation>每季度 {money}</translation>
    </message>
    <message>
        <source>{money} a year</source>
        <translation>每年 {money}</translation>
    </message>
    <message>
        <source>{money} a year at risk</source>
        <translation>每年 {money} 有风险</translation>
    </message>
    <message>
        <source>{money} in {n} deals, {period}.</source>
        <translation>{period}，{n} 个商机共 {money}。</translation>
    </message>
    <message>
        <source>{money} in {n} open deals on the evening of {day}.</source>
        <translation>{day} 当晚，{n} 个在手商机共 {money}。</translation>
    </message>
    <message>
        <source>{money} is called commit although neither a letter of intent, a signature nor a payment is on record.</source>
        <translation>{money} 被列为承诺，却没有意向书、签约或付款记录。</translation>
    </message>
    <message>
        <source>{money} is missing.</source>
        <translation>还差 {money}。</translation>
    </message>
    <message>
        <source>{money} is missing; the open deals cover it {cover}×, and at the own win rate {need}× is needed: enough.</source>
        <translation>还差 {money}；在手商机覆盖 {cover} 倍，按自身赢率需要 {need} 倍：足够。</translation>
    </message>
    <message>
        <source>{money} is missing; the open deals cover it {cover}×, but at the own win rate {need}× is needed: more has to be created or pulled in.</source>
        <translation>还差 {money}；在手商机只覆盖 {cover} 倍，而按自身赢率需要 {need} 倍：须新建或提前更多商机。</translation>
    </message>
    <message>
        <source>{money} open</source>
        <translation>未结 {money}</translation>
    </message>
    <message>
        <source>{names} are likeliest to leave</source>
        <translation>{names} 最可能流失</translation>
    </message>
    <message>
        <source>{name} answers leads {gap} later than the mean</source>
        <translation>{name} 响应线索比平均晚 {gap}</translation>
    </message>
    <message>
        <source>{name} calls {share} too high</source>
        <translation>{name} 的预测偏高 {share}</translation>
    </message>
    <message>
        <source>{name} calls {share} too low</source>
        <translation>{name} 的预测偏低 {share}</translation>
    </message>
    <message>
        <source>{name} fell {points} points in 30 days.</source>
        <translation>{name} 30 天内下降 {points} 分。</translation>
    </message>
    <message>
        <source>{name} is a sandbagger: calls lie {bias} below what comes.</source>
        <translation>{name} 偏保守：预测比实际低 {bias}。</translation>
    </message>
    <message>
        <source>{name} is an optimist: calls lie {bias} above what comes.</source>
        <translation>{name} 偏乐观：预测比实际高 {bias}。</translation>
    </message>
    <message>
        <source>{name}&apos;s calls lie {bias} off; that is not enough to say they lean.</source>
        <translation>{name} 的预测偏离 {bias}；还不足以说明有倾向。</translation>
    </message>
    <message>
        <source>{name}, full points at</source>
        <translation>{name}（满分值）</translation>
    </message>
    <message>
        <source>{name}, if unknown</source>
        <translation>{name}（未知时）</translation>
    </message>
    <message>
        <source>{name}, no points at</source>
        <translation>{name}（零分值）</translation>
    </message>
    <message>
        <source>{n} bookings worth {money} came after the lock.</source>
        <translation>锁定之后又有 {n} 笔、共 {money} 入账。</translation>
    </message>
    <message>
        <source>{n} changes added {money} to the open pipeline.</source>
        <translation>{n} 项变更使在手商机增加 {money}。</translation>
    </message>
    <message>
        <source>{n} changes took {money} out of the open pipeline.</source>
        <translation>{n} 项变更使在手商机减少 {money}。</translation>
    </message>
    <message>
        <source>{n} committed deals have no amount.</source>
        <translation>{n} 个已承诺商机没有金额。</translation>
    </message>
    <message>
        <source>{n} customers</source>
        <translation>{n} 个客户</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} 个商机</translation>
    </message>
    <message>
        <source>{n} deals lost, {money}</source>
        <translation>输单 {n} 个，{money}</translation>
    </message>
    <message>
        <source>{n} deals pulled into an earlier quarter, {money}</source>
        <translation>{n} 个商机提前到更早的季度，{money}</translation>
    </message>
    <message>
        <source>{n} deals pushed out of their quarter, {money}</source>
        <translation>{n} 个商机推迟到季度之后，{money}</translation>
    </message>
    <message>
        <source>{n} deals reopened, {money}</source>
        <translation>重新打开 {n} 个商机，{money}</translation>
    </message>
    <message>
        <source>{n} deals won, {money}</source>
        <translation>赢单 {n} 个，{money}</translation>
    </message>
    <message>
        <source>{n} deals, everybody&apos;s</source>
        <translation>{n} 个商机，所有人</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} have no amount.</source>
        <translation>{n} 个没有金额。</translation>
    </message>
    <message>
        <source>{n} leads</source>
        <translation>{n} 条线索</translation>
    </message>
    <message>
        <source>{n} leads wait for somebody who left</source>
        <translation>{n} 条线索在等待已离职的人</translation>
    </message>
    <message>
        <source>{n} leads wait for somebody who left.</source>
        <translation>{n} 条线索在等待已离职的人。</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} moves</source>
        <translation>{n} 次移动</translation>
    </message>
    <message>
        <source>{n} new deals, {money}</source>
        <translation>新增 {n} 个商机，{money}</translation>
    </message>
    <message>
        <source>{n} of them have no amount.</source>
        <translation>其中 {n} 个没有金额。</translation>
    </message>
    <message>
        <source>{n} of {all} ({share})</source>
        <translation>{all} 个中的 {n} 个（{share}）</translation>
    </message>
    <message>
        <source>{n} of {all} customers</source>
        <translation>{n} / {all} 个客户</translation>
    </message>
    <message>
        <source>{n} open deals</source>
        <translation>{n} 个未结商机</translation>
    </message>
    <message>
        <source>{n} open deals are past their close date</source>
        <translation>{n} 个未结商机已过预计成交日期</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} quarters</source>
        <translation>{n} 个季度</translation>
    </message>
    <message>
        <source>{n} stays</source>
        <translation>{n} 次停留</translation>
    </message>
    <message>
        <source>{n} weeks ahead</source>
        <translation>提前 {n} 周</translation>
    </message>
    <message>
        <source>{n} weeks before the end</source>
        <translation>距季末 {n} 周</translation>
    </message>
    <message>
        <source>{n}, newest first</source>
        <translation>{n} 个，最新在前</translation>
    </message>
    <message>
        <source>{over} over {best} ({target}).</source>
        <translation>比{best}（{target}）{over}。</translation>
    </message>
    <message>
        <source>{owner}: ask for a meeting, by phone rather than by mail</source>
        <translation>{owner}：电话约见，不要用邮件</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} / {whole}</translation>
    </message>
    <message>
        <source>{part} of {whole} stays</source>
        <translation>{whole} 次停留中的 {part} 次</translation>
    </message>
    <message>
        <source>{place} wins less only because the mix changed</source>
        <translation>{place} 赢单率下降只因结构变化</translation>
    </message>
    <message>
        <source>{points} by the mix of {dimension}</source>
        <translation>{dimension}结构 {points}</translation>
    </message>
    <message>
        <source>{points} by the rates themselves</source>
        <translation>转化本身 {points}</translation>
    </message>
    <message>
        <source>{quarter} in all</source>
        <translation>{quarter} 全季</translation>
    </message>
    <message>
        <source>{segment} a year ago</source>
        <translation>{segment}（一年前）</translation>
    </message>
    <message>
        <source>{share} convert: {part} of {whole}, 95 % interval {low} to {high}.</source>
        <translation>转化率 {share}：{whole} 个中有 {part} 个，95% 置信区间 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>{share} go on</source>
        <translation>{share} 继续推进</translation>
    </message>
    <message>
        <source>{share} go on, {points} against its own past</source>
        <translation>{share} 继续推进，与自身历史相比 {points}</translation>
    </message>
    <message>
        <source>{share} of the parameters are known; the total is scaled over them.</source>
        <translation>已知参数占 {share}，总分按已知部分折算。</translation>
    </message>
    <message>
        <source>{share} of the weight is known.</source>
        <translation>已知权重占 {share}。</translation>
    </message>
    <message>
        <source>{share} of these deals are still open; the rate can still rise.</source>
        <translation>其中 {share} 的商机仍在进行，转化率还可能上升。</translation>
    </message>
    <message>
        <source>{share} of those that left went on ({low} to {high}); before {before}.</source>
        <translation>离开者中 {share} 继续推进（{low} 至 {high}）；此前 {before}。</translation>
    </message>
    <message>
        <source>{share} wait for {reason}.</source>
        <translation>{share} 在等待 {reason}。</translation>
    </message>
    <message>
        <source>{shown} shown, the rest grouped.</source>
        <translation>显示 {shown} 个，其余合并。</translation>
    </message>
    <message>
        <source>{span} {wape} off (n = {n}), {share} inside the interval</source>
        <translation>{span}误差 {wape}（n = {n}），{share} 落在区间内</translation>
    </message>
    <message>
        <source>{stage}, {where}</source>
        <translation>{stage}，{where}</translation>
    </message>
    <message>
        <source>{step} holds deals {days}, usually {usual}</source>
        <translation>{step} 停留 {days}，通常 {usual}</translation>
    </message>
    <message>
        <source>{sure} of {looked} beyond chance</source>
        <translation>{looked} 项中 {sure} 项超出偶然</translation>
    </message>
    <message>
        <source>{sure} of {looked} steps × segments beyond chance · {window}</source>
        <translation>{looked} 个步骤 × 细分中 {sure} 个超出偶然 · {window}</translation>
    </message>
    <message>
        <source>{times} touches a week</source>
        <translation>每周触达 {times} 次</translation>
    </message>
    <message>
        <source>{total} of 20</source>
        <translation>{total} / 20</translation>
    </message>
    <message>
        <source>{tries} tries without an answer.</source>
        <translation>联系 {tries} 次未获回应。</translation>
    </message>
    <message>
        <source>{value} is no field of a customer.</source>
        <translation>{value} 不是客户字段。</translation>
    </message>
    <message>
        <source>{value} is no whole number of days above 0.</source>
        <translation>{value} 不是大于 0 的整数天数。</translation>
    </message>
    <message>
        <source>{weeks} weeks before each quarter&apos;s end</source>
        <translation>每季度结束前 {weeks} 周</translation>
    </message>
    <message>
        <source>{week}, by {day}</source>
        <translation>{week}，截至 {day}</translation>
    </message>
    <message>
        <source>{what}: {before} → {after}, although every part by {dimension} got better. The mix moved to parts that convert less ({mix}).</source>
        <translation>{what}：{before} → {after}，尽管按{dimension}划分的每一部分都变好了。结构转向了转化较低的部分（{mix}）。</translation>
    </message>
    <message>
        <source>{what}: {before} → {after}, although every part by {dimension} got worse. The mix moved to parts that convert more ({mix}).</source>
        <translation>{what}：{before} → {after}，尽管按{dimension}划分的每一部分都变差了。结构转向了转化较高的部分（{mix}）。</translation>
    </message>
    <message>
        <source>{what}: {before} → {after}, although the rates by {dimension} together got better ({rate}). The mix moved to parts that convert less ({mix}).</source>
        <translation>{what}：{before} → {after}，尽管按{dimension}划分的转化总体变好了（{rate}）。结构转向了转化较低的部分（{mix}）。</translation>
    </message>
    <message>
        <source>{what}: {before} → {after}, although the rates by {dimension} together got worse ({rate}). The mix moved to parts that convert more ({mix}).</source>
        <translation>{what}：{before} → {after}，尽管按{dimension}划分的转化总体变差了（{rate}）。结构转向了转化较高的部分（{mix}）。</translation>
    </message>
    <message>
        <source>± {share} over the past 13-week forecasts</source>
        <translation>以往 13 周预测误差 ± {share}</translation>
    </message>
    <message>
        <source>“{name}” is back as it was</source>
        <translation>“{name}”已恢复原样</translation>
    </message>
    <message>
        <source>“{name}” is now called “{new}”</source>
        <translation>“{name}”已改名为“{new}”</translation>
    </message>
    <message>
        <source>“{name}” now shows what is on the screen</source>
        <translation>“{name}”现在显示屏幕上的内容</translation>
    </message>
    <message>
        <source>→ {money} comes in earlier</source>
        <translation>→ {money} 提前到账</translation>
    </message>
    <message>
        <source>↺ reconstructed from fields as they are now.</source>
        <translation>↺ 按字段当前值回溯重建。</translation>
    </message>
    <message>
        <source>−30 in 30 days</source>
        <translation>30 天内 −30</translation>
    </message>
    <message>
        <source>▲ Healthy</source>
        <translation>▲ 健康</translation>
    </message>
    <message>
        <source>▲ The draft tells better who it will be: even its lower end lies above.</source>
        <translation>▲ 草稿预示得更准：其区间下限仍更高。</translation>
    </message>
    <message>
        <source>▲ and ▼: health changed by more than 5 points in 30 days; ring: not known then.</source>
        <translation>▲ 和 ▼：30 天内健康度变化超过 5 分；圆环：当时未知。</translation>
    </message>
    <message>
        <source>▲ healthy, ● watch, ▼ at risk, grey: unknown; hatched: open amount.</source>
        <translation>▲ 健康，● 关注，▼ 有风险，灰色：未知；斜纹：未结金额。</translation>
    </message>
    <message>
        <source>▲ optimist</source>
        <translation>▲ 偏乐观</translation>
    </message>
    <message>
        <source>△ fewer than 20 stays, ⚠ fewer than 5: look at the interval.</source>
        <translation>△ 少于 20 次停留，⚠ 少于 5 次：请看区间。</translation>
    </message>
    <message>
        <source>▼ At risk</source>
        <translation>▼ 有风险</translation>
    </message>
    <message>
        <source>▼ The draft tells worse who it will be: even its upper end lies below.</source>
        <translation>▼ 草稿预示得更差：其区间上限仍更低。</translation>
    </message>
    <message>
        <source>▼ sandbagger</source>
        <translation>▼ 偏保守</translation>
    </message>
    <message>
        <source>● The difference lies within the interval. 0.5 would be chance.</source>
        <translation>● 差异在区间之内。0.5 相当于随机。</translation>
    </message>
    <message>
        <source>● Watch</source>
        <translation>● 关注</translation>
    </message>
    <message>
        <source>⚠ all parts together</source>
        <translation>⚠ 各部分合计</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ 是</translation>
    </message>
    <message>
        <source>✕ nobody yet</source>
        <translation>✕ 尚无人跟进</translation>
    </message>
    <message>
        <source>✕ {n} lost</source>
        <translation>✕ 输单 {n}</translation>
    </message>
</context>
<context>
    <name>AgendaDialog</name>
    <message>
        <source>Added</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Nothing is on the agenda yet. The ⋯ menu of each panel has Add to agenda.</source>
        <translation>议程还是空的。每个面板的 ⋯ 菜单中都有“加入议程”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>查看时点</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What shall be talked about, in this order. Add to it from the ⋯ menu of a panel.</source>
        <translation>按此顺序讨论的内容。可从面板的 ⋯ 菜单中添加。</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>CalibrationChart</name>
    <message>
        <source>n = {n}, too few to rely on</source>
        <translation>n = {n}，太少，不足为据</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>A folder, or a CSV or Excel file</source>
        <translation>文件夹，或 CSV、Excel 文件</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Asking {address} …</source>
        <translation>正在询问 {address} …</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Folder with the files</source>
        <translation>文件所在的文件夹</translation>
    </message>
    <message>
        <source>Guessing a mapping</source>
        <translation>正在推测映射</translation>
    </message>
    <message>
        <source>Guess…</source>
        <translation>推测…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Look at the columns, write down what they may mean, and save that as a mapping that you can correct.</source>
        <translation>查看各列，写下其可能的含义，并保存为可以修改的映射。</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>字段映射</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>密码或令牌</translation>
    </message>
    <message>
        <source>Save the guessed mapping</source>
        <translation>保存推测的映射</translation>
    </message>
    <message>
        <source>Saved as {path}. Look through it: it is a guess.</source>
        <translation>已保存为 {path}。请检查：这只是推测。</translation>
    </message>
    <message>
        <source>Say what the columns mean: choose a mapping that comes with the program, your own file, or let one be guessed.</source>
        <translation>请说明各列的含义：选择程序自带的映射、您自己的文件，或让程序推测。</translation>
    </message>
    <message>
        <source>Say where the data is: the address, folder or file.</source>
        <translation>请填写数据所在位置：地址、文件夹或文件。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test and add</source>
        <translation>测试并添加</translation>
    </message>
    <message>
        <source>Testing {name}</source>
        <translation>正在测试 {name}</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>https://crm.example.com/database</source>
        <translation>https://crm.example.com/database</translation>
    </message>
    <message>
        <source>{server} answers, signed in as {account}. {counts}</source>
        <translation>{server} 已响应，登录身份为 {account}。{counts}</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>New password or token for {name}</source>
        <translation>{name} 的新密码或令牌</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused: nothing is read until you resume.</source>
        <translation>已暂停：恢复之前不读取任何数据。</translation>
    </message>
    <message>
        <source>Read all anew</source>
        <translation>全部重读</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>移除连接</translation>
    </message>
    <message>
        <source>Remove with data</source>
        <translation>连同数据移除</translation>
    </message>
    <message>
        <source>Remove {name} with all its data?</source>
        <translation>移除 {name} 及其全部数据？</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Set aside: {count}</source>
        <translation>已搁置：{count}</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>重新登录…</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Testing {name}</source>
        <translation>正在测试 {name}</translation>
    </message>
    <message>
        <source>{count} records, their whole history and the stored secret are deleted from this computer. The CRM itself is not touched. History that the CRM forgets cannot be brought back.</source>
        <translation>将从本机删除 {count} 条记录、其全部历史以及保存的密码。CRM 本身不受影响。CRM 不再保留的历史将无法恢复。</translation>
    </message>
    <message>
        <source>{name} answers: {server}</source>
        <translation>{name} 已响应：{server}</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Add a connection…</source>
        <translation>添加连接…</translation>
    </message>
    <message>
        <source>Connect the CRM your company has, or import files. Nothing leaves this computer. To look around first, open the demo company: it is made up, and stays apart from your data.</source>
        <translation>连接贵公司的 CRM，或导入文件。任何内容都不会离开这台电脑。想先看看，可打开演示公司：它是虚构的，与您的数据分开存放。</translation>
    </message>
    <message>
        <source>Everything is kept encrypted on this computer</source>
        <translation>所有数据均加密保存在本机</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>Open the demo company</source>
        <translation>打开演示公司</translation>
    </message>
    <message>
        <source>Sync all</source>
        <translation>全部同步</translation>
    </message>
    <message>
        <source>Where does the data come from?</source>
        <translation>数据从哪里来？</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Area: yearly value. Colour: health</source>
        <translation>面积：年度价值。颜色：健康度</translation>
    </message>
    <message>
        <source>Health laboratory…</source>
        <translation>健康度实验室…</translation>
    </message>
    <message>
        <source>Lift the limits</source>
        <translation>取消这些条件</translation>
    </message>
    <message>
        <source>No customer lies within these limits.</source>
        <translation>没有客户符合这些条件。</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选的内容</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>The cache holds no customers as of this day. Connect a CRM or import files.</source>
        <translation>截至这一天，缓存中没有客户。请连接 CRM 或导入文件。</translation>
    </message>
    <message>
        <source>Which customers need us now?</source>
        <translation>现在哪些客户需要我们？</translation>
    </message>
</context>
<context>
    <name>DateSlider</name>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Show the figures as they were known on this day</source>
        <translation>按当日已知的数据显示</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>pattern of a date</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>DecisionTree</name>
    <message>
        <source>Enter chooses another dimension.</source>
        <translation>按 Enter 选择其他维度。</translation>
    </message>
    <message>
        <source>Enter chooses another dimension; ★ {name} tells most.</source>
        <translation>按 Enter 选择其他维度；★ {name}最能说明问题。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>before → after</source>
        <translation>此前 → 现在</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>A year, quarter, month or week, or two days: 2026, 2026Q3, 2026-09, 2026W37, 2026-01-15..2026-03-10</source>
        <translation>年、季度、月或周，或两个日期：2026、2026Q3、2026-09、2026W37、2026-01-15..2026-03-10</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>a year before</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>own 12 months</source>
        <translation>自身前 12 个月</translation>
    </message>
    <message>
        <source>previous period</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>vs</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>{dimension} without</source>
        <translation>排除{dimension}</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>+ Filter</source>
        <translation>+ 筛选</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选条件</translation>
    </message>
</context>
<context>
    <name>FlowMap</name>
    <message>
        <source>deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>median days</source>
        <translation>天数中位数</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Ctrl+K palette · F1 help · F5 sync · Alt+← back</source>
        <translation>Ctrl+K 命令面板 · F1 帮助 · F5 同步 · Alt+← 后退</translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation>来源：{names}</translation>
    </message>
    <message>
        <source>refreshed in {ms} ms</source>
        <translation>刷新用时 {ms} 毫秒</translation>
    </message>
    <message>
        <source>{n} of {all} opportunities</source>
        <translation>{n} / {all} 个商机</translation>
    </message>
    <message>
        <source>▲ Demo company, not real data</source>
        <translation>▲ 演示公司，非真实数据</translation>
    </message>
</context>
<context>
    <name>ForecastPage</name>
    <message>
        <source>Can we trust the number?</source>
        <translation>这个数字可信吗？</translation>
    </message>
    <message>
        <source>Forecast against what was later won, walked forward, no hindsight</source>
        <translation>预测与后来赢单的对照，逐周向前检验，不用事后信息</translation>
    </message>
    <message>
        <source>Net: one cause per deal</source>
        <translation>净额：每个商机只记一个原因</translation>
    </message>
    <message>
        <source>No deals yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>Submit the forecast…</source>
        <translation>提交预测…</translation>
    </message>
    <message>
        <source>The cache holds no deals as of this day. Connect a CRM or import files.</source>
        <translation>截至这一天，缓存中没有商机。请连接 CRM 或导入文件。</translation>
    </message>
    <message>
        <source>The period</source>
        <translation>所选期间</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Time looked at</source>
        <translation>观察时段</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>变动原因</translation>
    </message>
    <message>
        <source>open pipeline</source>
        <translation>在手商机</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>d</source>
        <comment>days, short</comment>
        <translation>天</translation>
    </message>
    <message>
        <source>pts</source>
        <comment>percentage points, short</comment>
        <translation>个百分点</translation>
    </message>
</context>
<context>
    <name>FunnelPage</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Definition of conversion</source>
        <translation>转化率口径</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>No deal was created in this period with these limits.</source>
        <translation>在这些条件下，本期没有创建商机。</translation>
    </message>
    <message>
        <source>No deals yet</source>
        <translation>尚无商机</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选条件的数据</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>打开连接页</translation>
    </message>
    <message>
        <source>Quarter by quarter</source>
        <translation>逐季对比</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The cache holds no deals as of this day. Connect a CRM or import files.</source>
        <translation>截至当日，本地缓存中没有商机。请连接 CRM 或导入文件。</translation>
    </message>
    <message>
        <source>What the rows stand for</source>
        <translation>行的含义</translation>
    </message>
    <message>
        <source>Where do deals stop moving?</source>
        <translation>商机卡在哪里？</translation>
    </message>
    <message>
        <source>Widen to all time</source>
        <translation>放宽到全部时间</translation>
    </message>
    <message>
        <source>by quarter of creation; colour: against the mean of the quarters shown</source>
        <translation>按创建季度；颜色：与所示各季度均值相比</translation>
    </message>
</context>
<context>
    <name>GradeOverrideDialog</name>
    <message>
        <source>A reason, please: others will read it beside the grade.</source>
        <translation>请填写原因：其他人会在等级旁看到它。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Override grade</source>
        <translation>调整等级</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Set the grade</source>
        <translation>设定等级</translation>
    </message>
    <message>
        <source>The grade now is {grade}. One set here counts until it expires; silence and answers do not change it.</source>
        <translation>当前等级为 {grade}。在此设定的等级在到期前有效，沉默和回应都不会改变它。</translation>
    </message>
    <message>
        <source>Until the end of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>What the figures do not know</source>
        <translation>数据所不知道的</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>HealthLab</name>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康度</translation>
    </message>
    <message>
        <source>Health laboratory</source>
        <translation>健康度实验室</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>More than a tenth is still open: this may still change.</source>
        <translation>超过一成仍在进行：结果还可能变化。</translation>
    </message>
    <message>
        <source>n = {n}, too few to rely on</source>
        <translation>n = {n}，样本太少，仅供参考</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>How the figures are computed</source>
        <translation>指标如何计算</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>all one can do with what is selected, or with the panel; right click does the same</source>
        <translation>对所选内容或面板可做的全部操作；右键单击相同</translation>
    </message>
    <message>
        <source>close a panel&apos;s own window</source>
        <translation>关闭面板的独立窗口</translation>
    </message>
    <message>
        <source>command palette: pages, filters, views, customers, deals, actions, pasted links</source>
        <translation>命令面板：页面、筛选、视图、客户、商机、操作、粘贴的链接</translation>
    </message>
    <message>
        <source>copy as table, copy as picture</source>
        <translation>复制为表格，复制为图片</translation>
    </message>
    <message>
        <source>copy the link to this view; open the one on the clipboard</source>
        <translation>复制此视图的链接；打开剪贴板上的链接</translation>
    </message>
    <message>
        <source>drill down; double click does the same</source>
        <translation>下钻；双击效果相同</translation>
    </message>
    <message>
        <source>export the panel in focus, else the main one</source>
        <translation>导出焦点所在的面板，否则导出主面板</translation>
    </message>
    <message>
        <source>go to a page</source>
        <translation>前往页面</translation>
    </message>
    <message>
        <source>move in the picture; the inspector explains what is selected</source>
        <translation>在图中移动；详情面板解释所选内容</translation>
    </message>
    <message>
        <source>next or previous area: rail, filters, page, inspector</source>
        <translation>下一个或上一个区域：导航、筛选、页面、详情面板</translation>
    </message>
    <message>
        <source>one day earlier or later</source>
        <translation>前一天或后一天</translation>
    </message>
    <message>
        <source>open or close the inspector</source>
        <translation>打开或关闭详情面板</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>redo it</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>save this view under a name</source>
        <translation>命名并保存此视图</translation>
    </message>
    <message>
        <source>search customers, deals and filters by name</source>
        <translation>按名称搜索客户、商机和筛选</translation>
    </message>
    <message>
        <source>show the agenda</source>
        <translation>显示议程</translation>
    </message>
    <message>
        <source>sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>本说明</translation>
    </message>
    <message>
        <source>to the filters; in a list of records: find</source>
        <translation>转到筛选；在记录列表中：查找</translation>
    </message>
    <message>
        <source>undo the last filter</source>
        <translation>撤销上一次筛选</translation>
    </message>
</context>
<context>
    <name>HolidayField</name>
    <message>
        <source>Add this day</source>
        <translation>添加这一天</translation>
    </message>
    <message>
        <source>Remove the selected day</source>
        <translation>移除所选的日子</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Click a cell, or move to it with the arrow keys: here stands what it is, what changed, and the deals behind it.</source>
        <translation>点击单元格，或用方向键移到单元格：这里会显示它的含义、变化原因和背后的商机。</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>关闭详情面板</translation>
    </message>
    <message>
        <source>Close the inspector (F4)</source>
        <translation>关闭详情面板 (F4)</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何内容</translation>
    </message>
</context>
<context>
    <name>KeyNodes</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Close date</source>
        <translation>关闭日期</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Key deals to verify</source>
        <translation>待核实的关键商机</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>on record</source>
        <translation>有记录</translation>
    </message>
    <message>
        <source>{day}, past</source>
        <translation>{day}，已过</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Better</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>较少</translation>
    </message>
    <message>
        <source>More</source>
        <translation>较多</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>dotted: more than a tenth still open</source>
        <translation>圆点：超过一成仍在进行</translation>
    </message>
    <message>
        <source>grey: fewer than {n}, not ranked</source>
        <translation>灰色：不足 {n} 条，不参与排名</translation>
    </message>
    <message>
        <source>hatched: fewer than {n} records</source>
        <translation>斜线：不足 {n} 条记录</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
</context>
<context>
    <name>MetricTile</name>
    <message>
        <source>better</source>
        <translation>变好</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>n = {n}, too few to rely on</source>
        <translation>n = {n}，样本太少，仅供参考</translation>
    </message>
    <message>
        <source>take care</source>
        <translation>需留意</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>变差</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Fold to icons</source>
        <translation>收起为图标</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Show the names</source>
        <translation>显示名称</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>What was noticed ({count})</source>
        <translation>注意事项（{count}）</translation>
    </message>
    <message>
        <source>Yes, they are gone</source>
        <translation>确已删除</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Connect a CRM or import files: the five answers come by themselves.</source>
        <translation>连接 CRM 或导入文件后，五个答案会自动出现。</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>数据截至 {moment}</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Good afternoon.</source>
        <translation>下午好。</translation>
    </message>
    <message>
        <source>Good evening.</source>
        <translation>晚上好。</translation>
    </message>
    <message>
        <source>Good morning.</source>
        <translation>早上好。</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>业绩排行榜</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>目前没有需要您处理的事。</translation>
    </message>
    <message>
        <source>One thing needs you.</source>
        <translation>有 1 件事需要您处理。</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>Open the demo company</source>
        <translation>打开演示公司</translation>
    </message>
    <message>
        <source>Return on lead sources</source>
        <translation>线索来源回报</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>declined: {why}</source>
        <translation>已拒绝：{why}</translation>
    </message>
    <message>
        <source>each with its evidence; declining asks for a reason</source>
        <translation>每条都附依据；拒绝需要说明理由</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>no significant finding within these limits</source>
        <translation>在此范围内没有显著发现</translation>
    </message>
    <message>
        <source>{hello} {what}</source>
        <translation>{hello}{what}</translation>
    </message>
    <message>
        <source>{n} things need you.</source>
        <translation>有 {n} 件事需要您处理。</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <translation>✓ 已采纳</translation>
    </message>
</context>
<context>
    <name>OwnWindow</name>
    <message>
        <source>Sales Cockpit</source>
        <translation>销售驾驶舱</translation>
    </message>
    <message>
        <source>▲ Demo company, not real data</source>
        <translation>▲ 演示公司，非真实数据</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter open · Esc close</source>
        <translation>↑ ↓ 选择 · Enter 打开 · Esc 关闭</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Copy, export, own window</source>
        <translation>复制、导出、独立窗口</translation>
    </message>
</context>
<context>
    <name>PublishBar</name>
    <message>
        <source>Both are needed: why it is changed, and what the change is worth to customers.</source>
        <translation>两项都需要：修改的原因，以及对客户的价值。</translation>
    </message>
    <message>
        <source>Built-in values</source>
        <translation>内置值</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Draft, kept by itself; {held}.</source>
        <translation>草稿，自动保存；{held}。</translation>
    </message>
    <message>
        <source>No draft; {held}.</source>
        <translation>没有草稿；{held}。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What is it worth to customers?</source>
        <translation>对客户的价值是什么？</translation>
    </message>
    <message>
        <source>Why is it changed?</source>
        <translation>为什么修改？</translation>
    </message>
    <message>
        <source>built-in values hold</source>
        <translation>内置值生效中</translation>
    </message>
    <message>
        <source>revision {number} holds</source>
        <translation>第 {number} 版生效中</translation>
    </message>
    <message>
        <source>✓ Published: revision {number} holds from now on.</source>
        <translation>✓ 已发布：第 {number} 版即刻生效。</translation>
    </message>
</context>
<context>
    <name>QuarantineDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record as received</source>
        <translation>收到的原始记录</translation>
    </message>
    <message>
        <source>Set aside from {name}</source>
        <translation>{name} 的搁置记录</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>These records could not be understood. All others are in. They are read again when they change in the source.</source>
        <translation>这些记录无法识别，其余记录均已入库。它们在来源中变更后会重新读取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>{count} records set aside</source>
        <translation>{count} 条记录已搁置</translation>
    </message>
    <message>
        <source>{released} records are in now, {kept} still set aside.</source>
        <translation>{released} 条记录已入库，{kept} 条仍搁置。</translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied the first {count} of {all} rows; Export writes all of them.</source>
        <translation>已复制 {all} 行中的前 {count} 行；“导出”会写出全部。</translation>
    </message>
    <message>
        <source>Copied {count} rows</source>
        <translation>已复制 {count} 行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Looking up the records</source>
        <translation>正在查找记录</translation>
    </message>
    <message>
        <source>No customer is known for this record, or several have its name.</source>
        <translation>此记录没有已知客户，或有多个同名客户。</translation>
    </message>
    <message>
        <source>Not in the list</source>
        <translation>列表中没有</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{count} of them count as yes</source>
        <translation>其中 {count} 条计为达成</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <source>{count} without an amount</source>
        <translation>{count} 条没有金额</translation>
    </message>
    <message>
        <source>{money} in all</source>
        <translation>合计 {money}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 个，共 {count} 个</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Connect a CRM or import files: the reports come by themselves.</source>
        <translation>连接 CRM 或导入文件后，报告会自动出现。</translation>
    </message>
    <message>
        <source>Credit: shared by its leads</source>
        <translation>归因：由其线索均分</translation>
    </message>
    <message>
        <source>Credit: the deal&apos;s source</source>
        <translation>归因：商机自身来源</translation>
    </message>
    <message>
        <source>Fewer than five deals are not ranked</source>
        <translation>少于 5 个商机不参与排名</translation>
    </message>
    <message>
        <source>Filter to it</source>
        <translation>筛选到此</translation>
    </message>
    <message>
        <source>Funnel →</source>
        <translation>漏斗 →</translation>
    </message>
    <message>
        <source>In figures</source>
        <translation>具体数字</translation>
    </message>
    <message>
        <source>Lead sources</source>
        <translation>线索来源</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>业绩排行榜</translation>
    </message>
    <message>
        <source>No deal was closed and no lead came in within these limits.</source>
        <translation>此范围内没有商机关闭，也没有新线索。</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>没有可报告的内容</translation>
    </message>
    <message>
        <source>Nothing to report yet</source>
        <translation>尚无可报告的内容</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>打开连接</translation>
    </message>
    <message>
        <source>Return on lead sources</source>
        <translation>线索来源回报</translation>
    </message>
    <message>
        <source>Show the deals</source>
        <translation>显示商机</translation>
    </message>
    <message>
        <source>What a source costs and what it brings</source>
        <translation>来源的成本与收益</translation>
    </message>
    <message>
        <source>Who and what brings in business?</source>
        <translation>谁和什么带来业务？</translation>
    </message>
    <message>
        <source>Who gets the credit</source>
        <translation>功劳归谁</translation>
    </message>
    <message>
        <source>Widen to all time</source>
        <translation>扩大到全部时间</translation>
    </message>
    <message>
        <source>deals closed in the period</source>
        <translation>期间内关闭的商机</translation>
    </message>
    <message>
        <source>leads and deals created in the period</source>
        <translation>期间内创建的线索与商机</translation>
    </message>
    <message>
        <source>{n} of {all} closed deals</source>
        <translation>{n} / {all} 个已结商机</translation>
    </message>
    <message>
        <source>{n} of {all} leads</source>
        <translation>{n} / {all} 条线索</translation>
    </message>
</context>
<context>
    <name>Scatter</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>April</source>
        <translation>四月</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As usual in the language</source>
        <translation>按语言习惯</translation>
    </message>
    <message>
        <source>August</source>
        <translation>八月</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Days on which nobody works although the weekday says so.</source>
        <translation>本是工作日但不上班的日子。</translation>
    </message>
    <message>
        <source>Days on which people work although the weekday says not, such as a Sunday in exchange for a day off.</source>
        <translation>虽是休息日但需要上班的日子，例如调休的星期日。</translation>
    </message>
    <message>
        <source>Days worked for a holiday</source>
        <translation>调休工作日</translation>
    </message>
    <message>
        <source>December</source>
        <translation>十二月</translation>
    </message>
    <message>
        <source>February</source>
        <translation>二月</translation>
    </message>
    <message>
        <source>Fiscal year starts in</source>
        <translation>财年起始月</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>How big amounts are shortened. The whole is in the tip.</source>
        <translation>大额金额的缩写方式，悬停可见完整金额。</translation>
    </message>
    <message>
        <source>Hundred millions (亿)</source>
        <translation>亿</translation>
    </message>
    <message>
        <source>January</source>
        <translation>一月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>七月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>六月</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light or dark; or as the rest of your computer.</source>
        <translation>浅色或深色，或跟随系统。</translation>
    </message>
    <message>
        <source>March</source>
        <translation>三月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>五月</translation>
    </message>
    <message>
        <source>Millions</source>
        <translation>百万</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>November</source>
        <translation>十一月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>十月</translation>
    </message>
    <message>
        <source>Reporting currency</source>
        <translation>报告币种</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>September</source>
        <translation>九月</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Ten thousands (万)</source>
        <translation>万</translation>
    </message>
    <message>
        <source>The currency all amounts are converted to, such as EUR, USD or CNY. Left empty, it is that of most deals.</source>
        <translation>统一换算的币种，如 EUR、USD、CNY；留空则用多数商机的币种。</translation>
    </message>
    <message>
        <source>The first day of the weeks that figures are shown by.</source>
        <translation>按周显示数据时，一周的第一天。</translation>
    </message>
    <message>
        <source>The first month of the year that quarters are counted in.</source>
        <translation>划分季度所依据的年度的第一个月。</translation>
    </message>
    <message>
        <source>The language of every page. It changes at once.</source>
        <translation>所有页面的语言，立即生效。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Thousands</source>
        <translation>千</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Unit of big amounts</source>
        <translation>大额金额单位</translation>
    </message>
    <message>
        <source>Week starts on</source>
        <translation>每周起始日</translation>
    </message>
    <message>
        <source>When somebody works, Monday to Sunday. Deadlines and response times will count these hours.</source>
        <translation>周一至周日的上班时间。期限与响应时间将按这些时间计算。</translation>
    </message>
    <message>
        <source>Where a day begins and ends, for periods and as-of dates.</source>
        <translation>决定期间和截至日期中一天的起止。</translation>
    </message>
    <message>
        <source>Whole amounts (元)</source>
        <translation>完整金额（元）</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Calendar and working time</source>
        <translation>日历与工作时间</translation>
    </message>
    <message>
        <source>How shall it look and count?</source>
        <translation>外观与口径如何设置？</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>SubmissionDialog</name>
    <message>
        <source>As</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Headquarters, calibrated</source>
        <translation>总部（已校准）</translation>
    </message>
    <message>
        <source>Key deals: tick those whose evidence and close date you have checked</source>
        <translation>关键商机：勾选您已核对证据和关闭日期的商机</translation>
    </message>
    <message>
        <source>Locked on {moment}; what comes later is a new version for the week after.</source>
        <translation>{moment} 锁定；之后的提交是下一周的新版本。</translation>
    </message>
    <message>
        <source>Manager, verified</source>
        <translation>经理（已核实）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>正在读取数字…</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Submit the forecast</source>
        <translation>提交预测</translation>
    </message>
    <message>
        <source>Submitted: {amount}. It holds from the lock on {moment}.</source>
        <translation>已提交：{amount}。自 {moment} 锁定起生效。</translation>
    </message>
    <message>
        <source>That is more than {times} times all there is to it so far. Press Submit again if it is right.</source>
        <translation>这超过目前已知总额的 {times} 倍。如无误，请再次按“提交”。</translation>
    </message>
    <message>
        <source>The forecast was submitted.</source>
        <translation>预测已提交。</translation>
    </message>
    <message>
        <source>There is nobody to call for at this level.</source>
        <translation>这一级没有可预测的人员。</translation>
    </message>
    <message>
        <source>This is no amount. Type it like {example}.</source>
        <translation>这不是金额。请按 {example} 的形式输入。</translation>
    </message>
    <message>
        <source>Weights: suggested ones take the usual bias away</source>
        <translation>权重：建议值用于消除惯常偏差</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>Sync failed</source>
        <translation>同步失败</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同步中</translation>
    </message>
</context>
<context>
    <name>Syncing</name>
    <message>
        <source>Counting anew</source>
        <translation>正在重新统计</translation>
    </message>
    <message>
        <source>Removing {name}</source>
        <translation>正在移除 {name}</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Sync again</source>
        <translation>重新同步</translation>
    </message>
    <message>
        <source>Syncing {name}</source>
        <translation>正在同步 {name}</translation>
    </message>
    <message>
        <source>There is nothing to sync: no connection, or all are paused.</source>
        <translation>没有可同步的内容：没有连接，或全部已暂停。</translation>
    </message>
    <message>
        <source>{name} is up to date: {stored} records are new or changed.</source>
        <translation>{name} 已是最新：{stored} 条记录为新增或有变更。</translation>
    </message>
    <message>
        <source>{name} is up to date; nothing had changed.</source>
        <translation>{name} 已是最新，没有变更。</translation>
    </message>
    <message>
        <source>{name}: {stored} records read, {count} set aside with reasons.</source>
        <translation>{name}：已读取 {stored} 条记录，{count} 条附原因搁置。</translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>How {deal} was won</source>
        <translation>{deal} 如何赢单</translation>
    </message>
    <message>
        <source>Nothing is recorded for this customer by this day.</source>
        <translation>截至这一天没有该客户的记录。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早</translation>
    </message>
    <message>
        <source>Timeline of {name}</source>
        <translation>{name} 的时间线</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} 个事件</translation>
    </message>
</context>
<context>
    <name>Treemap</name>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Too small for a tile each; the block has the area of all of them. Enter or a double click lists them.</source>
        <translation>每个都太小，无法单独显示；该块的面积等于它们之和。按回车或双击列出。</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>At least {count} characters, please.</source>
        <translation>请至少输入 {count} 个字符。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Protect your data</source>
        <translation>保护您的数据</translation>
    </message>
    <message>
        <source>The local data is encrypted. Type its passphrase.</source>
        <translation>本地数据已加密，请输入口令。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>This computer has no key store, so the local data is protected by a passphrase of at least {count} characters. Nobody can reset it.</source>
        <translation>本机没有密钥库，因此本地数据由至少 {count} 个字符的口令保护。口令无法重置。</translation>
    </message>
    <message>
        <source>Unlock your data</source>
        <translation>解锁您的数据</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>Copy the link to this view</source>
        <translation>复制此视图的链接</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>No saved views yet</source>
        <translation>还没有保存的视图</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Open the link from the clipboard</source>
        <translation>打开剪贴板上的链接</translation>
    </message>
    <message>
        <source>Overwrite with what is on the screen</source>
        <translation>用屏幕上的内容覆盖</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存此视图…</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Saved views: page, filter and what is chosen (Ctrl+D)</source>
        <translation>保存的视图：页面、筛选和所选内容（Ctrl+D）</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>Call</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Calls of the managers and their weights</source>
        <translation>经理的预测及其权重</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Usual bias</source>
        <translation>惯常偏差</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>{name} 的权重</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>DATA</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>STEER</source>
        <translation>治理</translation>
    </message>
    <message>
        <source>Sales Cockpit</source>
        <translation>销售驾驶舱</translation>
    </message>
    <message>
        <source>Sales Cockpit – demo company</source>
        <translation>销售驾驶舱 – 演示公司</translation>
    </message>
</context>
<context>
    <name>activities</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
</context>
<context>
    <name>dimensions</name>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Blocker</source>
        <translation>卡点</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>更改人</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer size</source>
        <translation>客户规模</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Forecast category</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Lost reason</source>
        <translation>输单原因</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售流程</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Product line</source>
        <translation>产品线</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>best case</source>
        <translation>乐观</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已成交</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>in the pipeline</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>moved back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>moved on</source>
        <translation>推进</translation>
    </message>
    <message>
        <source>nothing on record</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>omitted</source>
        <translation>不纳入</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>signed or paid</source>
        <translation>已签约或付款</translation>
    </message>
    <message>
        <source>won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>written down</source>
        <translation>已填写</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Customer grade</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Customer health</source>
        <translation>客户健康度</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
</context>
<context>
    <name>grade</name>
    <message>
        <source>Large manufacturing: weekly; contract approval lifts the grade</source>
        <translation>大型制造：每周评估；启动合同审批即升级</translation>
    </message>
    <message>
        <source>Services: at once; words of urgency lift the grade</source>
        <translation>服务型：实时评估；出现紧迫用语即升级</translation>
    </message>
    <message>
        <source>Small technology: daily; trial log-ins on two days in a row lift the grade</source>
        <translation>中小科技：每日评估；连续两天登录试用即升级</translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>Contacts the customer took part in, last 30 days.</source>
        <translation>最近 30 天内客户参与的联系次数。</translation>
    </message>
    <message>
        <source>Days since the customer last bought.</source>
        <translation>距客户上次购买的天数。</translation>
    </message>
    <message>
        <source>Days since the customer last took part in a contact.</source>
        <translation>距客户上次参与联系的天数。</translation>
    </message>
    <message>
        <source>Deals not blocked</source>
        <translation>未受阻商机</translation>
    </message>
    <message>
        <source>Deals on time</source>
        <translation>按期商机</translation>
    </message>
    <message>
        <source>Inbound contacts per 30 days, over the last 90 days.</source>
        <translation>最近 90 天内平均每 30 天的客户主动联系次数。</translation>
    </message>
    <message>
        <source>Inquiries</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Last two-way contact</source>
        <translation>最近双向联系</translation>
    </message>
    <message>
        <source>Last win</source>
        <translation>最近一次赢单</translation>
    </message>
    <message>
        <source>Median hours to the customer&apos;s reply, last 90 days.</source>
        <translation>最近 90 天内客户回复所需小时数的中位数。</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Meetings in the last 90 days.</source>
        <translation>最近 90 天内的会议次数。</translation>
    </message>
    <message>
        <source>Our tries since the customer was last heard, at most those of 90 days.</source>
        <translation>自客户上次回应以来我方的联系次数，最多计 90 天内。</translation>
    </message>
    <message>
        <source>Reply time</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Share of open deals whose close date is not past.</source>
        <translation>预计成交日期未过的进行中商机所占比例。</translation>
    </message>
    <message>
        <source>Share of open deals without a recorded blocker.</source>
        <translation>没有记录阻碍的进行中商机所占比例。</translation>
    </message>
    <message>
        <source>Two-way contacts</source>
        <translation>双向联系</translation>
    </message>
    <message>
        <source>Unanswered tries</source>
        <translation>未获回应的联系</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Demo CRM</source>
        <translation>演示 CRM</translation>
    </message>
    <message>
        <source>Files (CSV, Excel)</source>
        <translation>文件（CSV、Excel）</translation>
    </message>
    <message>
        <source>Tryton</source>
        <translation>Tryton</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A cell may name: {near}.</source>
        <translation>单元格可用：{near}。</translation>
    </message>
    <message>
        <source>A connection of the kind {kind} does not belong into the demo company&apos;s cache {path}: its key lies beside it, so that anybody can read it.</source>
        <translation>类型为 {kind} 的连接不应放入演示公司的缓存 {path}：其密钥就在旁边，任何人都能读取。</translation>
    </message>
    <message>
        <source>A forecast needs a period with a beginning and an end.</source>
        <translation>预测需要有起止日期的期间。</translation>
    </message>
    <message>
        <source>A grade set by hand needs a reason.</source>
        <translation>人工设定等级需要理由。</translation>
    </message>
    <message>
        <source>A reason and the value for customers are needed.</source>
        <translation>需要填写理由和客户价值解释。</translation>
    </message>
    <message>
        <source>A record</source>
        <translation>一条记录</translation>
    </message>
    <message>
        <source>A saved view needs a name.</source>
        <translation>保存的视图需要名称。</translation>
    </message>
    <message>
        <source>A secret does not belong into the option {option}: others could read it in the list of running programs.</source>
        <translation>选项 {option} 中不应填写密码：其他人可在运行程序列表中看到。</translation>
    </message>
    <message>
        <source>Add --option user=LOGIN.</source>
        <translation>请加上 --option user=登录名。</translation>
    </message>
    <message>
        <source>Add it again if its figures are wanted.</source>
        <translation>如仍需要其数据，请重新添加该连接。</translation>
    </message>
    <message>
        <source>Add the date at the source.</source>
        <translation>请在来源中补上日期。</translation>
    </message>
    <message>
        <source>Add the record, or map the name to one that is there.</source>
        <translation>请补上该记录，或把该名称映射到已有的记录。</translation>
    </message>
    <message>
        <source>Add the value to the mapping if it matters.</source>
        <translation>如果该值重要，请将其加入字段映射。</translation>
    </message>
    <message>
        <source>Ages and cycles count from there, so they may be too short.</source>
        <translation>时长和周期从该日起算，因此可能偏短。</translation>
    </message>
    <message>
        <source>All were kept and count.</source>
        <translation>全部保留并计入。</translation>
    </message>
    <message>
        <source>An answer of {source} took longer than {limit} seconds.</source>
        <translation>{source} 的响应超过了 {limit} 秒。</translation>
    </message>
    <message>
        <source>An empty page came in the middle.</source>
        <translation>中途收到了空白页。</translation>
    </message>
    <message>
        <source>An old copy was put back, or its mark was lost: figures may be out of date, and late edits may be missing.</source>
        <translation>可能放回了旧副本，或其标记丢失：数据可能过时，也可能缺少之后的修改。</translation>
    </message>
    <message>
        <source>Ask the CRM&apos;s administrator for a user that signs in with a password alone.</source>
        <translation>请向 CRM 管理员申请仅用密码登录的用户。</translation>
    </message>
    <message>
        <source>Ask the CRM&apos;s administrator for the right to read it.</source>
        <translation>请向 CRM 管理员申请读取权限。</translation>
    </message>
    <message>
        <source>Ask the CRM&apos;s administrator to install the module.</source>
        <translation>请让 CRM 管理员安装该模块。</translation>
    </message>
    <message>
        <source>Ask the CRM&apos;s administrator what it sends; nothing is wrong with your data.</source>
        <translation>请向 CRM 管理员核实其发送的内容；您的数据没有问题。</translation>
    </message>
    <message>
        <source>Bring that key store back, or wipe the cache and sync again.</source>
        <translation>请恢复该密钥库，或清除缓存后重新同步。</translation>
    </message>
    <message>
        <source>Check the URL of the connection.</source>
        <translation>请检查该连接的网址。</translation>
    </message>
    <message>
        <source>Check the URL: it may lead to a web page or a sign-in portal instead of the CRM.</source>
        <translation>请检查网址：它可能指向网页或登录门户，而不是 CRM。</translation>
    </message>
    <message>
        <source>Check the URL: it may lead to a web page or a sign-in portal instead.</source>
        <translation>请检查网址：它可能指向网页或登录门户。</translation>
    </message>
    <message>
        <source>Check the address and its port, and whether the server runs.</source>
        <translation>请检查地址和端口，以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock; else the server&apos;s administrator must renew the certificate.</source>
        <translation>请检查地址和本机时钟；否则需由服务器管理员更新证书。</translation>
    </message>
    <message>
        <source>Check the address for a slip, and the network.</source>
        <translation>请检查地址是否有误，以及网络是否正常。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive, then try again.</source>
        <translation>请检查磁盘或网络驱动器，然后重试。</translation>
    </message>
    <message>
        <source>Check the last part of the URL: http://HOST/DATABASE.</source>
        <translation>请检查网址的最后一段：http://主机/数据库。</translation>
    </message>
    <message>
        <source>Check the network and the address, then sync again.</source>
        <translation>请检查网络和地址，然后重新同步。</translation>
    </message>
    <message>
        <source>Check the options of the connection.</source>
        <translation>请检查该连接的选项。</translation>
    </message>
    <message>
        <source>Choose .csv, or narrow the filter.</source>
        <translation>请改用 .csv，或缩小筛选范围。</translation>
    </message>
    <message>
        <source>Choose a later day, or none.</source>
        <translation>请选择更晚的日期，或不设到期日。</translation>
    </message>
    <message>
        <source>Choose a person.</source>
        <translation>请选择人员。</translation>
    </message>
    <message>
        <source>Choose another name with --as, or remove that one first: `sales-cockpit disconnect {name}`.</source>
        <translation>请用 --as 另选名称，或先移除该连接：`sales-cockpit disconnect {name}`。</translation>
    </message>
    <message>
        <source>Choose another name, or overwrite the view.</source>
        <translation>请换一个名称，或覆盖该视图。</translation>
    </message>
    <message>
        <source>Choose another name, or remove that one first.</source>
        <translation>请换一个名称，或先移除该连接。</translation>
    </message>
    <message>
        <source>Choose another port.</source>
        <translation>请选择其他端口。</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>请选择其他值。</translation>
    </message>
    <message>
        <source>Choose one from the list of saved views.</source>
        <translation>请从保存的视图列表中选择。</translation>
    </message>
    <message>
        <source>Choose one of {known}.</source>
        <translation>请从 {known} 中选择。</translation>
    </message>
    <message>
        <source>Choose one of: {near}.</source>
        <translation>请选择其一：{near}。</translation>
    </message>
    <message>
        <source>Choose this quarter or the next one.</source>
        <translation>请选择本季度或下一季度。</translation>
    </message>
    <message>
        <source>Close the other window on this data, or give the program the right to write there.</source>
        <translation>请关闭使用这些数据的其他窗口，或授予程序写入权限。</translation>
    </message>
    <message>
        <source>Connect a CRM, import files, or open the demo company: `sales-cockpit demo`.</source>
        <translation>请连接 CRM、导入文件，或打开演示公司：`sales-cockpit demo`。</translation>
    </message>
    <message>
        <source>Connect a CRM, import files, or resume a connection that is paused.</source>
        <translation>请连接 CRM、导入文件，或恢复已暂停的连接。</translation>
    </message>
    <message>
        <source>Copy the link alone.</source>
        <translation>请只复制链接本身。</translation>
    </message>
    <message>
        <source>Copy the whole link once more, from cockpit:// to its end.</source>
        <translation>请重新复制完整链接，从 cockpit:// 到结尾。</translation>
    </message>
    <message>
        <source>Correct it at the source and sync again, or look at it: `sales-cockpit quarantine show`.</source>
        <translation>请在来源中更正后重新同步，或用 `sales-cockpit quarantine show` 查看。</translation>
    </message>
    <message>
        <source>Correct it at the source and sync again.</source>
        <translation>请在来源中更正后重新同步。</translation>
    </message>
    <message>
        <source>Correct the URL of the connection.</source>
        <translation>请更正该连接的网址。</translation>
    </message>
    <message>
        <source>Correct the dates at the source.</source>
        <translation>请在来源中更正日期。</translation>
    </message>
    <message>
        <source>Correct the file, or remove it to go back to the defaults.</source>
        <translation>请更正该文件，或将其删除以恢复默认设置。</translation>
    </message>
    <message>
        <source>Correct the mapping (docs/import.md) and import again.</source>
        <translation>请更正字段映射（docs/import.md）后重新导入。</translation>
    </message>
    <message>
        <source>Correct the mapping or the file and import again.</source>
        <translation>请更正字段映射或文件后重新导入。</translation>
    </message>
    <message>
        <source>Correct the spelling, or map it in the mapping.</source>
        <translation>请更正拼写，或在字段映射中对应。</translation>
    </message>
    <message>
        <source>Correct them at the source.</source>
        <translation>请在来源中更正。</translation>
    </message>
    <message>
        <source>Correct these rows and import again.</source>
        <translation>请更正这些行后重新导入。</translation>
    </message>
    <message>
        <source>Correct what is marked, then publish again.</source>
        <translation>请更正标出的内容，然后重新发布。</translation>
    </message>
    <message>
        <source>Declare its encoding in the mapping.</source>
        <translation>请在字段映射中声明其编码。</translation>
    </message>
    <message>
        <source>Declare the encoding in the mapping if texts look wrong.</source>
        <translation>如果文字显示不对，请在字段映射中声明编码。</translation>
    </message>
    <message>
        <source>Declining needs a reason of at least {least} characters.</source>
        <translation>拒绝需要至少 {least} 个字符的理由。</translation>
    </message>
    <message>
        <source>Define the stage in the CRM, or move the deals.</source>
        <translation>请在 CRM 中定义该阶段，或移动这些商机。</translation>
    </message>
    <message>
        <source>Discard the draft to see what was published; undo brings your edit back onto it.</source>
        <translation>请放弃草稿以查看已发布的内容；撤销可将您的修改恢复到其上。</translation>
    </message>
    <message>
        <source>Early closings are missing, so rates of that time are not comparable.</source>
        <translation>缺少早期的关闭记录，因此那段时间的比率不可比。</translation>
    </message>
    <message>
        <source>Export the file as CSV instead.</source>
        <translation>请改为导出 CSV 文件。</translation>
    </message>
    <message>
        <source>Figures are there on the command line: `sales-cockpit metric --list`.</source>
        <translation>可在命令行查看数据：`sales-cockpit metric --list`。</translation>
    </message>
    <message>
        <source>Figures by account show them under no value.</source>
        <translation>按客户统计时，它们列在“无”之下。</translation>
    </message>
    <message>
        <source>Figures by it show these records under no value.</source>
        <translation>按此统计时，这些记录列在“无”之下。</translation>
    </message>
    <message>
        <source>Figures by it show these records under no value; no deal is lost.</source>
        <translation>按此统计时，这些记录列在“无”之下；没有丢失商机。</translation>
    </message>
    <message>
        <source>Figures count the default like any value.</source>
        <translation>统计时，默认值与其他值同等对待。</translation>
    </message>
    <message>
        <source>Figures that need it leave them out, or show them under no value.</source>
        <translation>依赖它的统计会略去这些记录，或将其列在“无”之下。</translation>
    </message>
    <message>
        <source>Figures that need it stay empty; the rest goes on.</source>
        <translation>依赖它的数据保持为空；其余不受影响。</translation>
    </message>
    <message>
        <source>Figures that use it cannot be computed here.</source>
        <translation>使用它的数字无法在此计算。</translation>
    </message>
    <message>
        <source>Files ending in .{name} cannot be written.</source>
        <translation>无法写入以 .{name} 结尾的文件。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Give it on standard input, or in SALES_COCKPIT_SECRET.</source>
        <translation>请通过标准输入或 SALES_COCKPIT_SECRET 提供。</translation>
    </message>
    <message>
        <source>Give it on standard input, or in SALES_COCKPIT_SECRET; change it if it was a real one.</source>
        <translation>请通过标准输入或 SALES_COCKPIT_SECRET 提供；如果是真实密码，请更换。</translation>
    </message>
    <message>
        <source>Give the passphrase, in a terminal or in SALES_COCKPIT_PASSPHRASE; or wipe the cache and sync again.</source>
        <translation>请在终端或 SALES_COCKPIT_PASSPHRASE 中提供口令；或清除缓存后重新同步。</translation>
    </message>
    <message>
        <source>Give the program the right to read it.</source>
        <translation>请授予程序读取权限。</translation>
    </message>
    <message>
        <source>Give the records names that differ, or refer to them by id.</source>
        <translation>请为这些记录取不同的名称，或用编号引用。</translation>
    </message>
    <message>
        <source>If that was you, go on with --accept-older, or answer yes when the window asks; then sync again. If not, restore your newest backup.</source>
        <translation>如果是您所为，请加 --accept-older 继续，或在窗口询问时选“是”，然后重新同步。如果不是，请恢复最新的备份。</translation>
    </message>
    <message>
        <source>If the CRM moved, remove the connection and add it with the new URL.</source>
        <translation>如果 CRM 已迁移，请移除该连接并用新网址重新添加。</translation>
    </message>
    <message>
        <source>If they are really gone, say so on the Connections page of the window; else check the user&apos;s rights in the CRM.</source>
        <translation>如果确已删除，请在窗口的连接页确认；否则请检查该用户在 CRM 中的权限。</translation>
    </message>
    <message>
        <source>If they are the same deals, remove them at the source.</source>
        <translation>如果是同一商机，请在来源中删除重复项。</translation>
    </message>
    <message>
        <source>Import again.</source>
        <translation>请重新导入。</translation>
    </message>
    <message>
        <source>Import without --mapping to be offered one.</source>
        <translation>不加 --mapping 导入，程序会给出建议的映射。</translation>
    </message>
    <message>
        <source>Install it; the README names the packages.</source>
        <translation>请安装它；README 列有所需软件包。</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>请安装更新版本。</translation>
    </message>
    <message>
        <source>It may be: {near}.</source>
        <translation>可取值：{near}。</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>保持原样。</translation>
    </message>
    <message>
        <source>It was left out; the deals count as open.</source>
        <translation>该日期已略去；这些商机按进行中统计。</translation>
    </message>
    <message>
        <source>It was left untouched.</source>
        <translation>未对其作任何改动。</translation>
    </message>
    <message>
        <source>It would stand in plain sight, so nothing was sent.</source>
        <translation>它们会以明文显示，因此未发送任何内容。</translation>
    </message>
    <message>
        <source>Its figures stay as of its last sync.</source>
        <translation>其数据停留在上次同步时的状态。</translation>
    </message>
    <message>
        <source>Its options are: {near}.</source>
        <translation>可用选项：{near}。</translation>
    </message>
    <message>
        <source>Leave it out of the URL; give the user as an option and the password when asked.</source>
        <translation>请将其从网址中去掉；用户作为选项填写，密码在询问时输入。</translation>
    </message>
    <message>
        <source>Line {line}: a name must be plain text.</source>
        <translation>第 {line} 行：名称必须是纯文本。</translation>
    </message>
    <message>
        <source>Line {line}: anchors and aliases are not allowed.</source>
        <translation>第 {line} 行：不允许使用锚点和别名。</translation>
    </message>
    <message>
        <source>Line {line}: bands are rising whole numbers.</source>
        <translation>第 {line} 行：分段应为递增的整数。</translation>
    </message>
    <message>
        <source>Line {line}: decimals and thousands cannot both be marked by {value}.</source>
        <translation>第 {line} 行：小数点和千位分隔符不能都用 {value}。</translation>
    </message>
    <message>
        <source>Line {line}: format {value} is not known to this program.</source>
        <translation>第 {line} 行：本程序不认识格式 {value}。</translation>
    </message>
    <message>
        <source>Line {line}: no history is kept of {value}.</source>
        <translation>第 {line} 行：{value} 不保留历史。</translation>
    </message>
    <message>
        <source>Line {line}: only opportunities have a history.</source>
        <translation>第 {line} 行：只有商机有历史。</translation>
    </message>
    <message>
        <source>Line {line}: the mapping is nested too deeply.</source>
        <translation>第 {line} 行：字段映射嵌套过深。</translation>
    </message>
    <message>
        <source>Line {line}: the mapping must be a table of names and values.</source>
        <translation>第 {line} 行：字段映射必须是名称与值的对照表。</translation>
    </message>
    <message>
        <source>Line {line}: this is not YAML ({value}).</source>
        <translation>第 {line} 行：不是有效的 YAML（{value}）。</translation>
    </message>
    <message>
        <source>Line {line}: {place} cannot be {value}; it is one of {found}.</source>
        <translation>第 {line} 行：{place} 不能为 {value}；可取值：{found}。</translation>
    </message>
    <message>
        <source>Line {line}: {place} has no key.</source>
        <translation>第 {line} 行：{place} 没有键。</translation>
    </message>
    <message>
        <source>Line {line}: {place} lacks {value}.</source>
        <translation>第 {line} 行：{place} 缺少 {value}。</translation>
    </message>
    <message>
        <source>Line {line}: {place} must be a list.</source>
        <translation>第 {line} 行：{place} 必须是列表。</translation>
    </message>
    <message>
        <source>Line {line}: {place} must be a table of names and values.</source>
        <translation>第 {line} 行：{place} 必须是名称与值的对照表。</translation>
    </message>
    <message>
        <source>Line {line}: {place} must be plain text.</source>
        <translation>第 {line} 行：{place} 必须是纯文本。</translation>
    </message>
    <message>
        <source>Line {line}: {place} names no column and no constant.</source>
        <translation>第 {line} 行：{place} 既未指定列，也未指定常量。</translation>
    </message>
    <message>
        <source>Line {line}: {place} stands there twice.</source>
        <translation>第 {line} 行：{place} 出现了两次。</translation>
    </message>
    <message>
        <source>Line {line}: {place} {value} stands there twice.</source>
        <translation>第 {line} 行：{place} {value} 出现了两次。</translation>
    </message>
    <message>
        <source>Line {line}: {place}: there is no field {value}.</source>
        <translation>第 {line} 行：{place}：没有字段 {value}。</translation>
    </message>
    <message>
        <source>Line {line}: {place}: there is no kind {value}; there are {found}.</source>
        <translation>第 {line} 行：{place}：没有类型 {value}；可用：{found}。</translation>
    </message>
    <message>
        <source>Line {line}: {place}: there is no source {value}; there are {found}.</source>
        <translation>第 {line} 行：{place}：没有来源 {value}；可用：{found}。</translation>
    </message>
    <message>
        <source>Line {line}: {place}: there is no stage {value}; there are {found}.</source>
        <translation>第 {line} 行：{place}：没有阶段 {value}；可用：{found}。</translation>
    </message>
    <message>
        <source>Line {line}: {value} is more than one character.</source>
        <translation>第 {line} 行：{value} 多于一个字符。</translation>
    </message>
    <message>
        <source>Line {line}: {value} is no currency; it has three capital letters.</source>
        <translation>第 {line} 行：{value} 不是币种；币种为三个大写字母。</translation>
    </message>
    <message>
        <source>Line {line}: {value} is no date pattern; it needs year, month and day, each once.</source>
        <translation>第 {line} 行：{value} 不是日期格式；年、月、日须各出现一次。</translation>
    </message>
    <message>
        <source>Line {line}: {value} is no time zone.</source>
        <translation>第 {line} 行：{value} 不是时区。</translation>
    </message>
    <message>
        <source>Line {line}: {value} is not known here; known are {found}.</source>
        <translation>第 {line} 行：此处不认识 {value}；可用：{found}。</translation>
    </message>
    <message>
        <source>Line {line}: {value} is not the number that is wanted for {place}.</source>
        <translation>第 {line} 行：{place} 需要数字，{value} 不符合。</translation>
    </message>
    <message>
        <source>Look at the customer again: somebody may have withdrawn it meanwhile.</source>
        <translation>请重新查看该客户：可能已有人撤回。</translation>
    </message>
    <message>
        <source>Look for a quotation mark that never closes.</source>
        <translation>请检查是否有未闭合的引号。</translation>
    </message>
    <message>
        <source>Look whether they are still alive.</source>
        <translation>请核实它们是否仍在推进。</translation>
    </message>
    <message>
        <source>Make sure where it comes from.</source>
        <translation>请确认文件来源。</translation>
    </message>
    <message>
        <source>Make the partner&apos;s key unique.</source>
        <translation>请确保对应表的键唯一。</translation>
    </message>
    <message>
        <source>Name a file that was written by `sales-cockpit backup`.</source>
        <translation>请指定由 `sales-cockpit backup` 写入的文件。</translation>
    </message>
    <message>
        <source>Name a folder that exists and may be written, and a file ending in .png.</source>
        <translation>请指定一个存在且可写的文件夹，文件名以 .png 结尾。</translation>
    </message>
    <message>
        <source>Name a folder that exists and may be written.</source>
        <translation>请指定一个存在且可写的文件夹。</translation>
    </message>
    <message>
        <source>Name a mapping file, or one that comes with the program.</source>
        <translation>请指定映射文件，或程序自带的映射。</translation>
    </message>
    <message>
        <source>Name a new file.</source>
        <translation>请指定新文件。</translation>
    </message>
    <message>
        <source>Name another folder for the demo company with --home.</source>
        <translation>请用 --home 为演示公司指定其他文件夹。</translation>
    </message>
    <message>
        <source>Name another folder for your own data with --home.</source>
        <translation>请用 --home 为您自己的数据指定另一个文件夹。</translation>
    </message>
    <message>
        <source>Name another folder with --home, or move the file away.</source>
        <translation>请用 --home 指定其他文件夹，或移走该文件。</translation>
    </message>
    <message>
        <source>Name the folder or file to import.</source>
        <translation>请指定要导入的文件夹或文件。</translation>
    </message>
    <message>
        <source>Near: {near}.</source>
        <translation>相近的有：{near}。</translation>
    </message>
    <message>
        <source>Near: {near}. `sales-cockpit metric --list` names all.</source>
        <translation>相近的有：{near}。`sales-cockpit metric --list` 可列出全部指标。</translation>
    </message>
    <message>
        <source>Neither was changed.</source>
        <translation>两个版本都未改动。</translation>
    </message>
    <message>
        <source>No backup was written.</source>
        <translation>未写入备份。</translation>
    </message>
    <message>
        <source>No deal closes before {first_close}, though deals begin on {first_start}.</source>
        <translation>商机始于 {first_start}，但 {first_close} 之前没有商机关闭。</translation>
    </message>
    <message>
        <source>No draft was made; the probabilities stay.</source>
        <translation>没有生成草稿；概率保持不变。</translation>
    </message>
    <message>
        <source>No figure from it is shown.</source>
        <translation>不会显示其中的任何数据。</translation>
    </message>
    <message>
        <source>No file in {path} looks like sales data.</source>
        <translation>{path} 中没有像销售数据的文件。</translation>
    </message>
    <message>
        <source>No password was given for {user}.</source>
        <translation>没有提供 {user} 的密码。</translation>
    </message>
    <message>
        <source>No picture was made: it would have looked like one of what was asked for.</source>
        <translation>没有生成图片：否则它会被误认为是所要求的内容。</translation>
    </message>
    <message>
        <source>No picture was taken.</source>
        <translation>未生成图片。</translation>
    </message>
    <message>
        <source>No proper answer comes from {source} right now.</source>
        <translation>{source} 目前没有正常响应。</translation>
    </message>
    <message>
        <source>No record {item} is set aside.</source>
        <translation>没有搁置的记录 {item}。</translation>
    </message>
    <message>
        <source>No stage has enough deals that ended to say better.</source>
        <translation>没有哪个阶段有足够多已结束的商机可供改进。</translation>
    </message>
    <message>
        <source>No user is named for {url}.</source>
        <translation>未指定 {url} 的用户。</translation>
    </message>
    <message>
        <source>Nobody is named whose forecast this is.</source>
        <translation>没有指明这是谁的预测。</translation>
    </message>
    <message>
        <source>None of it was stored; what was read before is kept.</source>
        <translation>未保存该响应；之前读取的内容均已保留。</translation>
    </message>
    <message>
        <source>None of the methods has a figure for this filter and moment; no version was written.</source>
        <translation>在此筛选和时点下没有任何方法给出数值；未写入版本。</translation>
    </message>
    <message>
        <source>Nothing answers at {source}.</source>
        <translation>{source} 没有响应。</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Nothing is lost; this part is read anew.</source>
        <translation>没有丢失任何内容；这一部分将重新读取。</translation>
    </message>
    <message>
        <source>Nothing more of it was stored.</source>
        <translation>此后未再存储其任何内容。</translation>
    </message>
    <message>
        <source>Nothing of it was stored; the figures stay as of the last sync.</source>
        <translation>未保存该响应；数据停留在上次同步时的状态。</translation>
    </message>
    <message>
        <source>Nothing stored is lost.</source>
        <translation>已保存的内容没有丢失。</translation>
    </message>
    <message>
        <source>Nothing to do: the next sync goes on from there.</source>
        <translation>无需操作：下次同步将从中断处继续。</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>未添加任何内容。</translation>
    </message>
    <message>
        <source>Nothing was changed on the screen.</source>
        <translation>屏幕上没有任何改变。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Nothing was counted.</source>
        <translation>未作任何统计。</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>未导出任何内容。</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>未导入任何内容。</translation>
    </message>
    <message>
        <source>Nothing was listed.</source>
        <translation>未列出任何内容。</translation>
    </message>
    <message>
        <source>Nothing was made or changed.</source>
        <translation>未创建也未更改任何内容。</translation>
    </message>
    <message>
        <source>Nothing was published; the draft is kept.</source>
        <translation>没有发布；草稿已保留。</translation>
    </message>
    <message>
        <source>Nothing was read from it.</source>
        <translation>未从中读取任何内容。</translation>
    </message>
    <message>
        <source>Nothing was read.</source>
        <translation>未读取任何内容。</translation>
    </message>
    <message>
        <source>Nothing was read; the figures stay as of the last sync.</source>
        <translation>未读取任何内容；数据停留在上次同步时的状态。</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>没有保存任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent or stored.</source>
        <translation>未发送也未保存任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing was submitted.</source>
        <translation>没有提交任何内容。</translation>
    </message>
    <message>
        <source>Nothing was submitted: a forecast after the fact is none.</source>
        <translation>没有提交：事后的预测不是预测。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>未写入任何内容。</translation>
    </message>
    <message>
        <source>Only the address of the connection is trusted, over https or on this computer; nothing was sent.</source>
        <translation>只信任该连接的地址，且须使用 https 或位于本机；未发送任何内容。</translation>
    </message>
    <message>
        <source>Only {known} is trusted, so nothing was sent there.</source>
        <translation>只信任 {known}，因此未向该处发送任何内容。</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>请重新打开。</translation>
    </message>
    <message>
        <source>Open the agenda again.</source>
        <translation>请重新打开议程。</translation>
    </message>
    <message>
        <source>Publish or drop the draft, then recalibrate again.</source>
        <translation>请先发布或放弃该草稿，然后重新校准。</translation>
    </message>
    <message>
        <source>Reading goes on; nothing new is kept.</source>
        <translation>仍可读取；新内容不会保存。</translation>
    </message>
    <message>
        <source>Record {item}</source>
        <translation>记录 {item}</translation>
    </message>
    <message>
        <source>Remove the entry, or install the version of the program that wrote it.</source>
        <translation>请删除该条目，或安装写入它的程序版本。</translation>
    </message>
    <message>
        <source>Remove those that are not needed.</source>
        <translation>请删除不需要的列。</translation>
    </message>
    <message>
        <source>Rename one of them and import again.</source>
        <translation>请重命名其中之一后重新导入。</translation>
    </message>
    <message>
        <source>Restore a backup, or wipe the cache and sync again.</source>
        <translation>请恢复备份，或清除缓存后重新同步。</translation>
    </message>
    <message>
        <source>Resume it on the Connections page, then sync.</source>
        <translation>请在连接页恢复，然后同步。</translation>
    </message>
    <message>
        <source>Revision {newest} of the document {kind} was published after this draft began from revision {base}.</source>
        <translation>本草稿始于文档 {kind} 的第 {base} 版，此后已发布第 {newest} 版。</translation>
    </message>
    <message>
        <source>Rows called {fact} are not kept.</source>
        <translation>没有名为 {fact} 的数据行。</translation>
    </message>
    <message>
        <source>Rows gone from the files were kept.</source>
        <translation>文件中消失的行已保留。</translation>
    </message>
    <message>
        <source>Run it where a desktop is, or `xvfb-run sales-cockpit` on a virtual screen, or take a picture: `sales-cockpit shot funnel -o funnel.png`.</source>
        <translation>请在有桌面的环境中运行，或用 `xvfb-run sales-cockpit` 在虚拟屏幕上运行，或生成图片：`sales-cockpit shot funnel -o funnel.png`。</translation>
    </message>
    <message>
        <source>Save it again and import again.</source>
        <translation>请重新保存后再导入。</translation>
    </message>
    <message>
        <source>Save it as .xlsx or CSV.</source>
        <translation>请另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>Save it as CSV or .xlsx.</source>
        <translation>请另存为 CSV 或 .xlsx。</translation>
    </message>
    <message>
        <source>Say in a few words why it does not fit.</source>
        <translation>请简要说明为什么不合适。</translation>
    </message>
    <message>
        <source>Say in a few words why, and what customers gain from it.</source>
        <translation>请简要说明原因以及客户由此得到什么。</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请简要说明原因。</translation>
    </message>
    <message>
        <source>Send us the details.</source>
        <translation>请把详情发给我们。</translation>
    </message>
    <message>
        <source>Send us the details; this is a mistake of the program.</source>
        <translation>请把详情发给我们；这是程序的错误。</translation>
    </message>
    <message>
        <source>Sign in again with the right user and password or token.</source>
        <translation>请用正确的用户和密码或令牌重新登录。</translation>
    </message>
    <message>
        <source>So there is nothing to count.</source>
        <translation>因此没有可统计的内容。</translation>
    </message>
    <message>
        <source>Somebody could listen in, so nothing was sent.</source>
        <translation>可能有人窃听，因此未发送任何内容。</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>请拆分文件。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Sync again in a while.</source>
        <translation>请稍后重新同步。</translation>
    </message>
    <message>
        <source>Sync again later; if it stays, tell the CRM&apos;s administrator.</source>
        <translation>请稍后重新同步；如果问题依旧，请告知 CRM 管理员。</translation>
    </message>
    <message>
        <source>Sync again.</source>
        <translation>请重新同步。</translation>
    </message>
    <message>
        <source>Sync again; if it comes back, sign in anew.</source>
        <translation>请重新同步；如果再次出现，请重新登录。</translation>
    </message>
    <message>
        <source>Sync again; it goes on from there.</source>
        <translation>请重新同步；将从中断处继续。</translation>
    </message>
    <message>
        <source>Sync and look at both versions.</source>
        <translation>请同步后查看两个版本。</translation>
    </message>
    <message>
        <source>Take it out of the link, or sync first.</source>
        <translation>请从链接中去掉它，或先同步。</translation>
    </message>
    <message>
        <source>That change was left out of the history; the record itself arrived.</source>
        <translation>该更改未计入历史；记录本身已入库。</translation>
    </message>
    <message>
        <source>That is so many that it may be a mistake there; they were kept and still count.</source>
        <translation>数量很大，可能是来源出错；记录已保留并继续计入。</translation>
    </message>
    <message>
        <source>The CRM asks for more than a password, such as a code from a phone.</source>
        <translation>CRM 除密码外还要求其他验证，例如手机验证码。</translation>
    </message>
    <message>
        <source>The CRM has no {model}: a module is not installed there.</source>
        <translation>CRM 中没有 {model}：未安装相应模块。</translation>
    </message>
    <message>
        <source>The CRM points to another computer: {source}.</source>
        <translation>CRM 指向另一台主机：{source}。</translation>
    </message>
    <message>
        <source>The CRM refused to show something: {detail}</source>
        <translation>CRM 拒绝显示部分内容：{detail}</translation>
    </message>
    <message>
        <source>The URL holds a user name or a password.</source>
        <translation>网址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>The URL {url} names no database.</source>
        <translation>网址 {url} 未指明数据库。</translation>
    </message>
    <message>
        <source>The address {source} is not encrypted (http).</source>
        <translation>地址 {source} 未加密（http）。</translation>
    </message>
    <message>
        <source>The answer of {source} broke off in the middle.</source>
        <translation>{source} 的响应中途中断。</translation>
    </message>
    <message>
        <source>The answer of {source} is larger than {limit} bytes.</source>
        <translation>{source} 的响应超过 {limit} 字节。</translation>
    </message>
    <message>
        <source>The cache stays closed; nothing was changed.</source>
        <translation>缓存保持关闭；未作任何更改。</translation>
    </message>
    <message>
        <source>The cache was left untouched.</source>
        <translation>缓存未作任何改动。</translation>
    </message>
    <message>
        <source>The cache {path} is damaged ({part}).</source>
        <translation>缓存 {path} 已损坏（{part}）。</translation>
    </message>
    <message>
        <source>The cache {path} is not as new as it once was on this computer.</source>
        <translation>缓存 {path} 比本机上曾有的版本旧。</translation>
    </message>
    <message>
        <source>The cache {path} was closed meanwhile.</source>
        <translation>缓存 {path} 已在此期间关闭。</translation>
    </message>
    <message>
        <source>The certificate of {source} is not valid.</source>
        <translation>{source} 的证书无效。</translation>
    </message>
    <message>
        <source>The cockpit is already open on {path}.</source>
        <translation>驾驶舱已打开 {path}。</translation>
    </message>
    <message>
        <source>The connection names no mapping.</source>
        <translation>该连接未指定字段映射。</translation>
    </message>
    <message>
        <source>The connection {name} is paused.</source>
        <translation>连接 {name} 已暂停。</translation>
    </message>
    <message>
        <source>The connection {name} was removed while it was read.</source>
        <translation>连接 {name} 在读取期间被移除。</translation>
    </message>
    <message>
        <source>The data in {path} is not that of the demo company.</source>
        <translation>{path} 中的数据不属于演示公司。</translation>
    </message>
    <message>
        <source>The data is ready in {path}.</source>
        <translation>数据已备好，位于 {path}。</translation>
    </message>
    <message>
        <source>The date {name} is not kept for {fact}.</source>
        <translation>{fact} 没有日期项 {name}。</translation>
    </message>
    <message>
        <source>The dates of {item} are not in the order of the stages.</source>
        <translation>{item} 的日期与阶段顺序不符。</translation>
    </message>
    <message>
        <source>The demo server did not start.</source>
        <translation>演示服务器未启动。</translation>
    </message>
    <message>
        <source>The disk did not do what was asked of it at {path}.</source>
        <translation>磁盘未能完成对 {path} 的操作。</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written.</source>
        <translation>磁盘已满：无法写入 {path}。</translation>
    </message>
    <message>
        <source>The document {kind} has {count} problems, the first at {place}.</source>
        <translation>文档 {kind} 有 {count} 个问题，第一个在 {place}。</translation>
    </message>
    <message>
        <source>The document {kind} was written by a newer version of this program.</source>
        <translation>文档 {kind} 由更新版本的程序写成。</translation>
    </message>
    <message>
        <source>The draft of the stages that waits has none of these: {stages}.</source>
        <translation>等待中的阶段草稿里没有这些阶段：{stages}。</translation>
    </message>
    <message>
        <source>The draft stays as it is; nothing was recalibrated.</source>
        <translation>草稿保持原样；没有重新校准任何内容。</translation>
    </message>
    <message>
        <source>The figure {name} is not kept for {fact}.</source>
        <translation>{fact} 没有数值项 {name}。</translation>
    </message>
    <message>
        <source>The figures stay as of the last sync.</source>
        <translation>数据停留在上次同步时的状态。</translation>
    </message>
    <message>
        <source>The figures stay as they are.</source>
        <translation>数据保持不变。</translation>
    </message>
    <message>
        <source>The grade of the customer was not changed.</source>
        <translation>客户等级未改变。</translation>
    </message>
    <message>
        <source>The grade of this customer is not set by hand.</source>
        <translation>该客户的等级不是人工设定的。</translation>
    </message>
    <message>
        <source>The key of the cache {path} is missing.</source>
        <translation>缺少缓存 {path} 的密钥。</translation>
    </message>
    <message>
        <source>The key of the cache {path} is not in the key store {found}.</source>
        <translation>密钥库 {found} 中没有缓存 {path} 的密钥。</translation>
    </message>
    <message>
        <source>The key store of this computer ({store}) does not answer.</source>
        <translation>本机的密钥库（{store}）没有响应。</translation>
    </message>
    <message>
        <source>The kinds there are: {near}.</source>
        <translation>现有类型：{near}。</translation>
    </message>
    <message>
        <source>The line to {source} broke off.</source>
        <translation>与 {source} 的连接已中断。</translation>
    </message>
    <message>
        <source>The link cannot be read: {link}</source>
        <translation>无法读取此链接：{link}</translation>
    </message>
    <message>
        <source>The link is longer than {limit} characters.</source>
        <translation>链接超过 {limit} 个字符。</translation>
    </message>
    <message>
        <source>The link leads to a page that does not exist here: {name}.</source>
        <translation>链接指向的页面在此处不存在：{name}。</translation>
    </message>
    <message>
        <source>The link may come from a newer version. Pages here: {known}</source>
        <translation>链接可能来自更新的版本。此处的页面：{known}</translation>
    </message>
    <message>
        <source>The link names what is not known here: {known}</source>
        <translation>链接中有此处未知的内容：{known}</translation>
    </message>
    <message>
        <source>The list has {have} rows; this kind of file takes {limit}.</source>
        <translation>列表有 {have} 行，此类文件最多 {limit} 行。</translation>
    </message>
    <message>
        <source>The mapping is nested too deeply.</source>
        <translation>字段映射嵌套过深。</translation>
    </message>
    <message>
        <source>The mapping is too large.</source>
        <translation>字段映射过大。</translation>
    </message>
    <message>
        <source>The mapping must be saved as UTF-8.</source>
        <translation>字段映射必须保存为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>The mapping {path} cannot be used; problems: {n}.</source>
        <translation>字段映射 {path} 无法使用；问题数：{n}。</translation>
    </message>
    <message>
        <source>The metric {metric} has no option {option}.</source>
        <translation>指标 {metric} 没有选项 {option}。</translation>
    </message>
    <message>
        <source>The name {name} already stands for {url}.</source>
        <translation>名称 {name} 已用于 {url}。</translation>
    </message>
    <message>
        <source>The names there are: {near}.</source>
        <translation>现有名称：{near}。</translation>
    </message>
    <message>
        <source>The option {option} cannot be {value}.</source>
        <translation>选项 {option} 不能为 {value}。</translation>
    </message>
    <message>
        <source>The option {option} of {metric} cannot be {value}.</source>
        <translation>{metric} 的选项 {option} 不能为 {value}。</translation>
    </message>
    <message>
        <source>The page {page} cannot show {name} = {value}.</source>
        <translation>页面 {page} 无法显示 {name} = {value}。</translation>
    </message>
    <message>
        <source>The page {page} shows no table under this filter.</source>
        <translation>在此筛选下，页面 {page} 没有表格。</translation>
    </message>
    <message>
        <source>The pages there are: {near}.</source>
        <translation>现有页面：{near}。</translation>
    </message>
    <message>
        <source>The password of {user} is wrong, or there is no such user.</source>
        <translation>{user} 的密码错误，或没有该用户。</translation>
    </message>
    <message>
        <source>The past before is only as good as these dates.</source>
        <translation>此前历史的准确程度取决于这些日期。</translation>
    </message>
    <message>
        <source>The period was over on {value}.</source>
        <translation>该期间已于 {value} 结束。</translation>
    </message>
    <message>
        <source>The picture {path} could not be written.</source>
        <translation>无法写入图片 {path}。</translation>
    </message>
    <message>
        <source>The port {port} is taken.</source>
        <translation>端口 {port} 已被占用。</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>程序出错了。</translation>
    </message>
    <message>
        <source>The program refused to talk to {source}.</source>
        <translation>程序拒绝与 {source} 通信。</translation>
    </message>
    <message>
        <source>The program stumbled over an answer of {source}.</source>
        <translation>程序无法处理 {source} 的响应。</translation>
    </message>
    <message>
        <source>The record was set aside; everything else arrived.</source>
        <translation>该记录已搁置；其余均已入库。</translation>
    </message>
    <message>
        <source>The request was not accepted by {source}.</source>
        <translation>{source} 不接受该请求。</translation>
    </message>
    <message>
        <source>The row counts as of now.</source>
        <translation>该行按现状统计。</translation>
    </message>
    <message>
        <source>The rows called {fact} were not read.</source>
        <translation>未读取名为 {fact} 的数据行。</translation>
    </message>
    <message>
        <source>The rows of {metric} are not split by {dimension}.</source>
        <translation>{metric} 的各行未按 {dimension} 拆分。</translation>
    </message>
    <message>
        <source>The same answer came again and again.</source>
        <translation>反复收到相同的响应。</translation>
    </message>
    <message>
        <source>The secret goes only to the address you gave, so nothing was sent there.</source>
        <translation>密码只发送到您填写的地址，因此未向该处发送任何内容。</translation>
    </message>
    <message>
        <source>The session at {source} has ended.</source>
        <translation>{source} 的会话已结束。</translation>
    </message>
    <message>
        <source>The settings file has an entry this program does not know: {field}.</source>
        <translation>设置文件中有本程序不认识的条目：{field}。</translation>
    </message>
    <message>
        <source>The settings {path} cannot be read: line {line}, column {column}.</source>
        <translation>无法读取设置 {path}：第 {line} 行第 {column} 列。</translation>
    </message>
    <message>
        <source>The stage counts.</source>
        <translation>以阶段为准。</translation>
    </message>
    <message>
        <source>The suggestion stays.</source>
        <translation>建议保持不变。</translation>
    </message>
    <message>
        <source>The sync stopped.</source>
        <translation>同步已停止。</translation>
    </message>
    <message>
        <source>The time in these stages is taken as the dates say.</source>
        <translation>这些阶段的停留时长按日期计算。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>The window system cannot be used: {name} is missing.</source>
        <translation>无法使用窗口系统：缺少 {name}。</translation>
    </message>
    <message>
        <source>Their time in stage counts from the earliest date known.</source>
        <translation>其阶段停留时长从最早已知日期起算。</translation>
    </message>
    <message>
        <source>There is a connection named {name} already.</source>
        <translation>已有名为 {name} 的连接。</translation>
    </message>
    <message>
        <source>There is a saved view named {name} already.</source>
        <translation>已有名为 {name} 的保存视图。</translation>
    </message>
    <message>
        <source>There is another version of this record at {source}.</source>
        <translation>{source} 有这条记录的另一个版本。</translation>
    </message>
    <message>
        <source>There is no computer called {source}.</source>
        <translation>没有名为 {source} 的主机。</translation>
    </message>
    <message>
        <source>There is no connection named {name}.</source>
        <translation>没有名为 {name} 的连接。</translation>
    </message>
    <message>
        <source>There is no connection to sync.</source>
        <translation>没有可同步的连接。</translation>
    </message>
    <message>
        <source>There is no connection to {source}.</source>
        <translation>无法连接到 {source}。</translation>
    </message>
    <message>
        <source>There is no data in {path} yet.</source>
        <translation>{path} 中尚无数据。</translation>
    </message>
    <message>
        <source>There is no database {database} at {source}.</source>
        <translation>{source} 没有数据库 {database}。</translation>
    </message>
    <message>
        <source>There is no encoding {encoding}.</source>
        <translation>没有编码 {encoding}。</translation>
    </message>
    <message>
        <source>There is no file {file}; there are {found}.</source>
        <translation>没有文件 {file}；现有：{found}。</translation>
    </message>
    <message>
        <source>There is no forecast to keep.</source>
        <translation>没有可保存的预测。</translation>
    </message>
    <message>
        <source>There is no grade {name}.</source>
        <translation>没有等级 {name}。</translation>
    </message>
    <message>
        <source>There is no kind of connection called {kind}.</source>
        <translation>没有名为 {kind} 的连接类型。</translation>
    </message>
    <message>
        <source>There is no level {name} of the forecast.</source>
        <translation>预测没有 {name} 这一级。</translation>
    </message>
    <message>
        <source>There is no mapping {path}.</source>
        <translation>没有字段映射 {path}。</translation>
    </message>
    <message>
        <source>There is no metric {metric}.</source>
        <translation>没有指标 {metric}。</translation>
    </message>
    <message>
        <source>There is no page {name} yet.</source>
        <translation>尚无页面 {name}。</translation>
    </message>
    <message>
        <source>There is no saved view named {name}.</source>
        <translation>没有名为 {name} 的保存视图。</translation>
    </message>
    <message>
        <source>There is no screen to open the window on.</source>
        <translation>没有可打开窗口的屏幕。</translation>
    </message>
    <message>
        <source>There is no such address at {source}.</source>
        <translation>{source} 没有此地址。</translation>
    </message>
    <message>
        <source>There is no {dimension} named {value}.</source>
        <translation>{dimension} 中没有名为 {value} 的项。</translation>
    </message>
    <message>
        <source>There is no {dimension} to filter by.</source>
        <translation>没有可用于筛选的 {dimension}。</translation>
    </message>
    <message>
        <source>There is no {dimension} to look at {metric} by.</source>
        <translation>{metric} 不能按 {dimension} 查看。</translation>
    </message>
    <message>
        <source>There is no {name} to look at {fact} by.</source>
        <translation>{fact} 不能按 {name} 查看。</translation>
    </message>
    <message>
        <source>There is nothing at {path}.</source>
        <translation>{path} 处没有任何内容。</translation>
    </message>
    <message>
        <source>There is nothing to withdraw.</source>
        <translation>没有可撤回的内容。</translation>
    </message>
    <message>
        <source>There is something at {path} already.</source>
        <translation>{path} 处已有内容。</translation>
    </message>
    <message>
        <source>These records are in use at {source}.</source>
        <translation>{source} 正在使用这些记录。</translation>
    </message>
    <message>
        <source>They are counted as people, and have no rates.</source>
        <translation>计入人数，但没有比率。</translation>
    </message>
    <message>
        <source>They are kept and counted under that name, but have no place in the funnel.</source>
        <translation>它们以该名称保留并统计，但在漏斗中没有位置。</translation>
    </message>
    <message>
        <source>They count as open, and may make the pipeline look better than it is.</source>
        <translation>按进行中统计，可能使在手商机看起来比实际好。</translation>
    </message>
    <message>
        <source>They count in numbers of deals, and add nothing to values.</source>
        <translation>计入商机数，但不增加金额。</translation>
    </message>
    <message>
        <source>They count only in the period `all`.</source>
        <translation>只计入期间 `all`。</translation>
    </message>
    <message>
        <source>They exist since {at}, the earliest date of the files, and count in periods only where a figure needs no date.</source>
        <translation>视为自 {at}（文件中最早的日期）起存在，仅在不需要日期的指标中计入各期间。</translation>
    </message>
    <message>
        <source>They have no sales cycle.</source>
        <translation>没有成交周期。</translation>
    </message>
    <message>
        <source>They may be wrong, and records may not find each other.</source>
        <translation>编号可能有误，记录之间可能无法对应。</translation>
    </message>
    <message>
        <source>They were left as they are; no figure is affected.</source>
        <translation>设置保持原样；数据不受影响。</translation>
    </message>
    <message>
        <source>They were left out.</source>
        <translation>已略去。</translation>
    </message>
    <message>
        <source>This cache was written by a newer version of the program (its {what} is {have}, this program knows {need}).</source>
        <translation>此缓存由更新版本的程序写入（其 {what} 为 {have}，本程序支持 {need}）。</translation>
    </message>
    <message>
        <source>This is not a web address.</source>
        <translation>这不是网址。</translation>
    </message>
    <message>
        <source>This item is not on the agenda any more.</source>
        <translation>此项已不在议程中。</translation>
    </message>
    <message>
        <source>This key does not open the cache {path}.</source>
        <translation>此密钥无法打开缓存 {path}。</translation>
    </message>
    <message>
        <source>This kind of record stops here; the others go on.</source>
        <translation>此类记录的读取到此为止；其他类别继续。</translation>
    </message>
    <message>
        <source>This program cannot answer that; nothing was read.</source>
        <translation>本程序无法完成该验证；未读取任何内容。</translation>
    </message>
    <message>
        <source>This user and secret are not accepted by {source}.</source>
        <translation>{source} 不接受该用户或密码。</translation>
    </message>
    <message>
        <source>This user may not read everything at {source}.</source>
        <translation>该用户无权读取 {source} 的全部内容。</translation>
    </message>
    <message>
        <source>Try again and type the same one twice.</source>
        <translation>请重试，两次输入相同的口令。</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again with the right user and password.</source>
        <translation>请用正确的用户和密码重试。</translation>
    </message>
    <message>
        <source>Try again; if it stays, send us the details.</source>
        <translation>请重试；如果问题依旧，请把详情发给我们。</translation>
    </message>
    <message>
        <source>Two programs never write to one cache at a time.</source>
        <translation>两个程序不会同时写入同一缓存。</translation>
    </message>
    <message>
        <source>Type a name of at most {limit} characters.</source>
        <translation>请输入不超过 {limit} 个字符的名称。</translation>
    </message>
    <message>
        <source>Type the passphrase again, or bring back the key store this cache was made with.</source>
        <translation>请重新输入口令，或恢复创建此缓存时所用的密钥库。</translation>
    </message>
    <message>
        <source>Type what will be booked in the period, zero or more.</source>
        <translation>请输入期间内将签单的金额，零或以上。</translation>
    </message>
    <message>
        <source>Unlock the key store and try again.</source>
        <translation>请解锁密钥库后重试。</translation>
    </message>
    <message>
        <source>Use https:// in the URL; http:// only works on this computer.</source>
        <translation>网址请使用 https://；http:// 仅限本机。</translation>
    </message>
    <message>
        <source>Use letters and digits, without blanks at the ends.</source>
        <translation>请使用字母和数字，首尾不留空格。</translation>
    </message>
    <message>
        <source>Use the address it really has as the URL.</source>
        <translation>请以其真实地址作为网址。</translation>
    </message>
    <message>
        <source>Use the open window, or close it first.</source>
        <translation>请使用已打开的窗口，或先将其关闭。</translation>
    </message>
    <message>
        <source>Wait until at least twenty deals of a stage have ended.</source>
        <translation>请等到某个阶段至少有二十个商机结束。</translation>
    </message>
    <message>
        <source>We are asked to slow down by {source}.</source>
        <translation>{source} 要求放慢速度。</translation>
    </message>
    <message>
        <source>We are sent elsewhere ({to}) by {source}.</source>
        <translation>{source} 要求转到其他地址（{to}）。</translation>
    </message>
    <message>
        <source>We stopped in the middle, and {source} no longer knows where.</source>
        <translation>读取在中途停止，{source} 已不记得停在何处。</translation>
    </message>
    <message>
        <source>What can be chosen there, as it stands at first: {known}</source>
        <translation>那里可选的内容及其初始值：{known}</translation>
    </message>
    <message>
        <source>What was read so far is kept.</source>
        <translation>已读取的内容均已保留。</translation>
    </message>
    <message>
        <source>What was read so far is kept; figures stay as of the last sync.</source>
        <translation>已读取的内容均已保留；数据停留在上次同步时的状态。</translation>
    </message>
    <message>
        <source>What was read so far is kept; the next run goes on from there.</source>
        <translation>已读取的内容均已保留；下次运行将从中断处继续。</translation>
    </message>
    <message>
        <source>What was read so far is kept; the rest of it is missing from the figures.</source>
        <translation>已读取的内容均已保留；其余部分未计入数据。</translation>
    </message>
    <message>
        <source>What was saved before is not touched; nothing new is kept.</source>
        <translation>此前保存的内容未受影响；新内容未保存。</translation>
    </message>
    <message>
        <source>What was saved before is safe and can be read; nothing new is kept.</source>
        <translation>此前保存的内容安全可读；新内容未保存。</translation>
    </message>
    <message>
        <source>What would come from there is blank; no deal is lost.</source>
        <translation>本应取自该处的内容为空；没有丢失商机。</translation>
    </message>
    <message>
        <source>What {source} answers is a file of another kind ({content_type}), not data.</source>
        <translation>{source} 返回的是其他类型的文件（{content_type}），不是数据。</translation>
    </message>
    <message>
        <source>What {source} answers is a web page, not data.</source>
        <translation>{source} 返回的是网页，不是数据。</translation>
    </message>
    <message>
        <source>What {source} answers is not what such a CRM says.</source>
        <translation>{source} 的响应不符合此类 CRM 的格式。</translation>
    </message>
    <message>
        <source>Widen the filter, or choose a moment with at least 26 weeks of history before it.</source>
        <translation>请放宽筛选，或选择之前至少有 26 周历史的时点。</translation>
    </message>
    <message>
        <source>Widen the filter, or export a metric by its key.</source>
        <translation>请放宽筛选，或按指标的键导出。</translation>
    </message>
    <message>
        <source>Without it nobody can read the data.</source>
        <translation>没有密钥，任何人都无法读取数据。</translation>
    </message>
    <message>
        <source>Without it nobody can read the data; it was kept in {store}.</source>
        <translation>没有密钥，任何人都无法读取数据；它原先保存在 {store} 中。</translation>
    </message>
    <message>
        <source>Without it the picture would be of something else.</source>
        <translation>去掉它，图片显示的就是别的内容。</translation>
    </message>
    <message>
        <source>Write a mapping by hand (docs/import.md).</source>
        <translation>请手动编写字段映射（docs/import.md）。</translation>
    </message>
    <message>
        <source>Write all, 2026, 2026Q3, 2026-09, 2026W37, or FROM..TO with days like 2026-07-01..2026-09-30.</source>
        <translation>请写成 all、2026、2026Q3、2026-09、2026W37，或起止日期，如 2026-07-01..2026-09-30。</translation>
    </message>
    <message>
        <source>Write it like 2026-09-30, or 2026-09-30T18:00 for a moment of that day.</source>
        <translation>请写成 2026-09-30，或用 2026-09-30T18:00 表示当天的某一时刻。</translation>
    </message>
    <message>
        <source>Write it like http://HOST/DATABASE.</source>
        <translation>请写成 http://主机/数据库。</translation>
    </message>
    <message>
        <source>Write the URL like https://crm.example.com/DATABASE.</source>
        <translation>网址请写成 https://crm.example.com/数据库。</translation>
    </message>
    <message>
        <source>You can go on working with the data of the last sync.</source>
        <translation>您可以继续使用上次同步的数据。</translation>
    </message>
    <message>
        <source>Your data is untouched.</source>
        <translation>您的数据未受影响。</translation>
    </message>
    <message>
        <source>Your password and your customers&apos; data could be read on the way, so nothing was sent.</source>
        <translation>您的密码和客户数据可能在途中被窃取，因此未发送任何内容。</translation>
    </message>
    <message>
        <source>`sales-cockpit quarantine list` names all that are.</source>
        <translation>`sales-cockpit quarantine list` 可列出全部搁置记录。</translation>
    </message>
    <message>
        <source>docs/connections.md says what the options of each kind may be.</source>
        <translation>docs/connections.md 说明了各类型可用的选项。</translation>
    </message>
    <message>
        <source>the mapping</source>
        <translation>字段映射</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>{count} amounts of {item} were rounded to the smallest unit of the currency.</source>
        <translation>{item} 中有 {count} 笔金额已舍入到币种的最小单位。</translation>
    </message>
    <message>
        <source>{count} blank values of {item} filled by the default of the mapping.</source>
        <translation>{item} 中有 {count} 个空值，已按字段映射的默认值填充。</translation>
    </message>
    <message>
        <source>{count} closed deals ({item}) have no date of closing.</source>
        <translation>{count} 个已关闭的商机（{item}）没有关闭日期。</translation>
    </message>
    <message>
        <source>{count} dates of closing taken from the history sheet.</source>
        <translation>{count} 个关闭日期取自历史表。</translation>
    </message>
    <message>
        <source>{count} dates of {item} have two-digit years, read as {from} to {to}.</source>
        <translation>{item} 中有 {count} 个日期为两位数年份，按 {from} 至 {to} 解读。</translation>
    </message>
    <message>
        <source>{count} deals ({item}) do not say since when they are in their stage.</source>
        <translation>{count} 个商机（{item}）未注明何时进入当前阶段。</translation>
    </message>
    <message>
        <source>{count} deals ({item}) have no date.</source>
        <translation>{count} 个商机（{item}）没有日期。</translation>
    </message>
    <message>
        <source>{count} deals ({item}) have the amount 0.</source>
        <translation>{count} 个商机（{item}）的金额为 0。</translation>
    </message>
    <message>
        <source>{count} deals ({item}) repeat another one in all but the id.</source>
        <translation>{count} 个商机（{item}）除编号外与另一商机完全相同。</translation>
    </message>
    <message>
        <source>{count} deals have an amount in a currency without a rate to {currency}: they are counted, but their amounts are missing from every sum.</source>
        <translation>{count} 个商机的金额所用币种没有到 {currency} 的汇率：计入数量，但金额未计入任何合计。</translation>
    </message>
    <message>
        <source>{count} deals stand in the stage {item}, which the CRM does not define.</source>
        <translation>{count} 个商机处于 CRM 未定义的阶段 {item}。</translation>
    </message>
    <message>
        <source>{count} deals were closed before they were created.</source>
        <translation>{count} 个商机的关闭日期早于创建日期。</translation>
    </message>
    <message>
        <source>{count} deals whose status and stage disagree: {item}.</source>
        <translation>{count} 个商机的状态与阶段不一致：{item}。</translation>
    </message>
    <message>
        <source>{count} deals whose {item} is another one than the history ends with.</source>
        <translation>{count} 个商机的{item}与历史的最后一项不同。</translation>
    </message>
    <message>
        <source>{count} deals without account.</source>
        <translation>{count} 个商机没有客户。</translation>
    </message>
    <message>
        <source>{count} deals without created date: {item} stands in.</source>
        <translation>{count} 个商机没有创建日期：以{item}代替。</translation>
    </message>
    <message>
        <source>{count} events reconstructed from dates in the files.</source>
        <translation>根据文件中的日期还原了 {count} 个事件。</translation>
    </message>
    <message>
        <source>{count} history rows of {item} belong to deals that are not in the files.</source>
        <translation>{item} 有 {count} 行历史属于文件中不存在的商机。</translation>
    </message>
    <message>
        <source>{count} ids of {item} are longer than the 15 digits that Excel keeps.</source>
        <translation>{item} 中有 {count} 个编号超过 Excel 能保留的 15 位数字。</translation>
    </message>
    <message>
        <source>{count} of {open} open deals are older than any deal that ever closed ({longest_days} days).</source>
        <translation>{open} 个在手商机中有 {count} 个，时长超过所有已关闭的商机（{longest_days} 天）。</translation>
    </message>
    <message>
        <source>{count} open deals ({item}) had a date of closing.</source>
        <translation>{count} 个进行中的商机（{item}）带有关闭日期。</translation>
    </message>
    <message>
        <source>{count} people have no deals: {names}.</source>
        <translation>{count} 人没有商机：{names}。</translation>
    </message>
    <message>
        <source>{count} records without a name bear their id.</source>
        <translation>{count} 条没有名称的记录以编号代替名称。</translation>
    </message>
    <message>
        <source>{count} records without {item}.</source>
        <translation>{count} 条记录没有{item}。</translation>
    </message>
    <message>
        <source>{count} rows could not be read, and the missing ones may be among them.</source>
        <translation>有 {count} 行无法读取，消失的行可能就在其中。</translation>
    </message>
    <message>
        <source>{count} rows found no partner: {item}.</source>
        <translation>{count} 行没有找到对应行：{item}。</translation>
    </message>
    <message>
        <source>{count} rows found several partners, so none was taken: {item}.</source>
        <translation>{count} 行有多个对应行，因此未取任何一行：{item}。</translation>
    </message>
    <message>
        <source>{count} rows of {item} stand there twice and count once.</source>
        <translation>{item} 中有 {count} 行重复，只计一次。</translation>
    </message>
    <message>
        <source>{count} times a record was meant that is not in the files: {item}.</source>
        <translation>有 {count} 处引用了文件中不存在的记录：{item}。</translation>
    </message>
    <message>
        <source>{count} times left out, as the mapping does not name it: {item}.</source>
        <translation>有 {count} 处因字段映射未提及而略去：{item}。</translation>
    </message>
    <message>
        <source>{count} times read as the mapping says: {item}.</source>
        <translation>有 {count} 处按字段映射解读：{item}。</translation>
    </message>
    <message>
        <source>{count} times several records could be meant, so none was taken: {item}.</source>
        <translation>有 {count} 处可能指向多条记录，因此未取任何一条：{item}。</translation>
    </message>
    <message>
        <source>{file} cannot be read.</source>
        <translation>无法读取 {file}。</translation>
    </message>
    <message>
        <source>{file} changed while it was read.</source>
        <translation>{file} 在读取过程中发生了变化。</translation>
    </message>
    <message>
        <source>{file} has no column {column}; it has {found}.</source>
        <translation>{file} 没有列 {column}；现有：{found}。</translation>
    </message>
    <message>
        <source>{file} has no header.</source>
        <translation>{file} 没有表头。</translation>
    </message>
    <message>
        <source>{file} has no sheet at all.</source>
        <translation>{file} 中没有任何工作表。</translation>
    </message>
    <message>
        <source>{file} has no sheet {sheet}; it has {found}.</source>
        <translation>{file} 没有工作表 {sheet}；现有：{found}。</translation>
    </message>
    <message>
        <source>{file} has the column {column} more than once.</source>
        <translation>{file} 中列 {column} 出现不止一次。</translation>
    </message>
    <message>
        <source>{file} has too many columns.</source>
        <translation>{file} 的列过多。</translation>
    </message>
    <message>
        <source>{file} has too many rows.</source>
        <translation>{file} 的行过多。</translation>
    </message>
    <message>
        <source>{file} is damaged or cut short.</source>
        <translation>{file} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{file} is not an Excel workbook.</source>
        <translation>{file} 不是 Excel 工作簿。</translation>
    </message>
    <message>
        <source>{file} is not proper CSV at line {line}.</source>
        <translation>{file} 第 {line} 行不是规范的 CSV。</translation>
    </message>
    <message>
        <source>{file} is not text.</source>
        <translation>{file} 不是文本。</translation>
    </message>
    <message>
        <source>{file} is not {encoding} at line {line}.</source>
        <translation>{file} 第 {line} 行不是 {encoding} 编码。</translation>
    </message>
    <message>
        <source>{file} is too large.</source>
        <translation>{file} 过大。</translation>
    </message>
    <message>
        <source>{file} unpacks to far more than it should.</source>
        <translation>{file} 解压后远超应有的大小。</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file} 第 {row} 行</translation>
    </message>
    <message>
        <source>{item} is read as {encoding}, concluded from its bytes.</source>
        <translation>{item} 按 {encoding} 读取（根据内容推断）。</translation>
    </message>
    <message>
        <source>{metric} does not know {dimension}, so it cannot be limited by it.</source>
        <translation>{metric} 不含 {dimension}，因此无法按其筛选。</translation>
    </message>
    <message>
        <source>{missing} of {known} records are no longer at the source.</source>
        <translation>{known} 条记录中有 {missing} 条已不在来源中。</translation>
    </message>
    <message>
        <source>{name} cannot be the name of a connection.</source>
        <translation>{name} 不能用作连接名称。</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>无法写入 {path}。</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} is not a backup of this program.</source>
        <translation>{path} 不是本程序的备份。</translation>
    </message>
    <message>
        <source>{path} is not a cache of this program.</source>
        <translation>{path} 不是本程序的缓存。</translation>
    </message>
    <message>
        <source>{record} bears the id {value}, which already stands in {first}.</source>
        <translation>{record} 的编号 {value} 已用于 {first}。</translation>
    </message>
    <message>
        <source>{record} does not fit its kind, {kind}.</source>
        <translation>{record} 不符合其类型 {kind}。</translation>
    </message>
    <message>
        <source>{record} has no id.</source>
        <translation>{record} 没有编号。</translation>
    </message>
    <message>
        <source>{record} has {cells} cells for {columns} columns.</source>
        <translation>{record} 有 {cells} 个单元格，而列数为 {columns}。</translation>
    </message>
    <message>
        <source>{record} is not what such a CRM sends.</source>
        <translation>{record} 不是此类 CRM 应发送的内容。</translation>
    </message>
    <message>
        <source>{record} is {size} bytes long; at most {limit} are kept.</source>
        <translation>{record} 长 {size} 字节；最多保存 {limit} 字节。</translation>
    </message>
    <message>
        <source>{record}: a change of {column} to {value} cannot be understood.</source>
        <translation>{record}：无法识别 {column} 变为 {value} 的更改。</translation>
    </message>
    <message>
        <source>{record}: the amount {value} is more than can be kept.</source>
        <translation>{record}：金额 {value} 超出可保存的范围。</translation>
    </message>
    <message>
        <source>{record}: the mapping does not know {value} in {column}.</source>
        <translation>{record}：字段映射不认识 {column} 中的 {value}。</translation>
    </message>
    <message>
        <source>{record}: the text in {column} is damaged: {value}.</source>
        <translation>{record}：{column} 中的文字已损坏：{value}。</translation>
    </message>
    <message>
        <source>{record}: there is no stage {value}.</source>
        <translation>{record}：没有阶段 {value}。</translation>
    </message>
    <message>
        <source>{record}: what came with it cannot be kept as it is.</source>
        <translation>{record}：随附内容无法按原样保存。</translation>
    </message>
    <message>
        <source>{record}: {column} is blank.</source>
        <translation>{record}：{column} 为空。</translation>
    </message>
    <message>
        <source>{record}: {column} is missing.</source>
        <translation>{record}：缺少 {column}。</translation>
    </message>
    <message>
        <source>{record}: {column} names {value}, and there is no such record.</source>
        <translation>{record}：{column} 指向 {value}，但没有这条记录。</translation>
    </message>
    <message>
        <source>{record}: {value} in {column} is no currency; it has three letters.</source>
        <translation>{record}：{column} 中的 {value} 不是币种；币种为三个字母。</translation>
    </message>
    <message>
        <source>{record}: {value} in {column} is no date, or not written as declared.</source>
        <translation>{record}：{column} 中的 {value} 不是日期，或与声明的格式不符。</translation>
    </message>
    <message>
        <source>{record}: {value} in {column} is no number, or not written as declared.</source>
        <translation>{record}：{column} 中的 {value} 不是数字，或与声明的格式不符。</translation>
    </message>
    <message>
        <source>{record}: {value} in {column} is no time, or has no time zone.</source>
        <translation>{record}：{column} 中的 {value} 不是时间，或缺少时区。</translation>
    </message>
    <message>
        <source>{record}: {value} in {column} is not between 0 and 1.</source>
        <translation>{record}：{column} 中的 {value} 不在 0 和 1 之间。</translation>
    </message>
    <message>
        <source>{record}: {value} in {column} is not yes or no.</source>
        <translation>{record}：{column} 中的 {value} 不是“是”或“否”。</translation>
    </message>
    <message>
        <source>{text} is not a period.</source>
        <translation>{text} 不是有效期间。</translation>
    </message>
    <message>
        <source>{value} is no amount a forecast can have.</source>
        <translation>{value} 不能作为预测金额。</translation>
    </message>
    <message>
        <source>{value} is not a date.</source>
        <translation>{value} 不是日期。</translation>
    </message>
    <message>
        <source>{value} is not possible for the setting {field}.</source>
        <translation>设置 {field} 不能为 {value}。</translation>
    </message>
    <message>
        <source>{value} is over already: a grade set by hand must end in the future.</source>
        <translation>{value} 已经过去：人工设定的等级必须在将来到期。</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>(Won amount × margin − cost) / cost per lead source: deals and leads created in the period, costs by the days that lie in it. Model deal: a deal belongs to its own source; linear: equally to the leads that became it. What has no source stands apart.</source>
        <translation>每个线索来源的（赢单金额 × 利润率 − 成本）/ 成本：期间内创建的商机与线索，成本按落在期间内的天数计。模型 deal：商机归自身来源；linear：由转化成它的线索均分。没有来源的单独列出。</translation>
    </message>
    <message>
        <source>0 to 100 per customer, by the inputs and weights of the health document. As built in: days since the last two-way contact (weight 50; 100 at 7 days or less, 0 at 60 or more), two-way contacts in 30 days (25; 100 at 4 or more), median time to a reply in 90 days (15; 100 at 4 hours or less, 0 at 72 or more), share of open deals that are not overdue (10). What is not known is left out and the rest renormalised; below 60 % completeness a score is grey.</source>
        <translation>每个客户 0 到 100 分，按健康度文档中的指标与权重计算。内置为：距上次双向联系的天数（权重 50；7 天以内 100 分，60 天以上 0 分）、30 天内双向联系次数（25；4 次以上 100 分）、90 天内回复时间中位数（15；4 小时以内 100 分，72 小时以上 0 分）、未逾期的进行中商机比例（10）。未知项不计，其余权重重新归一；完整度低于 60 % 时显示为灰色。</translation>
    </message>
    <message>
        <source>0 to 100 per stage, half from activity (halved for every median stay in the stage without two-way contact), half from the chance to advance within 30 days compared with that of a deal that just came. A definition of ours; no public standard exists.</source>
        <translation>每个阶段 0 至 100 分：一半来自活跃度（每经过一个阶段停留中位数而无双向沟通，得分减半），一半来自 30 天内推进的概率，与刚进入该阶段的商机相比。本指标为自定义口径，尚无公开标准。</translation>
    </message>
    <message>
        <source>A meeting in the first 14 days</source>
        <translation>前 14 天内有会议</translation>
    </message>
    <message>
        <source>Age of open deals</source>
        <translation>在手商机账龄</translation>
    </message>
    <message>
        <source>Amount expected to be won in each of the 13 weeks from the moment looked at, with the band from P10 to P90, and the part from deals that do not exist yet. Open deals without progress in 91 days are left out and shown apart. Methods: stage (probability of the stage, in the week of the expected close), category (what each forecast category yielded at the same week of earlier quarters), cohort (how soon deals that reached the same stage, in the same segment, were won, given their age), run_rate (what the last 52 weeks brought), seller and manager (what was called for the quarter, then the run rate), blend (the others weighted by how they did before, calls after taking off their callers&apos; bias). Deals are taken as independent unless a common shock is asked for.</source>
        <translation>从所看时点起 13 周内每周预计赢单的金额，附 P10 至 P90 区间，以及尚未创建的商机所占部分。91 天内没有进展的未结商机不计入，单独列出。方法：stage（阶段概率，计入预计成交的那一周）、category（各预测类别在以往季度同一周的产出率）、cohort（到达同一阶段、同一细分的商机，按停留时间多快赢单）、run_rate（最近 52 周的水平）、seller 和 manager（对本季度提交的预测，之后按近期平均水平）、blend（按以往表现对其他方法加权，提交的预测先去除提交人的偏差）。除非要求共同冲击，否则假定商机相互独立。</translation>
    </message>
    <message>
        <source>Amount of open deals expected to close in the rest of the period, divided by the target minus what is won already; empty once the target is met. Deals omitted from the forecast do not count; those past their close date are shown apart. Required: one divided by the win rate by value of the twelve months before.</source>
        <translation>预计在本期剩余时间成交的在手商机金额，除以目标减去已赢单金额；目标达成后为空。不纳入预测的商机不计；已过预计成交日期的单独列示。所需覆盖率：1 除以前十二个月按金额计算的赢单率。</translation>
    </message>
    <message>
        <source>Amount won in the period so far, beside the share of their final amount that up to eight periods before had won by the same day (median and quartiles). Landing: won so far divided by that share, low and high by its quartiles; it assumes this period goes on like them.</source>
        <translation>本期间至今赢单的金额，以及之前最多八个期间到同一天为止已赢得其最终金额的份额（中位数和四分位数）。落点：至今赢单金额除以该份额，高低由其四分位数给出；前提是本期间与它们走势相同。</translation>
    </message>
    <message>
        <source>At every past Monday each method forecasts with what was known then; sum of its absolute errors divided by the sum of what was booked (WAPE), per method and weeks ahead. The blend&apos;s weights, and the method chosen by its record, come from Mondays whose outcome was over by then; only Mondays at which the blend could speak are counted. Spans: quarter (its total, so many weeks before its end), ahead (all weeks up to that one), week (that week alone).</source>
        <translation>在过去的每个星期一，各方法只用当时已知的信息预测；按方法和提前周数，绝对误差之和除以实际赢单金额之和（WAPE）。加权综合的权重以及按以往表现选出的方法，只取自当时结果已定的星期一；只统计加权综合能够给出数值的星期一。范围：quarter（季度总额，距季度末若干周）、ahead（到该周为止的所有周）、week（仅该周）。</translation>
    </message>
    <message>
        <source>Before and after, not cause and effect.</source>
        <translation>仅为前后对比，不代表因果。</translation>
    </message>
    <message>
        <source>Bias per person: sum of call minus booked, divided by booked, over the weekly locks of all periods that are over; the interval rests on the spread between periods. An optimist&apos;s or sandbagger&apos;s interval leaves zero out, with a bias beyond 5 % and at least three periods.</source>
        <translation>每人的偏差：所有已结束期间各周锁定时，预测减实际之和除以实际；区间依据各期间之间的离散程度。乐观者或保守者的区间不含零，偏差超过 5 %，且至少有三个期间。</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>加权综合</translation>
    </message>
    <message>
        <source>Blockers</source>
        <translation>卡点</translation>
    </message>
    <message>
        <source>Bottlenecks</source>
        <translation>瓶颈</translation>
    </message>
    <message>
        <source>Calls are of people and quarters; the filter cuts through them.</source>
        <translation>提交的预测按人员和季度给出；当前筛选会把它们拆开。</translation>
    </message>
    <message>
        <source>Category yields</source>
        <translation>预测类别产出率</translation>
    </message>
    <message>
        <source>Close date has passed</source>
        <translation>预计成交日期已过</translation>
    </message>
    <message>
        <source>Close dates moved</source>
        <translation>关闭日期变动</translation>
    </message>
    <message>
        <source>Cohort timing</source>
        <translation>同批商机赢单时间</translation>
    </message>
    <message>
        <source>Coverage at this week</source>
        <translation>同周覆盖率</translation>
    </message>
    <message>
        <source>Coverage needs a period with a beginning and an end.</source>
        <translation>覆盖率需要有起止日期的期间。</translation>
    </message>
    <message>
        <source>Coverage of the policy</source>
        <translation>策略覆盖率</translation>
    </message>
    <message>
        <source>Customer grade</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Customer health</source>
        <translation>客户健康度</translation>
    </message>
    <message>
        <source>Customers on day 3 to 7 after their newest deal was won to whom nobody has spoken or written since. The day of the win is the day the deal was closed; days are the company&apos;s own.</source>
        <translation>最近一笔商机赢单后第 3 至第 7 天、此后无人联系过的客户。赢单日即商机关闭日；按公司时区计日。</translation>
    </message>
    <message>
        <source>Customers who have bought, by how much speaks for their leaving, 0 to 100: a pause longer than any of the year before it (50 at three times as long), tries of ours without an answer since (30 at five), health lost in 60 days (20 at fifty points). A ranking by open rules, not a probability.</source>
        <translation>曾购买的客户按流失迹象排序，0 到 100：停顿长于此前一年中任何一次（达三倍计 50）、此后我方未获回应的联系（五次计 30）、60 天内健康度下降（下降 50 分计 20）。这是按公开规则的排序，不是概率。</translation>
    </message>
    <message>
        <source>Customers with a win or an open deal who have not written, called or met for 14 days or more, or never: days since they last took part in a contact. Customers who left are not listed. The grade document says how long silence is.</source>
        <translation>有赢单或进行中商机、但 14 天以上（或从未）来信、来电或会面的客户：距其上次参与联系的天数。已流失客户不列入。沉默时长以等级文档为准。</translation>
    </message>
    <message>
        <source>Customers without an open deal whom nobody has touched for 90 days or more: days since the last activity of any kind, or since they are known. Customers who left are not listed.</source>
        <translation>没有进行中商机且 90 天以上无人触达的客户：距最近一次任何活动（或首次获知）的天数。已流失客户不列入。</translation>
    </message>
    <message>
        <source>Days after which half of the stays in a stage have ended, stays that still last included (Kaplan-Meier). Empty when fewer than half have ended: it is more than the longest stay seen. Each stay counts by itself. As an option: the plain figure of finished stays, which is too short because it leaves the longest ones out, and the days accumulated per deal.</source>
        <translation>一半停留在多少天内结束，未结束的停留也计算在内（Kaplan-Meier 法）。结束的不足一半时为空：实际值大于已见的最长停留。每次停留单独计算。可选：仅算已结束停留的普通数值（因漏掉最长的停留而偏短），以及每个商机的累计天数。</translation>
    </message>
    <message>
        <source>Days from creation to win, over deals won in the period: the mean, or the percentile asked for. Deals created already closed count and are shown apart.</source>
        <translation>本期赢单商机从创建到赢单的天数：平均值，或指定的百分位数。创建时即已关闭的商机计入，并单独列示。</translation>
    </message>
    <message>
        <source>Days from creation, or the first date known, to the moment looked at, over open deals: the mean, or the percentile asked for. Deals without any date are left out.</source>
        <translation>在手商机从创建（或最早已知日期）到所看时点的天数：平均值，或指定的百分位数。没有任何日期的商机不计。</translation>
    </message>
    <message>
        <source>Deals now in a stage that are held up by a reason, divided by those with any recorded reason. The row without a reason is the unknown share: deals without one, divided by all deals in the stage. As an option: all stays that began in the window, whether they still last or not.</source>
        <translation>目前处于某阶段并因某原因受阻的商机，除以有任何记录原因的商机。没有原因的一行是未知占比：没有原因的商机除以该阶段的全部商机。可选：在窗口内开始的所有停留，无论是否仍在继续。</translation>
    </message>
    <message>
        <source>Deals of the period that are still open may yet be won: recent periods read low.</source>
        <translation>期间内仍未结的商机还可能赢单：近期读数偏低。</translation>
    </message>
    <message>
        <source>Deals per stage</source>
        <translation>各阶段商机数</translation>
    </message>
    <message>
        <source>Deals that left a stage for another one in the period, each deal once per pair of stages; beside it how many customers they belong to. Forward, back, won, lost and to another pipeline are told apart.</source>
        <translation>在期间内离开一个阶段进入另一个阶段的商机，每对阶段每个商机计一次；旁边是它们所属的客户数。前进、退回、赢单、输单和转到其他销售流程分别列出。</translation>
    </message>
    <message>
        <source>Do probabilities come true</source>
        <translation>概率是否应验</translation>
    </message>
    <message>
        <source>Dormant customers</source>
        <translation>休眠客户</translation>
    </message>
    <message>
        <source>Error of the calls of sellers, managers and headquarters at each weekly lock: the calls of a level added up per period, their absolute errors divided by what those who called have booked (WAPE). Gain: the error of the level below minus this one, over the periods both called; above zero the review helped. Intervals at 95 % by drawing the periods again and again.</source>
        <translation>每周锁定时销售、经理和总部的预测误差：把一个层级的预测按期间相加，绝对误差除以预测者实际成交的金额（WAPE）。改善：下一层级的误差减去本层级的误差，只看两者都有预测的期间；大于零表示审核有帮助。95 % 区间由反复抽取期间得出。</translation>
    </message>
    <message>
        <source>First activity within a day of creation</source>
        <translation>创建后一天内有首次活动</translation>
    </message>
    <message>
        <source>First response to leads</source>
        <translation>线索首次响应</translation>
    </message>
    <message>
        <source>Forecast accuracy</source>
        <translation>预测准确率</translation>
    </message>
    <message>
        <source>Forecast by category</source>
        <translation>按类别的预测</translation>
    </message>
    <message>
        <source>Funnel health</source>
        <translation>漏斗健康度</translation>
    </message>
    <message>
        <source>Gap to target</source>
        <translation>目标缺口</translation>
    </message>
    <message>
        <source>Grade changes</source>
        <translation>等级变化</translation>
    </message>
    <message>
        <source>Hours from the creation of a lead to the first answer, of leads created in the period: the time by which half of all leads are answered (Kaplan-Meier; those still waiting are not left out). Nobody: waiting leads whose owner has left the company; misrouted: leads given to somebody who had left already.</source>
        <translation>期间内创建的线索从创建到首次响应的小时数：一半线索得到响应的时间（Kaplan-Meier；仍在等待的不排除）。无人负责：负责人已离职且仍在等待的线索；错误分配：分给已离职者的线索。</translation>
    </message>
    <message>
        <source>How much shorter the way from creation to the win has become against the period compared with, as a share of its length then: of the mean and of the median of won deals, of the median time to the win of all deals that entered (open ones included), and of the mean with the mix of customer types held as it was. Before and after, not cause and effect. The interval comes from drawing the deals of both periods anew.</source>
        <translation>从创建到赢单的路程与对比期相比缩短了多少，以当时长度的占比表示：分别按赢单商机的平均值、中位数，所有进入商机（含在手）到赢单的中位时间，以及客户类型结构保持不变时的平均值计算。仅为前后对比，并非因果。区间来自对两期商机的重复抽样。</translation>
    </message>
    <message>
        <source>How often customers went from one grade to another in the period, as far as the replay of the last 92 days goes, and why. Grades set by people count too.</source>
        <translation>期间内客户由一个等级变为另一个等级的次数及原因，回溯范围为最近 92 天。人工设定的等级也计入。</translation>
    </message>
    <message>
        <source>How satisfied customers are (NPS) is not known here; look at it too before a shorter journey is called a success.</source>
        <translation>此处没有客户满意度（NPS）数据；在把旅程缩短视为成功之前，请一并查看。</translation>
    </message>
    <message>
        <source>In contact, but the stage stands still</source>
        <translation>仍有往来，但阶段停滞</translation>
    </message>
    <message>
        <source>Journey compression</source>
        <translation>客户旅程压缩</translation>
    </message>
    <message>
        <source>Just signed, not looked after</source>
        <translation>刚签约、无人跟进</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>业绩排行榜</translation>
    </message>
    <message>
        <source>Left {stage} within {days} days</source>
        <translation>在 {days} 天内离开{stage}</translation>
    </message>
    <message>
        <source>Likeliest to leave</source>
        <translation>最可能流失的客户</translation>
    </message>
    <message>
        <source>Managers&apos; calls</source>
        <translation>经理预测</translation>
    </message>
    <message>
        <source>Mix or rate</source>
        <translation>结构还是转化</translation>
    </message>
    <message>
        <source>Moves between stages</source>
        <translation>阶段推进</translation>
    </message>
    <message>
        <source>Moves of the expected close date of open deals. Push: later, into another fiscal quarter; slide: later inside it; pull: earlier, into another one; advance: earlier inside it. Several changes on one day are one move. A push made after the end of the quarter counts for the quarter that ended. Past due: open deals whose day has passed.</source>
        <translation>未结商机预计关闭日期的变动。推迟：移到更晚的财季；顺延：在本财季内推后；提前：移到更早的财季；前移：在本财季内提前。同一天的多次修改算一次变动。财季结束后的推迟计入已结束的财季。逾期：日期已过的未结商机。</translation>
    </message>
    <message>
        <source>Never moved back</source>
        <translation>从未退回</translation>
    </message>
    <message>
        <source>No activity for more than 15 days</source>
        <translation>超过 15 天没有活动</translation>
    </message>
    <message>
        <source>No amount</source>
        <translation>没有金额</translation>
    </message>
    <message>
        <source>No close date</source>
        <translation>没有预计成交日</translation>
    </message>
    <message>
        <source>No costs of lead sources are known.</source>
        <translation>没有线索来源的成本数据。</translation>
    </message>
    <message>
        <source>No deal with a stated probability has ended yet.</source>
        <translation>还没有带概率的商机结束。</translation>
    </message>
    <message>
        <source>No earlier quarter is over from which this method could learn.</source>
        <translation>还没有已结束的更早季度可供此方法学习。</translation>
    </message>
    <message>
        <source>No evidence field is mapped: nothing open counts as committed.</source>
        <translation>没有映射证据字段：未关闭的商机都不算承诺。</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>No period before this one was seen from its first day.</source>
        <translation>此前没有从第一天起就有数据的期间。</translation>
    </message>
    <message>
        <source>No single figure ranks people fairly: read amount, win rate with its interval and activity together.</source>
        <translation>没有单一指标能公平地给人排名：请同时看金额、赢单率及其区间和活动量。</translation>
    </message>
    <message>
        <source>Nobody has called this quarter yet.</source>
        <translation>本季度还没有人提交预测。</translation>
    </message>
    <message>
        <source>Number of deals by the stage they are in at the moment looked at, closed ones included. The period, if any, is that of their creation.</source>
        <translation>按所看时点所处阶段统计的商机数，含已关闭的商机。如设期间，则为创建期间。</translation>
    </message>
    <message>
        <source>Of the deals open and due in the period when it began (as an option: in commit at a week of it), the share that left it: moved beyond its end, or still open with a day that has passed. Amounts are those when the count began. Net: less what was pulled in from later periods. A move made after the end counts for the period that ended.</source>
        <translation>期间开始时未结且应在期间内关闭的商机（可选：在某一周处于承诺类别的商机）中离开期间的占比：被移到期间结束之后，或日期已过仍未结。金额为计数开始时的金额。净值：减去从以后期间提前进来的。期间结束之后的移动计入已结束的期间。</translation>
    </message>
    <message>
        <source>Of the deals that stood in a stage of this probability at a fixed age (or, for the probabilities of deals themselves, on the first day of a quarter), the share that was won. One score per deal and moment; open deals do not count until they end or a year has passed, which then counts as not won. The period of the filter is passed over.</source>
        <translation>在固定存续天数时（或对商机自身的概率：在季度第一天）处于该概率阶段的商机中赢单的占比。每个商机每个时刻只计一次；未结商机在结束之前不计，满一年仍未结则计为未赢。筛选中的期间不起作用。</translation>
    </message>
    <message>
        <source>Open deals that have been in their stage for longer than three quarters of all stays in the same stage and segment (P75 by Kaplan-Meier, open stays included). Where a segment has fewer than twenty stays, those of the whole stage are the measure.</source>
        <translation>在所处阶段停留的时间超过同一阶段和细分中四分之三停留的在手商机（按 Kaplan-Meier 的 P75，含仍在继续的停留）。细分的停留不足二十次时，以整个阶段为准。</translation>
    </message>
    <message>
        <source>Open deals times mean won amount times win rate, divided by the mean sales cycle in days. Rates and cycle are those of deals closed in the period. An index, not a forecast; empty without wins.</source>
        <translation>在手商机数 × 平均赢单金额 × 赢单率 ÷ 平均成交周期（天）。比率和周期取自本期关闭的商机。这是指数而非预测；没有赢单时为空。</translation>
    </message>
    <message>
        <source>Open deals with a problem, divided by all open deals: no activity for more than 15 days, a close date that has passed, no next step, contact within a week although the stage has stood still for longer than three quarters of the stays there, no amount, or no close date.</source>
        <translation>有问题的在手商机除以全部在手商机：超过 15 天没有活动、预计成交日期已过、没有下一步、一周内仍有往来但停在该阶段的时间已超过四分之三的停留、没有金额，或没有预计成交日期。</translation>
    </message>
    <message>
        <source>Open pipeline</source>
        <translation>在手商机</translation>
    </message>
    <message>
        <source>Overdue deals</source>
        <translation>超期商机</translation>
    </message>
    <message>
        <source>Pacing needs a period with a beginning and an end.</source>
        <translation>进度需要有起止日期的期间。</translation>
    </message>
    <message>
        <source>Passed {stage} instead of skipping it</source>
        <translation>经过{stage}而没有跳过</translation>
    </message>
    <message>
        <source>Pipeline coverage</source>
        <translation>商机覆盖率</translation>
    </message>
    <message>
        <source>Pipeline coverage of the period as of now, and of the four periods before as of the same day of theirs, with the part of the target they won in the end.</source>
        <translation>本期间此刻的管道覆盖率，以及此前四个期间在其同一天的覆盖率，并附其最终完成目标的比例。</translation>
    </message>
    <message>
        <source>Pipeline velocity</source>
        <translation>商机推进速度</translation>
    </message>
    <message>
        <source>Purchase urgency, budget clarity, decision chain and competition, 0 to 5 each, from the fields of the CRM or else derived from the data; their sum, scaled to 20 over what is known, gives A+, A, B or C. Silence of 14 days costs one grade, a demo booked by the customer lifts one at once; a grade goes down at most once in 7 days. The grade document holds these figures.</source>
        <translation>采购紧迫性、预算明确度、决策链完整度与竞品情况各 0 到 5 分，取自 CRM 字段，否则由数据推导；四项之和按已知项折算为 20 分，得出 A+、A、B 或 C。沉默 14 天降一级，客户主动预约演示立即升一级；7 天内最多降级一次。具体数值见等级文档。</translation>
    </message>
    <message>
        <source>Record hygiene</source>
        <translation>记录质量</translation>
    </message>
    <message>
        <source>Return on lead sources</source>
        <translation>线索来源回报</translation>
    </message>
    <message>
        <source>Rolling 13-week forecast</source>
        <translation>13 周滚动预测</translation>
    </message>
    <message>
        <source>Run rate</source>
        <translation>近期平均水平</translation>
    </message>
    <message>
        <source>Sales cycle</source>
        <translation>成交周期</translation>
    </message>
    <message>
        <source>Sellers&apos; calls</source>
        <translation>销售人员预测</translation>
    </message>
    <message>
        <source>Share of the customers of a grade who got as many touches in the last weeks as its policy owes them, and where it owes one a meeting within the time for a visit by the management; who took part in a meeting is not known. Any activity done counts as a touch. Of a customer who came within that time only what has fallen due since is asked. Grades that are owed nothing have no share.</source>
        <translation>某等级客户中，最近几周获得策略规定触达次数的比例；若规定高层拜访，还须在规定时间内有过会议（参会者未知）。任何已完成的活动都算一次触达。在此期间才出现的客户，只要求其出现以来已到期的部分。没有规定的等级不计算比例。</translation>
    </message>
    <message>
        <source>Share of the deals that reached a stage which also reached the next one. A deal that got further has reached every stage before, passed over or not, and going back does not undo it. Deals created in the period, unless asked otherwise. Families: any (was in the stage at all), strict (in order from the first stage), flow (forward exits by entries within the period), ledger (visits ended by moving on, of all ended), resolved (without the deals still undecided at the stage).</source>
        <translation>到达某一阶段的商机中，也到达下一阶段的比例。走得更远的商机视为到达过之前的每个阶段，无论是否跳过；退回不会抵消。除非另行指定，统计期内创建的商机。口径：任意（曾处于该阶段）、严格（从首个阶段起依次经过）、流量（统计期内前进离开数除以进入数）、台账（以前进结束的停留占全部已结束停留的比例）、已决（不含在该阶段尚未决定的商机）。</translation>
    </message>
    <message>
        <source>Silent customers</source>
        <translation>沉默客户</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>滑期</translation>
    </message>
    <message>
        <source>Slippage needs a period with a beginning and an end.</source>
        <translation>滑期需要有起止日期的期间。</translation>
    </message>
    <message>
        <source>Some costs or won deals have no amount in the reporting currency: returns that need them are left open, won amounts count without them.</source>
        <translation>部分成本或赢单没有报告货币金额：需要它们的回报留空，赢单金额不含它们。</translation>
    </message>
    <message>
        <source>Stage conversion</source>
        <translation>阶段转化率</translation>
    </message>
    <message>
        <source>Stage probabilities</source>
        <translation>阶段概率</translation>
    </message>
    <message>
        <source>Sum of the absolute errors of forecasts divided by the sum of what was booked (WAPE), per level and weeks before the end of the period, over periods that are over. A forecast calls the total of its fiscal period; the one valid at the weekly lock counts, later edits are new forecasts. Booked: won amounts closed in the period.</source>
        <translation>预测绝对误差之和除以实际赢单金额之和（WAPE），按层级和距期末周数统计，仅含已结束的期间。每次预测针对其财务期间的总额；以每周锁定时有效的预测为准，之后的修改视为新预测。实际：期内关闭的赢单金额。</translation>
    </message>
    <message>
        <source>Sum of the amounts of deals open at the moment looked at, in the reporting currency; weighted: each amount times its probability. The period, if any, is that of their creation, or of the expected close date if asked so.</source>
        <translation>所看时点在手商机金额之和，以报告币种计；加权：每笔金额乘以其概率。如设期间，则为创建期间，或按要求为预计成交日期所在期间。</translation>
    </message>
    <message>
        <source>Sum of the amounts of won deals closed in the period, in the reporting currency, each rounded once. Deals without amount are counted apart.</source>
        <translation>本期关闭的赢单商机金额之和，以报告币种计，每笔仅舍入一次。无金额的商机单独计数。</translation>
    </message>
    <message>
        <source>Target of the period minus what is won already, per region, manager and seller, with the open and weighted amounts expected in the rest of the period, coverage, and the coverage that past win rates by value ask for. By a tier of customers a target is allotted as the twelve months before were won.</source>
        <translation>期间目标减去已赢单金额，按区域、经理和销售人员列出，并附期间剩余时间内预计的未结金额和加权金额、覆盖率，以及按过去金额赢率所需的覆盖率。按客户层级时，目标依据此前十二个月的赢单分布分摊。</translation>
    </message>
    <message>
        <source>Targets by customer tier are allotted as the twelve months before were won.</source>
        <translation>按客户层级的目标依据此前十二个月的赢单分布分摊。</translation>
    </message>
    <message>
        <source>Targets need a period with a beginning and an end.</source>
        <translation>目标需要有起止日期的期间。</translation>
    </message>
    <message>
        <source>The closing amount counted directly differs from the sum of the causes.</source>
        <translation>直接统计的期末金额与各原因之和不一致。</translation>
    </message>
    <message>
        <source>The open pipeline at the beginning of the period, every change in between under its cause in the order of time, and the open pipeline at the end; the sum is exact. Each change is valued at the rate of the end; what rates made of the opening amount is a cause of its own. As an option, only deals expected to close in a given period, or the net change per deal.</source>
        <translation>期初在手商机金额、期间内按时间顺序归因的每一次变动，以及期末在手商机金额；三者精确相加。各项变动按期末汇率折算，汇率对期初金额的影响单列为一项原因。可选：仅看预计在指定期间成交的商机，或每个商机的净变动。</translation>
    </message>
    <message>
        <source>The past was not walked through yet, so there are no weights.</source>
        <translation>尚未逐周回放历史，因此还没有权重。</translation>
    </message>
    <message>
        <source>The period had not begun at this moment.</source>
        <translation>此刻该期间尚未开始。</translation>
    </message>
    <message>
        <source>The win rate fell at the same time: a shorter journey alone is no success.</source>
        <translation>赢单率同时下降：仅仅缩短旅程并不算成功。</translation>
    </message>
    <message>
        <source>There are fewer than 26 weeks of history before this moment.</source>
        <translation>此时点之前的历史不足 26 周。</translation>
    </message>
    <message>
        <source>There are fewer than 26 weeks of history; what is not created yet is unknown.</source>
        <translation>历史不足 26 周；尚未创建的商机无法估计。</translation>
    </message>
    <message>
        <source>There are no deals before this moment.</source>
        <translation>此时刻之前没有任何商机。</translation>
    </message>
    <message>
        <source>There are no earlier quarters to compare with, so nothing can be ranked.</source>
        <translation>没有更早的季度可供比较，因此无法排序。</translation>
    </message>
    <message>
        <source>There are no targets for exactly this filter and these rows.</source>
        <translation>没有与此筛选条件和分组完全对应的目标。</translation>
    </message>
    <message>
        <source>There is no earlier period to compare with; choose a period.</source>
        <translation>没有可对比的更早期间；请选择一个期间。</translation>
    </message>
    <message>
        <source>Time in stage</source>
        <translation>阶段停留时长</translation>
    </message>
    <message>
        <source>Too few deals have ended to test new probabilities.</source>
        <translation>已结束的商机太少，无法检验新概率。</translation>
    </message>
    <message>
        <source>Too many segments to walk through the past one by one: only the 12 with the most won deals were tested.</source>
        <translation>细分过多，无法逐一回溯检验：只检验了赢单最多的 12 个。</translation>
    </message>
    <message>
        <source>Two-way contact in the first 14 days</source>
        <translation>前 14 天内有双向沟通</translation>
    </message>
    <message>
        <source>Value added per level</source>
        <translation>各级的附加价值</translation>
    </message>
    <message>
        <source>Walk-forward test of the forecast</source>
        <translation>预测的逐周前推检验</translation>
    </message>
    <message>
        <source>Went {way}</source>
        <translation>经过 {way}</translation>
    </message>
    <message>
        <source>What changed the pipeline</source>
        <translation>在手商机变动台账</translation>
    </message>
    <message>
        <source>What each segment adds to the change of a rate against the period compared with: by a different share of all deals (mix), and by a different rate of its own. The parts sum to the change exactly. A segment that was not there before, or is not any more, is mix.</source>
        <translation>与对比期相比，各细分对比率变化的贡献：因在全部商机中的占比不同（结构），以及因自身比率不同（转化）。各部分之和恰等于总变化。新出现或已消失的细分计入结构。</translation>
    </message>
    <message>
        <source>Who gets the credit is a policy, not a measurement: compare both models.</source>
        <translation>功劳归谁是一种政策，不是测量：请比较两种模型。</translation>
    </message>
    <message>
        <source>Whose calls lean</source>
        <translation>谁的预测有偏向</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Won amount per seller of deals closed in the period, beside won and lost deals, the win rate with its interval, the win rate held back towards the team&apos;s where few deals speak (empirical Bayes), and activities done. Fewer than five closed deals are not ranked.</source>
        <translation>每位销售在期间内关闭商机的赢单金额，并列赢单与输单数、赢单率及其区间、商机少时向团队收缩的赢单率（经验贝叶斯）以及完成的活动。少于 5 个已结商机不参与排名。</translation>
    </message>
    <message>
        <source>Won deals closed in the period and open deals expected to close in it, by forecast category; omitted deals do not count. Cumulative: each category with the surer ones before it. Committed: won, and open with a letter of intent, a signature or a first payment on record. Weighted: open amounts times their probability. The two are never added. Commit without evidence: called commit, nothing on record. Past due: of the open deals, those whose expected day has passed.</source>
        <translation>期间内赢单的商机和预计在期间内关闭的未结商机，按预测类别划分；已排除的商机不计。累计：每个类别加上比它更有把握的类别。承诺级：已赢单，以及有意向书、签约或首付款记录的未结商机。加权：未结金额乘以其概率。两者绝不相加。无证据的承诺：标为承诺但没有任何记录。逾期：未结商机中预计日期已过的。</translation>
    </message>
    <message>
        <source>Won deals divided by won and lost deals, of those closed in the period. Open deals count neither for nor against. Of the created cohort: won deals divided by all deals created in the period. By value: amounts instead of counts; deals without amount weigh nothing.</source>
        <translation>本期关闭的商机中，赢单数除以赢单与输单之和。在手商机不计。按创建群组：赢单数除以本期创建的全部商机。按金额：以金额代替数量；无金额的商机不占权重。</translation>
    </message>
    <message>
        <source>Won so far</source>
        <translation>至今赢单</translation>
    </message>
    <message>
        <source>Won value</source>
        <translation>赢单金额</translation>
    </message>
    <message>
        <source>Won value recovered per quarter if the median stay in the stage fell to the best quarter of its own earlier quarterly medians (P25): more of the value that enters in a quarter, and of the deals that wait there now, would get through within the quarter, times the chance to win after it. The interval is one of 80 %. A definition of ours; no public standard exists.</source>
        <translation>如果该阶段停留时长的中位数降到其自身过去各季度中位数的较好水平（P25），每季度可以挽回的赢单金额：一个季度内进入的金额以及目前停在那里的商机，会有更多在季度内通过，再乘以通过后的赢单概率。区间为 80 %。这是我们自己的定义，没有公开标准。</translation>
    </message>
</context>
<context>
    <name>periods</name>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Last 4 quarters</source>
        <translation>最近四个季度</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>not read yet; the next sync reads it</source>
        <translation>尚未读取；下次同步时读取</translation>
    </message>
    <message>
        <source>read half-way; the next sync goes on from there</source>
        <translation>读取了一部分；下次同步将从中断处继续</translation>
    </message>
    <message>
        <source>up to date as of {at}, {records} records</source>
        <translation>截至 {at} 为最新，{records} 条记录</translation>
    </message>
    <message>
        <source>{state}; {count} records set aside</source>
        <translation>{state}；{count} 条记录已搁置</translation>
    </message>
</context>
<context>
    <name>streams</name>
    <message>
        <source>Activities</source>
        <translation>跟进活动</translation>
    </message>
    <message>
        <source>Campaign costs</source>
        <translation>市场活动成本</translation>
    </message>
    <message>
        <source>Contact roles</source>
        <translation>联系人角色</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Forecast submissions</source>
        <translation>预测提报</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Pipelines</source>
        <translation>销售流程</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
</context>
</TS>
