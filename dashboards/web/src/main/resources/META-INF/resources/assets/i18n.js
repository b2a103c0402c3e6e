/** What the page says itself. Names of indicators and measures come from the definitions. */

const TEXTS = {
  zh: {
    skip: '跳到排名',
    live: '实时',
    connecting: '连接中',
    lost: '连接中断',
    fixed: '固定版本',
    lostNotice: '与服务的连接已中断，正在重新连接。下面显示的仍是上次收到的数据。',
    scorecard: '排名',
    level: '层级',
    kind: '周期',
    period: '时段',
    day: '日期',
    loading: '正在读取…',
    position: '名次',
    unit: '单位',
    score: '得分',
    n: '基数 n',
    nHint: 'n：各项指标分母中最小的一个。',
    notGiven: '未填',
    notGivenHint: '未填写该层级的办件，单列以便合计',
    all: '合计',
    allHint: '合计：由各单位的分子、分母相加后计算，不是各单位的平均。',
    supporting: '另列，不计入分子分母',
    supportingShort: '另列：',
    atEnd: '期末',
    higher: '越高越好',
    lower: '越低越好',
    scoreHint: '得分：各指标按权重加权平均，越低越好的指标取 100% 减其值；100% 为最好。',
    weight: (w) => `权重 ${w}`,
    beside: '仅列出，不计入得分',
    units: {
      points: (n) => `${n} 分`,
      working_days: (n) => `${n} 个工作日`,
      minutes: (n) => `${n} 分钟`,
    },
    partUnits: {seconds: '分钟', day_thousandths: '个工作日', point_hundredths: '分', fen: '元'},
    target: (t) => `目标 ${t}`,
    counts: (ranked, unranked) =>
      `${ranked} 个单位参加排名` + (unranked ? `，${unranked} 个只列出、不排名` : ''),
    tooFew: (minimum) => `办件过少（任一指标分母少于 ${minimum} 件）：列出数字，不给名次`,
    noCases: '本期没有办件：列出，不给名次',
    noMinimum: '办件过少：列出数字，不给名次',
    definition: '指标定义',
    standsOn: '数据依据',
    refresh: '刷新',
    publishedAt: '发布时间',
    watermark: '数据截至',
    generation: '事实代次',
    checkpoint: '检查点',
    definitions: '口径哈希',
    pinLink: '固定链接',
    pinHint: '此链接以后任何时候打开都显示同样的数字。',
    copy: '复制',
    copied: '已复制',
    unpin: '回到最新',
    pinnedTo: (id, when) => `正在查看固定版本 ${id}（${when} 发布），不会随新的刷新变化。`,
    newer: '已有更新的刷新。',
    otherDefinitions: '这些数字按较早的口径计算；下面的指标名称取自现行口径。',
    updated: (when, age) => `${when} 更新 · ${age}`,
    justNow: '刚刚',
    minutes: (n) => `${n} 分钟前`,
    hours: (n) => `${n} 小时前`,
    days: (n) => `${n} 天前`,
    announce: (title, when) => `${title}已更新，${when} 发布`,
    emptyTitle: '尚未发布排名',
    emptyText: '首次刷新发布后，本页会自行显示排名，无需重新打开。',
    emptySteps: [
      ['送入办件事件', '各部门向受理端口发送事件，或用 ./govpulse import 导入文件'],
      ['计算并发布', '每 30 分钟自动刷新一次；要马上看到，运行 ./govpulse refresh'],
      ['自动出现', '本页一直在等候发布通知'],
    ],
    nothingTitle: '该时段没有发布排名',
    nothingText: '最近的已发布时段：',
    nothingNone: '该周期尚无任何已发布的时段，请换一个周期。',
    failedTitle: '暂时读不到数据',
    failedText: '正在自动重试。',
    retry: '重试',
    levels: {
      province: '省',
      city: '市',
      county: '县（区）',
      township: '乡镇（街道）',
      village: '村（社区）',
      department: '部门',
      window: '窗口',
      item: '事项',
    },
    kinds: {
      day: '日',
      week: '周',
      month: '月',
      quarter: '季度',
      year: '年',
      rolling: '近 30 天',
      all: '累计',
    },
  },
  en: {
    skip: 'Skip to the ranking',
    live: 'Live',
    connecting: 'Connecting',
    lost: 'Connection lost',
    fixed: 'Pinned',
    lostNotice:
      'The connection to the service is lost; reconnecting. What you see is what came last.',
    scorecard: 'Ranking',
    level: 'Level',
    kind: 'Period by',
    period: 'Period',
    day: 'Day',
    loading: 'Reading…',
    position: 'Rank',
    unit: 'Unit',
    score: 'Score',
    n: 'Base n',
    nHint: 'n: the smallest denominator of the unit’s indicators.',
    notGiven: 'Not given',
    notGivenHint: 'Cases that name no unit of this level; shown so that the units add up',
    all: 'All units',
    allHint: 'All units: numerators and denominators added up, not a mean of the units.',
    supporting: 'shown apart, in neither part',
    supportingShort: 'Apart: ',
    atEnd: 'at the end of the period',
    higher: 'higher is better',
    lower: 'lower is better',
    scoreHint:
      'Score: the weighted mean of the indicators; one of which lower is better counts as 100% less its value. 100% is best.',
    weight: (w) => `weight ${w}`,
    beside: 'shown beside, does not count for the score',
    units: {
      points: (n) => `${n} points`,
      working_days: (n) => `${n} working days`,
      minutes: (n) => `${n} min`,
    },
    partUnits: {seconds: 'min', day_thousandths: 'working days', point_hundredths: 'points', fen: 'yuan'},
    target: (t) => `target ${t}`,
    counts: (ranked, unranked) =>
      `${ranked} ${ranked === 1 ? 'unit' : 'units'} ranked` +
      (unranked ? `, ${unranked} shown without a rank` : ''),
    tooFew: (minimum) =>
      `Too few cases (a denominator below ${minimum}): figures shown, no rank given`,
    noCases: 'No cases in this period: shown, no rank given',
    noMinimum: 'Too few cases: figures shown, no rank given',
    definition: 'Definition',
    standsOn: 'What these figures stand on',
    refresh: 'Refresh',
    publishedAt: 'Published',
    watermark: 'Data up to',
    generation: 'Generation',
    checkpoint: 'Checkpoint',
    definitions: 'Definitions',
    pinLink: 'Pinned link',
    pinHint: 'This link shows the same figures whenever it is opened.',
    copy: 'Copy',
    copied: 'Copied',
    unpin: 'Back to the newest',
    pinnedTo: (id, when) =>
      `Pinned to refresh ${id}, published ${when}; later refreshes do not change it.`,
    newer: 'There is a newer refresh.',
    otherDefinitions:
      'These figures were counted by earlier definitions; the names shown are of today’s.',
    updated: (when, age) => `Updated ${when} · ${age}`,
    justNow: 'just now',
    minutes: (n) => `${n} min ago`,
    hours: (n) => `${n} h ago`,
    days: (n) => (n === 1 ? '1 day ago' : `${n} days ago`),
    announce: (title, when) => `${title} updated, published ${when}`,
    emptyTitle: 'No ranking published yet',
    emptyText: 'As soon as the first refresh is published, the ranking appears here by itself.',
    emptySteps: [
      [
        'Events come in',
        'Departments send them to the intake, or a file is imported with ./govpulse import',
      ],
      [
        'Figures are counted and published',
        'Every 30 minutes; to see them at once, run ./govpulse refresh',
      ],
      ['The ranking appears', 'This page is waiting for the news'],
    ],
    nothingTitle: 'Nothing was published for this period',
    nothingText: 'Nearest published periods:',
    nothingNone: 'Nothing is published by this kind of period; choose another.',
    failedTitle: 'The figures cannot be read just now',
    failedText: 'Trying again by itself.',
    retry: 'Try again',
    levels: {
      province: 'Province',
      city: 'City',
      county: 'County or district',
      township: 'Township or street',
      village: 'Village or community',
      department: 'Department',
      window: 'Window',
      item: 'Item',
    },
    kinds: {
      day: 'Day',
      week: 'Week',
      month: 'Month',
      quarter: 'Quarter',
      year: 'Year',
      rolling: 'Last 30 days',
      all: 'All time',
    },
  },
};

const KEY = 'govpulse.lang';

/** The link's language, else the one chosen before, else the browser's. */
export function chosenLanguage(fromLink) {
  if (fromLink in TEXTS) {
    return fromLink;
  }
  try {
    const remembered = localStorage.getItem(KEY);
    if (remembered in TEXTS) {
      return remembered;
    }
  } catch {
    // Storage may be switched off; then nothing is remembered.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function rememberLanguage(lang) {
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    // As above.
  }
}

export const texts = (lang) => TEXTS[lang];
