import type { Region, Resolved } from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

const inRanges = (digits: string, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([low, high]) => Number(digits) >= low && Number(digits) <= high);

/** The first thing that is wrong with a code, by the classes of GB/T 2260 and GB/T 10114. */
const problem = (
  region: Region,
  parent: Resolved['region'],
  { reference: { regions } }: Known,
): { message: string; args: Fault['args'] } | undefined => {
  const { code, level, kind } = region;
  // The schema demands a code where no kind is given.
  if (code === undefined) return undefined;
  const length = level === 'township' ? 9 : 6;
  if (!/^\d+$/u.test(code) || code.length !== length) return { message: 'length', args: { code, length } };
  const known = regions.provinces.find(({ prefix }) => code.startsWith(prefix));
  if (!known && !regions.examples.some((prefix) => code.startsWith(prefix)))
    return { message: 'province', args: { code, prefix: code.slice(0, 2) } };
  const [city, county] = [code.slice(2, 4), code.slice(4, 6)];
  const shape = {
    province: city === '00' && county === '00',
    city: city !== '00' && county === '00',
    county: county !== '00',
    township: county !== '00' && code.slice(6) !== '000',
    national: true,
  }[level];
  if (!shape && !kind) return { message: 'level', args: { code } };
  const above = parent.code;
  if (above && !kind) {
    const provinceRun = city === '90';
    const same = level === 'township' ? 6 : parent.level === 'city' && !provinceRun ? 4 : 2;
    if (code.slice(0, same) !== above.slice(0, same))
      return { message: 'parent', args: { code, parent: above, name: parent.name } };
  }
  if (kind || level === 'province') return undefined;
  const classes = inRanges(city, regions.cityDigits) && (level === 'city' || inRanges(county, regions.countyDigits));
  return classes ? undefined : { message: 'class', args: { code } };
};

const check = ({ layer, inherited }: Step, known: Known): Fault[] => {
  const found = problem(layer.region, inherited.region, known);
  if (!found) return [];
  return [{ rule: 'region-code', ...found, at: { file: layer.file, path: ['region', 'code'] } }];
};

export const regionCode: Rule<'region-code'> = {
  id: 'region-code',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: 'GB/T 2260、GB/T 10114',
  summary: {
    zh: '行政区划代码有效，并与级别、上级一致',
    en: 'the region code is valid and fits its level and its parent',
  },
  why: {
    zh: '备案和汇总按代码归集；写错代码的目录会归到别的地方',
    en: 'filing and review collect by code; a wrong code puts the catalogue somewhere else',
  },
  messages: {
    length: {
      form: { fix: { zh: '县级及以上六位，乡级九位', en: 'six digits down to the county, nine for a township' } },
      text: {
        zh: '行政区划代码“{code}”应为 {length} 位数字',
        en: 'the region code `{code}` should have {length} digits',
      },
      fix: { zh: '县级及以上六位，乡级九位，加引号', en: 'six digits down to the county, nine for a township, quoted' },
    },
    province: {
      text: { zh: '“{code}”开头的“{prefix}”不是省级代码', en: '`{prefix}` of `{code}` is no province' },
      fix: { zh: '检查前两位', en: 'check the first two digits' },
    },
    level: {
      text: { zh: '“{code}”的位数与所写的级别不符', en: '`{code}` does not fit the level of the region' },
      fix: {
        zh: '省级末四位为 0000，市级末两位为 00，县级末两位不为 00',
        en: 'a province ends in 0000, a city in 00, a county does not',
      },
    },
    parent: {
      form: { fix: { zh: '检查代码，或检查“上级目录”', en: 'check the code, or 上级目录' } },
      text: { zh: '“{code}”不在上级“{name}”（{parent}）之下', en: '`{code}` does not lie under `{name}` ({parent})' },
      fix: { zh: '检查代码，或检查 extends 指向的上级', en: 'check the code, or the parent in `extends`' },
    },
    list: {
      text: {
        zh: '代码与名单不符：报送的是“{said}”，名单上是“{meant}”',
        en: 'it says `{said}`, and the list `{meant}`',
      },
      fix: { zh: '核对行政区划代码和地区名称，改正后重新报送', en: 'check code and name of the region' },
    },
    class: {
      text: {
        zh: '“{code}”的中间或末两位不在国家标准的分段内',
        en: '`{code}` is outside the classes of the national standard',
      },
      fix: { zh: '对照当年公布的代码表核实', en: 'check it against the current list' },
      severity: 'warning',
      answer: 'advice',
      waivable: true,
    },
  },
  check,
};
