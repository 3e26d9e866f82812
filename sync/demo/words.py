"""The words of the demo company: who, what and where, readable in Chinese and in English."""

from __future__ import annotations

from typing import NamedTuple

COMPANY = "华岳智能装备 Huayue Intelligent Equipment"
TIMEZONE = "Asia/Shanghai"

REGIONS = ("华东 East", "华南 South", "华北 North")
EAST, SOUTH, NORTH = range(3)
CITIES = (
    ("上海 Shanghai", "杭州 Hangzhou", "南京 Nanjing", "苏州 Suzhou", "宁波 Ningbo"),
    ("深圳 Shenzhen", "广州 Guangzhou", "厦门 Xiamen", "东莞 Dongguan", "佛山 Foshan"),
    ("北京 Beijing", "天津 Tianjin", "青岛 Qingdao", "大连 Dalian", "沈阳 Shenyang"),
)

PIPELINES = ("设备 Equipment", "订阅 Subscription")
EQUIPMENT, SUBSCRIPTION = range(2)


class StageWords(NamedTuple):
    """A stage. `days` is the usual median stay, `advance` the share that goes on from here."""

    pipeline: int
    name: str
    kind: str  # open | won | lost
    probability: float
    days: float
    advance: float
    definition: str
    exit_criteria: str


STAGES = (
    StageWords(EQUIPMENT, "初步接洽 First contact", "open", 0.10, 9, 0.74,
               "首次接触，确认基本信息与需求 First contact made, basic information and need "
               "confirmed",
               "首次有效通话或会议；关键决策人信息；客户同意接收资料 First effective call or "
               "meeting; key decision-maker known; customer agrees to receive material"),
    StageWords(EQUIPMENT, "需求确认 Needs confirmed", "open", 0.25, 14, 0.72,
               "痛点、预算、决策流程、时间 Pain, budget, decision process, timing (BANT)",
               "BANT 完成，SQL 已确认并记录 BANT done, SQL confirmed and recorded"),
    StageWords(EQUIPMENT, "方案展示 Solution shown", "open", 0.45, 18, 0.66,
               "完整方案已展示 Full solution presented",
               "演示完成；客户确认满足核心需求并同意推进 Demo done; customer confirms that it "
               "meets the core need and agrees to proceed"),
    StageWords(EQUIPMENT, "商务谈判 Negotiation", "open", 0.70, 16, 0.68,
               "价格、条款、交付 Price, terms, delivery",
               "明确采购意向；正式报价或合同已起草或发送 Explicit purchase intent; formal quote or "
               "contract drafted or sent"),
    StageWords(EQUIPMENT, "赢单 Won", "won", 1.0, 0, 0,
               "合同签署并付款或启动 Contract signed and payment or kick-off",
               "收到已签合同，且财务确认首付款 Signed contract received and finance confirms the "
               "first payment"),
    StageWords(EQUIPMENT, "输单 Lost", "lost", 0.0, 0, 0, "输单 Lost", ""),
    StageWords(SUBSCRIPTION, "试用申请 Trial requested", "open", 0.10, 4, 0.80,
               "客户申请试用 Customer asked for a trial", "试用账号已开通 Trial account opened"),
    StageWords(SUBSCRIPTION, "试用中 In trial", "open", 0.25, 14, 0.74,
               "客户正在使用 Customer uses the trial",
               "连续两天登录 Logged in on two consecutive days"),
    StageWords(SUBSCRIPTION, "价值确认 Value confirmed", "open", 0.45, 8, 0.80,
               "客户认可价值 Customer agrees to the value", "价值报告已签收 Value report accepted"),
    StageWords(SUBSCRIPTION, "报价 Quote sent", "open", 0.60, 7, 0.83,
               "报价已发出 Quote sent", "客户确认报价 Customer confirms the quote"),
    StageWords(SUBSCRIPTION, "合同审批 Contract approval", "open", 0.80, 6, 0.86,
               "合同在客户处审批 Contract under approval", "合同已签 Contract signed"),
    StageWords(SUBSCRIPTION, "已订阅 Subscribed", "won", 1.0, 0, 0,
               "订阅已生效 Subscription runs", "首期款到账 First payment received"),
    StageWords(SUBSCRIPTION, "未成交 Not closed", "lost", 0.0, 0, 0, "未成交 Not closed", ""),
)
FIRST = (0, 6)  # of each pipeline: its first stage, number of open stages, won, lost
OPEN = (4, 5)
WON = (4, 11)
LOST = (5, 12)
SOLUTION = 2  # 方案展示

LINES = ("核心线 Core", "Pro-X", "服务 Services", "云 Cloud")
CORE, PRO_X, SERVICES, CLOUD = range(4)
PRODUCTS = (  # code, name, line, list price in CNY
    ("C-100", "核心工作站 Core Station 100", CORE, 150_000),
    ("C-200", "核心工作站 Core Station 200", CORE, 190_000),
    ("C-LINE", "核心产线 Core Line", CORE, 260_000),
    ("PX-1", "Pro-X 单元 Pro-X Cell", PRO_X, 280_000),
    ("PX-2", "Pro-X 双元 Pro-X Twin", PRO_X, 340_000),
    ("PX-MES", "Pro-X MES 套件 Pro-X MES Suite", PRO_X, 420_000),
    ("S-INST", "安装调试 Installation", SERVICES, 60_000),
    ("S-CARE", "维保合同 Care Contract", SERVICES, 90_000),
    ("S-TRAIN", "培训 Training", SERVICES, 50_000),
    ("CL-TEAM", "云团队版 Cloud Team", CLOUD, 48_000),
    ("CL-PLANT", "云工厂版 Cloud Plant", CLOUD, 96_000),
    ("CL-AI", "云智能版 Cloud AI", CLOUD, 140_000),
)

INDUSTRIES = (
    "医疗 Medical", "汽车 Automotive", "食品 Food", "物流 Logistics",
    "零售 Retail", "电子 Electronics", "化工 Chemicals", "教育 Education",
)
SIZES = ("1-49", "50-199", "200-999", "1000+")  # people

SOURCES = (
    "百度SEM Baidu SEM", "行业展会 Trade fair", "内容营销 Content", "官网 Website",
    "渠道伙伴 Partner", "电话外呼 Cold call",
)
SOURCE_SHARE = (0.34, 0.14, 0.16, 0.18, 0.08, 0.10)  # of leads
SOURCE_YIELD = (0.55, 1.35, 1.10, 1.15, 2.10, 0.75)  # how well leads become opportunities
SOURCE_COST = (210_000, 160_000, 60_000, 25_000, 45_000, 70_000)  # CNY a month
CAMPAIGNS = (
    ("品牌词 Brand terms", "行业词 Industry terms"),
    ("工博会 CIIF", "华南自动化展 SIAF"),
    ("白皮书 White papers", "研讨会 Webinars"),
    ("官网表单 Web form", "在线客服 Live chat"),
    ("渠道推荐 Partner referral", "老客户推荐 Customer referral"),
    ("名单外呼 List calls", "沉寂激活 Win-back calls"),
)
LEAD_STATUS = (
    "新线索 New", "已联系 Contacted", "已确认 Qualified", "已转化 Converted", "无效 Invalid",
)

LOST_REASONS = (
    "价格 Price", "竞争对手 Competitor", "无预算 No budget", "跟进不及时 Late follow-up",
    "无决策 No decision", "需求不匹配 No fit", "未续约 Not renewed",
)
LOST_SHARE = (0.26, 0.22, 0.16, 0.12, 0.15, 0.09)
NOT_RENEWED = 6
BLOCKERS = (
    "法务审核 Legal review", "付款条款 Payment terms", "无决策人 No decision maker",
    "技术评审 Technical review", "预算未批 Budget not approved",
)
BLOCKER_SHARE = (0.20, 0.18, 0.24, 0.20, 0.18)
NEXT_STEPS = (
    "约关键决策人 Meet the decision maker", "发送资料 Send the material",
    "完成需求表 Finish the needs form", "确认预算 Confirm the budget",
    "安排方案演示 Book the demo", "技术评审 Technical review",
    "发送报价 Send the quote", "合同条款确认 Agree the contract terms",
)
CATEGORIES = ("omitted", "pipeline", "best_case", "commit", "closed")
OMITTED, PIPELINE, BEST_CASE, COMMIT, CLOSED = range(5)
CURRENCIES = ("CNY", "USD", "EUR")
COUNTRIES = ("CN", "US", "DE")

ROLES = (
    "最终决策者 Decision maker", "技术评估者 Technical evaluator", "采购 Procurement",
    "使用者 User",
)
TITLES = ("总经理 General manager", "技术总监 Technical director", "采购经理 Procurement manager",
          "车间主任 Shop floor manager")

ACTIVITY_TYPES = ("email", "call", "meeting", "task")
EMAIL, CALL, MEETING, TASK = range(4)
SUBJECTS = ("邮件 Email", "电话 Call", "会议 Meeting", "待办 To-do")
DIRECTIONS = ("outbound", "inbound", "both")
OUTBOUND, INBOUND, BOTH = range(3)
OUTCOMES = ("已完成 Done", "未接通 No answer", "已回复 Answered")

SURNAMES = (
    ("赵", "Zhao"), ("钱", "Qian"), ("孙", "Sun"), ("周", "Zhou"), ("吴", "Wu"), ("郑", "Zheng"),
    ("冯", "Feng"), ("蒋", "Jiang"), ("沈", "Shen"), ("韩", "Han"), ("杨", "Yang"), ("朱", "Zhu"),
    ("许", "Xu"), ("何", "He"), ("吕", "Lü"), ("施", "Shi"), ("孔", "Kong"), ("曹", "Cao"),
    ("严", "Yan"), ("金", "Jin"), ("魏", "Wei"), ("陶", "Tao"), ("姜", "Jiang"), ("谢", "Xie"),
    ("邹", "Zou"), ("苏", "Su"), ("潘", "Pan"), ("范", "Fan"), ("彭", "Peng"), ("马", "Ma"),
)
GIVEN_NAMES = (
    ("伟", "Wei"), ("静", "Jing"), ("敏", "Min"), ("强", "Qiang"), ("丽", "Li"), ("军", "Jun"),
    ("洋", "Yang"), ("艳", "Yan"), ("勇", "Yong"), ("杰", "Jie"), ("涛", "Tao"), ("明", "Ming"),
    ("超", "Chao"), ("霞", "Xia"), ("平", "Ping"), ("刚", "Gang"), ("桂英", "Guiying"),
    ("建国", "Jianguo"), ("晓明", "Xiaoming"), ("志远", "Zhiyuan"), ("思敏", "Simin"),
    ("雨桐", "Yutong"), ("子涵", "Zihan"), ("浩然", "Haoran"),
)
NAME_STARTS = (
    ("华", "Hua"), ("兰", "Lan"), ("东", "Dong"), ("北", "Bei"), ("锦", "Jin"), ("瑞", "Rui"),
    ("恒", "Heng"), ("中", "Zhong"), ("天", "Tian"), ("金", "Jin"), ("明", "Ming"), ("新", "Xin"),
    ("宏", "Hong"), ("凯", "Kai"), ("德", "De"), ("永", "Yong"), ("安", "An"), ("博", "Bo"),
    ("科", "Ke"), ("联", "Lian"),
)
NAME_ENDS = (
    ("信", "xin"), ("海", "hai"), ("方", "fang"), ("辰", "chen"), ("和", "he"), ("达", "da"),
    ("通", "tong"), ("泰", "tai"), ("源", "yuan"), ("盛", "sheng"), ("诚", "cheng"),
    ("创", "chuang"), ("丰", "feng"), ("隆", "long"), ("远", "yuan"), ("力", "li"),
)
