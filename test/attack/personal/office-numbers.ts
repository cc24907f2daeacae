import { isSocialCreditCode } from '../../../src/model/personal/social-credit-code.ts';

/** Numbers between 0 and 1 from a seed (mulberry32). */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/**
 * Makes texts with numbers that offices publish: lines, codes, document numbers, dates, addresses. None is a person's. In a long
 * run two lines side by side may be a citizen number to the day and the check digit (2201022 0371 2179037): that is masked.
 */
export const officeNumbers = (seed: number) => {
  const next = random(seed);
  const below = (count: number) => Math.floor(next() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
  const area = () =>
    pick([
      '010',
      '021',
      '0371',
      '0990',
      '0311',
      '0471',
      '0531',
      '0755',
      '029',
      '0851',
      '0991',
      '0131'.replace('1', '3'),
    ]);
  const local = () => `${2 + below(7)}${digits(pick([6, 7]))}`;
  const landline = () => `${area()}${pick(['-', '-', '－', ' ', '—', '\u00a0', ''])}${local()}`;
  const withExtension = () =>
    `${landline()}${pick(['转', '-', '－', '转分机', ' 转 ', '分机'])}${pick([digits(3), digits(4), '138', '1380', '1508', '8001', '159'])}`;
  const hotline = () => pick(['12333', '12345', '12348', '12315', '12329', '110', '114', '95588', '10086', '96123']);
  const tollFree = () =>
    pick([
      () => `400-${digits(3)}-${digits(4)}`,
      () => `400-${digits(4)}-${digits(3)}`,
      () => `400${digits(7)}`,
      () => `800-${digits(3)}-${digits(4)}`,
      () => `400 ${digits(3)} ${digits(4)}`,
    ])();
  const line = () => pick([landline, landline, local, withExtension, hotline, tollFree])();
  const between = () =>
    pick([' ', '  ', '、', '，', '/', ' / ', '；', '\n', '\u00a0', '\t', '　', '或', '-', '（', ' - ']);
  const region = () =>
    pick([
      '110105',
      '130102',
      '140105',
      '150103',
      '410105',
      '211381',
      '513221',
      '419001',
      '990101',
      '370102',
      '540102',
      '650102',
      '411381',
      '360102',
    ]);
  const date = () => {
    const [year, month, day] = [1990 + below(40), 1 + below(12), 1 + below(28)];
    return pick([
      `${year}年${month}月${day}日`,
      `${year}-${month}-${day}`,
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      `${year}.${month}.${day}`,
      `${year}/${month}/${day}`,
      `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`,
    ]);
  };
  const documentNumber = () =>
    pick([
      () => `人社部发〔20${10 + below(16)}〕${1 + below(300)}号`,
      () => `国办发〔20${10 + below(16)}〕${1 + below(100)}号`,
      () => `劳社部发[19${90 + below(10)}]${1 + below(100)}号`,
      () => `豫人社规〔2019〕${1 + below(20)}号`,
      () => `人社厅函〔2019〕113号`,
      () => `国务院令第${500 + below(300)}号`,
      () => `示人社函（2026）${1 + below(99)}号`,
    ])();
  const creditCode = (): string => {
    const body = `${pick(['11', '12', '91', '92', '51', '93', '52'])}${region()}${pick([digits(9), `MA${digits(6)}${pick(['X', '1', 'Q'])}`, `${digits(8)}E`, `${digits(8)}X`])}`;
    return [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((check) => body + check).find(isSocialCreditCode) ?? creditCode();
  };
  const serviceCode = () =>
    `${pick([`11${region()}${digits(8)}${pick(['0', '4', 'E', 'X'])}${digits(1)}`, creditCode().replace(/^../u, '11')])}4${digits(12)}`;
  const divisionCode = () =>
    pick([
      region(),
      `${region()}${pick(['001', '100', '102', '013'])}`,
      `${region()}${pick(['001', '100', '013'])}${pick(['001', '201', '138'])}`,
      `${region()}000000`,
    ]);
  const itemNumber = () =>
    pick([
      `1.${1 + below(9)}`,
      `${1 + below(9)}.${1 + below(15)}`,
      `${1 + below(9)}.${1 + below(9)}.${1 + below(5)}`,
      `（${1 + below(9)}）`,
      `${1 + below(25)}、`,
    ]);
  const address = () =>
    `${pick(['人民路', '工业大道', '示例路', '建设街'])}${1 + below(1999)}号${pick(['', `${1 + below(9)}号楼${101 + below(1800)}室`, '二楼', `附${1 + below(20)}号`])}${pick(['', `（邮编${region()}）`, `　邮编：${130000 + below(700000)}`])}`;
  const postal = () =>
    `${pick(['邮编', '邮政编码：', ''])}${pick(['450003', '130022', '150001', '136000', '158100', '163000', '010020'])}${pick([' ', '　', '-', '，', '\n', '/'])}`;
  const licence = () =>
    pick([
      `豫ICP备${digits(8)}号`,
      `京ICP备${digits(8)}号-${1 + below(20)}`,
      `豫公网安备${region()}${digits(8)}号`,
      `公网安备 ${region()}${digits(8)}号`,
      `网站标识码${digits(10)}`,
    ]);
  /** None that reads as a mobile number with its 86, or as a citizen number to the day: those are masked wherever they stand. */
  const pageNumber = (count: number): string => {
    const drawn = digits(count);
    const isOfPerson =
      /^(?:86)?1[3-9]\d{9}$|[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}/u.test(drawn);
    return isOfPerson ? pageNumber(count) : drawn;
  };
  const page = () =>
    pick([
      () =>
        `https://www.example.gov.cn/art/20${10 + below(16)}/${1 + below(12)}/${1 + below(28)}/art_${digits(4)}_${digits(8)}.html`,
      () => `https://www.example.gov.cn/zwgk/20${10 + below(16)}${digits(2)}/t20${digits(6)}_${digits(7)}.html`,
      () => `https://www.example.gov.cn/content_${pageNumber(pick([7, 10, 12, 13, 14, 16, 17, 18, 19, 20]))}`,
      () => `https://zwfw.example.gov.cn/guide?id=${serviceCode()}`,
      () => `https://www.example.gov.cn/n1/2021/0315/c${digits(5)}-${digits(8)}.html`,
      () => `https://example.gov.cn/col/col${digits(7)}/index.html?uid=${digits(7)}&pageNum=${below(20)}`,
      () =>
        `http://example.gov.cn/${Array.from({ length: 32 }, () => pick([...'0123456789abcdef'])).join('')}/${pageNumber(19)}`,
    ])();
  const hours = () =>
    pick(['工作日8:30–12:00、14:00–17:30', '上午9:00-12:00 下午13:30-17:00', '8：30-18：00', '9.00-12.00 13.30-17.00']);
  const amount = () =>
    pick([
      `${1 + below(20)}00元`,
      `${digits(2)},${digits(3)},${digits(3)}.00元`,
      `每人每月${1000 + below(2000)}元`,
      `${below(100)}.${digits(2)}%`,
      `${1 + below(60)}个工作日`,
    ]);

  const simple = [
    line,
    line,
    line,
    documentNumber,
    creditCode,
    serviceCode,
    divisionCode,
    date,
    address,
    licence,
    page,
    hours,
    amount,
  ];
  const text = (): string =>
    pick([
      () => pick(simple)(),
      () => `${line()}${between()}${line()}`,
      () => `${line()}${between()}${line()}${between()}${line()}`,
      () => `${postal()}${line()}`,
      () => `${itemNumber()}${pick([' ', '　'])}${pick(simple)()}`,
      () => `${address()}，${line()}${between()}${line()}`,
      () => `${pick(simple)()}${pick(['，', '；', '\n', '。'])}${pick(simple)()}`,
      () => `${date()}${pick([' ', '，', '至'])}${date()}`,
      () => `${documentNumber()}、${documentNumber()}`,
      () => `${line()}（${hours()}）`,
    ])();
  return text;
};
