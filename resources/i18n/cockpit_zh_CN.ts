<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>(and {count} more)</source>
        <translation>（及另外 {count} 格）</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>1 opportunity</source>
        <translation>1 个商机</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>A deal that got further has reached every stage before; going back does not undo it. Deals created in the period.</source>
        <translation>走得更远的商机视为到达过之前的每个阶段；退回不会抵消。统计期内创建的商机。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Any visit</source>
        <translation>曾经到访</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>By {dimension}, opportunities created in the period</source>
        <translation>按{dimension}，统计期内创建的商机</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
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
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>数据截至
{moment}</translation>
    </message>
    <message>
        <source>Days in stage</source>
        <translation>停留天数</translation>
    </message>
    <message>
        <source>Days old</source>
        <translation>已历天数</translation>
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
        <source>Deals here now</source>
        <translation>当前商机</translation>
    </message>
    <message>
        <source>Deals that passed every stage before, in order.</source>
        <translation>按顺序经过之前每个阶段的商机。</translation>
    </message>
    <message>
        <source>Deals that were in the stage at all; may exceed 100 %.</source>
        <translation>曾处于该阶段的商机；可能超过 100%。</translation>
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
        <source>Each part got better and the whole got worse, or the other way round: the mix hides it.</source>
        <translation>各部分都变好而整体变差，或正好相反：结构变化掩盖了真相。</translation>
    </message>
    <message>
        <source>End to
end</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他因素</translation>
    </message>
    <message>
        <source>Exclude {name}</source>
        <translation>排除 {name}</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交</translation>
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
        <source>Fewer than 20 records: look at the interval.</source>
        <translation>不足 20 条记录：请参看置信区间。</translation>
    </message>
    <message>
        <source>Fewer than 5 records: too few to judge.</source>
        <translation>不足 5 条记录：样本太少，无法判断。</translation>
    </message>
    <message>
        <source>Filter to {name}</source>
        <translation>仅看 {name}</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
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
        <source>Go on with it</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>Half of the deals leave within {days}; open stays are counted.</source>
        <translation>半数商机在 {days}内离开；未结束的停留也计算在内。</translation>
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
        <source>In stage</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>In strict order</source>
        <translation>严格顺序</translation>
    </message>
    <message>
        <source>Its own past at the same age {share}: {points}.</source>
        <translation>自身过去同期（相同时长）{share}：{points}。</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Leave it closed</source>
        <translation>保持关闭</translation>
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
        <source>Less</source>
        <translation>较少</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Look at this quarter alone</source>
        <translation>只看这个季度</translation>
    </message>
    <message>
        <source>Mean of finished stays only, as others report it: {days}.</source>
        <translation>仅算已结束的停留，平均 {days}（常见口径）。</translation>
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
        <source>Median sales cycle</source>
        <translation>成交周期中位数</translation>
    </message>
    <message>
        <source>Median, open stays included; colour: faster or slower than its own past</source>
        <translation>中位数，含未结束的停留；颜色：比自身过去快或慢</translation>
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
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>No deal has reached this stage in the period.</source>
        <translation>本期没有商机到达此阶段。</translation>
    </message>
    <message>
        <source>No deals here.</source>
        <translation>此处没有商机。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Open amount</source>
        <translation>在手金额</translation>
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
        <source>Open pipeline</source>
        <translation>在手商机</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rate: {dimension} {value}</source>
        <translation>转化：{dimension} {value}</translation>
    </message>
    <message>
        <source>Resolved only</source>
        <translation>仅已有结果</translation>
    </message>
    <message>
        <source>Sales Cockpit</source>
        <translation>销售驾驶舱</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show records</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>较慢</translation>
    </message>
    <message>
        <source>Stage-to-stage conversion by {dimension}, cohort of opportunities created in the period</source>
        <translation>按{dimension}的阶段转化率，统计期内创建的商机群组</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>预测提报</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>The export failed: {why}</source>
        <translation>导出失败：{why}</translation>
    </message>
    <message>
        <source>The gap costs about {money} of won value a quarter (estimate).</source>
        <translation>这一差距每季度约损失赢单金额 {money}（估算）。</translation>
    </message>
    <message>
        <source>To stage</source>
        <translation>转入阶段</translation>
    </message>
    <message>
        <source>Top blockers</source>
        <translation>主要卡点</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>推进速度</translation>
    </message>
    <message>
        <source>Visits that ended by moving on, of all that ended.</source>
        <translation>已结束的到访中，向前推进的占比。</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化原因</translation>
    </message>
    <message>
        <source>Win rate (count)</source>
        <translation>赢单率（按数量）</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>against its own past</source>
        <translation>对比自身过去</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>its own past</source>
        <translation>自身过去</translation>
    </message>
    <message>
        <source>of {count} open deals</source>
        <translation>共 {count} 个在手商机</translation>
    </message>
    <message>
        <source>passed over, implied</source>
        <translation>跳过本阶段（推定经过）</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>样本太少</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
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
        <source>whole</source>
        <translation>完整金额</translation>
    </message>
    <message>
        <source>won deals</source>
        <translation>赢单商机</translation>
    </message>
    <message>
        <source>{count} opportunities</source>
        <translation>{count} 个商机</translation>
    </message>
    <message>
        <source>{money} / d</source>
        <translation>{money}/天</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} 个商机</translation>
    </message>
    <message>
        <source>{n} stays</source>
        <translation>{n} 次停留</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} / {whole}</translation>
    </message>
    <message>
        <source>{share} convert: {part} of {whole}, 95 % interval {low} to {high}.</source>
        <translation>转化率 {share}：{whole} 个中有 {part} 个，95% 置信区间 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>{share} of these deals are still open; the rate can still rise.</source>
        <translation>其中 {share} 的商机仍在进行，转化率还可能上升。</translation>
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
        <source>Connect the CRM your company has, or import files. Nothing leaves this computer. To look around first, run `sales-cockpit demo`: a made-up company.</source>
        <translation>连接贵公司的 CRM，或导入文件。数据不会离开本机。想先看看，可运行 `sales-cockpit demo`：一家虚构的公司。</translation>
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
        <source>Sync all</source>
        <translation>全部同步</translation>
    </message>
    <message>
        <source>Where does the data come from?</source>
        <translation>数据从哪里来？</translation>
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
    <name>Foot</name>
    <message>
        <source>F1 help · F5 sync · F6 next pane · Alt+← back</source>
        <translation>F1 帮助 · F5 同步 · F6 下一区域 · Alt+← 返回</translation>
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
        <source>all one can do with the cell; right click does the same</source>
        <translation>单元格的全部操作；右键效果相同</translation>
    </message>
    <message>
        <source>back and forward</source>
        <translation>后退与前进</translation>
    </message>
    <message>
        <source>copy the table, export</source>
        <translation>复制表格，导出</translation>
    </message>
    <message>
        <source>drill down; double click does the same</source>
        <translation>下钻；双击效果相同</translation>
    </message>
    <message>
        <source>go to a page</source>
        <translation>前往页面</translation>
    </message>
    <message>
        <source>move in the heatmap; the inspector explains the cell</source>
        <translation>在热图中移动；详情面板解释该单元格</translation>
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
        <source>sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>to the filters</source>
        <translation>转到筛选条件</translation>
    </message>
</context>
<context>
    <name>HolidayField</name>
    <message>
        <source>Add this holiday</source>
        <translation>添加此假日</translation>
    </message>
    <message>
        <source>Remove the selected holiday</source>
        <translation>移除所选假日</translation>
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
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Looking up the records</source>
        <translation>正在查找记录</translation>
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
        <source>moved back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>moved on</source>
        <translation>推进</translation>
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
        <source>won</source>
        <translation>赢单</translation>
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
        <source>A record</source>
        <translation>一条记录</translation>
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
        <source>Choose another name with --as, or remove that one first: `sales-cockpit disconnect {name}`.</source>
        <translation>请用 --as 另选名称，或先移除该连接：`sales-cockpit disconnect {name}`。</translation>
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
        <source>Choose one of: {near}.</source>
        <translation>请选择其一：{near}。</translation>
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
        <source>Declare its encoding in the mapping.</source>
        <translation>请在字段映射中声明其编码。</translation>
    </message>
    <message>
        <source>Declare the encoding in the mapping if texts look wrong.</source>
        <translation>如果文字显示不对，请在字段映射中声明编码。</translation>
    </message>
    <message>
        <source>Define the stage in the CRM, or move the deals.</source>
        <translation>请在 CRM 中定义该阶段，或移动这些商机。</translation>
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
        <source>No user is named for {url}.</source>
        <translation>未指定 {url} 的用户。</translation>
    </message>
    <message>
        <source>None of it was stored; what was read before is kept.</source>
        <translation>未保存该响应；之前读取的内容均已保留。</translation>
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
        <source>Nothing was sent or stored.</source>
        <translation>未发送也未保存任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何内容。</translation>
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
        <source>There is no kind of connection called {kind}.</source>
        <translation>没有名为 {kind} 的连接类型。</translation>
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
        <source>Type the passphrase again, or bring back the key store this cache was made with.</source>
        <translation>请重新输入口令，或恢复创建此缓存时所用的密钥库。</translation>
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
        <source>Without it nobody can read the data.</source>
        <translation>没有密钥，任何人都无法读取数据。</translation>
    </message>
    <message>
        <source>Without it nobody can read the data; it was kept in {store}.</source>
        <translation>没有密钥，任何人都无法读取数据；它原先保存在 {store} 中。</translation>
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
        <source>{value} is not a date.</source>
        <translation>{value} 不是日期。</translation>
    </message>
    <message>
        <source>{value} is not possible for the setting {field}.</source>
        <translation>设置 {field} 不能为 {value}。</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>0 to 100 per customer: days since the last two-way contact (weight 50; 100 at 7 days or less, 0 at 60 or more), two-way contacts in 30 days (25; 100 at 4 or more), median time to a reply in 90 days (15; 100 at 4 hours or less, 0 at 72 or more), share of open deals that are not overdue (10). What is not known is left out and the rest renormalised; below 60 % completeness a score is grey.</source>
        <translation>每个客户 0 至 100 分：距上次双向沟通的天数（权重 50；不超过 7 天得 100，满 60 天得 0）、30 天内双向沟通次数（25；4 次及以上得 100）、90 天内回复时长中位数（15；不超过 4 小时得 100，满 72 小时得 0）、未逾期在手商机占比（10）。未知项剔除，其余权重重新归一；完整度低于 60% 时分数显示为灰色。</translation>
    </message>
    <message>
        <source>0 to 100 per stage, half from activity (halved for every median stay in the stage without two-way contact), half from the chance to advance within 30 days compared with that of a deal that just came. A definition of ours; no public standard exists.</source>
        <translation>每个阶段 0 至 100 分：一半来自活跃度（每经过一个阶段停留中位数而无双向沟通，得分减半），一半来自 30 天内推进的概率，与刚进入该阶段的商机相比。本指标为自定义口径，尚无公开标准。</translation>
    </message>
    <message>
        <source>Age of open deals</source>
        <translation>在手商机账龄</translation>
    </message>
    <message>
        <source>Amount expected to be won in each of the 13 weeks after the moment looked at, with the band from P10 to P90, and the part from deals that do not exist yet, as the last 52 weeks let expect. Open deals without progress in 91 days are left out and shown apart. Methods: stage (probability of the stage, in the week of the expected close), cohort (what became of deals that got as far, as long ago), run rate (the past weeks again).</source>
        <translation>所看时点之后 13 周中每周预计赢单的金额，附 P10 至 P90 区间，以及按最近 52 周推算、来自尚不存在的商机的部分。91 天内无进展的在手商机不计，单独列示。方法：阶段法（阶段概率，计入预计成交当周）、群组法（同等进度、同等时长的商机的历史结果）、惯性法（沿用过去各周）。</translation>
    </message>
    <message>
        <source>Amount of open deals expected to close in the rest of the period, divided by the target minus what is won already; empty once the target is met. Deals omitted from the forecast do not count; those past their close date are shown apart. Required: one divided by the win rate by value of the twelve months before.</source>
        <translation>预计在本期剩余时间成交的在手商机金额，除以目标减去已赢单金额；目标达成后为空。不纳入预测的商机不计；已过预计成交日期的单独列示。所需覆盖率：1 除以前十二个月按金额计算的赢单率。</translation>
    </message>
    <message>
        <source>Coverage needs a period with a beginning and an end.</source>
        <translation>覆盖率需要有起止日期的期间。</translation>
    </message>
    <message>
        <source>Customer health</source>
        <translation>客户健康度</translation>
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
        <source>Deals per stage</source>
        <translation>各阶段商机数</translation>
    </message>
    <message>
        <source>Forecast accuracy</source>
        <translation>预测准确率</translation>
    </message>
    <message>
        <source>Funnel health</source>
        <translation>漏斗健康度</translation>
    </message>
    <message>
        <source>Mix or rate</source>
        <translation>结构还是转化</translation>
    </message>
    <message>
        <source>Number of deals by the stage they are in at the moment looked at, closed ones included. The period, if any, is that of their creation.</source>
        <translation>按所看时点所处阶段统计的商机数，含已关闭的商机。如设期间，则为创建期间。</translation>
    </message>
    <message>
        <source>Open deals times mean won amount times win rate, divided by the mean sales cycle in days. Rates and cycle are those of deals closed in the period. An index, not a forecast; empty without wins.</source>
        <translation>在手商机数 × 平均赢单金额 × 赢单率 ÷ 平均成交周期（天）。比率和周期取自本期关闭的商机。这是指数而非预测；没有赢单时为空。</translation>
    </message>
    <message>
        <source>Open pipeline</source>
        <translation>在手商机</translation>
    </message>
    <message>
        <source>Pipeline coverage</source>
        <translation>商机覆盖率</translation>
    </message>
    <message>
        <source>Pipeline velocity</source>
        <translation>商机推进速度</translation>
    </message>
    <message>
        <source>Rolling 13-week forecast</source>
        <translation>13 周滚动预测</translation>
    </message>
    <message>
        <source>Sales cycle</source>
        <translation>成交周期</translation>
    </message>
    <message>
        <source>Share of the deals that reached a stage which also reached the next one. A deal that got further has reached every stage before, passed over or not, and going back does not undo it. Deals created in the period, unless asked otherwise. Families: any (was in the stage at all), strict (in order from the first stage), flow (forward exits by entries within the period), ledger (visits ended by moving on, of all ended), resolved (without the deals still undecided at the stage).</source>
        <translation>到达某一阶段的商机中，也到达下一阶段的比例。走得更远的商机视为到达过之前的每个阶段，无论是否跳过；退回不会抵消。除非另行指定，统计期内创建的商机。口径：任意（曾处于该阶段）、严格（从首个阶段起依次经过）、流量（统计期内前进离开数除以进入数）、台账（以前进结束的停留占全部已结束停留的比例）、已决（不含在该阶段尚未决定的商机）。</translation>
    </message>
    <message>
        <source>Stage conversion</source>
        <translation>阶段转化率</translation>
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
        <source>The closing amount counted directly differs from the sum of the causes.</source>
        <translation>直接统计的期末金额与各原因之和不一致。</translation>
    </message>
    <message>
        <source>The open pipeline at the beginning of the period, every change in between under its cause in the order of time, and the open pipeline at the end; the sum is exact. Each change is valued at the rate of the end; what rates made of the opening amount is a cause of its own. As an option, only deals expected to close in a given period, or the net change per deal.</source>
        <translation>期初在手商机金额、期间内按时间顺序归因的每一次变动，以及期末在手商机金额；三者精确相加。各项变动按期末汇率折算，汇率对期初金额的影响单列为一项原因。可选：仅看预计在指定期间成交的商机，或每个商机的净变动。</translation>
    </message>
    <message>
        <source>There are fewer than 26 weeks of history; what is not created yet is unknown.</source>
        <translation>历史不足 26 周；尚未创建的商机无法估计。</translation>
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
        <source>What changed the pipeline</source>
        <translation>在手商机变动台账</translation>
    </message>
    <message>
        <source>What each segment adds to the change of a rate against the period compared with: by a different share of all deals (mix), and by a different rate of its own. The parts sum to the change exactly. A segment that was not there before, or is not any more, is mix.</source>
        <translation>与对比期相比，各细分对比率变化的贡献：因在全部商机中的占比不同（结构），以及因自身比率不同（转化）。各部分之和恰等于总变化。新出现或已消失的细分计入结构。</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Won deals divided by won and lost deals, of those closed in the period. Open deals count neither for nor against. Of the created cohort: won deals divided by all deals created in the period. By value: amounts instead of counts; deals without amount weigh nothing.</source>
        <translation>本期关闭的商机中，赢单数除以赢单与输单之和。在手商机不计。按创建群组：赢单数除以本期创建的全部商机。按金额：以金额代替数量；无金额的商机不占权重。</translation>
    </message>
    <message>
        <source>Won value</source>
        <translation>赢单金额</translation>
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
