import type { Resolved } from '../model/catalogue.ts';
import { type ExtractLevel, readGrassroots } from '../model/grassroots-body.ts';
import type { Text } from '../model/text.ts';
import { listedItems } from './statistics.ts';

const village = { zh: '村（社区）', en: 'village' };
const words: {
  readonly [level in ExtractLevel]: { readonly mark: string; readonly place: Text; readonly like: Text };
} = {
  township: {
    mark: '乡级',
    place: { zh: '乡镇（街道）', en: 'township' },
    like: { zh: '如“示例镇”“城关街道”', en: 'such as 示例镇 or 城关街道' },
  },
  village: {
    mark: '村级',
    place: village,
    like: {
      zh: '如“示例镇红旗村”“城关街道阳光社区”，看不出是村还是社区的写全称，如“东风居民委员会”',
      en: 'such as 示例镇红旗村 or 城关街道阳光社区; where the name does not tell, its committee, such as 东风居民委员会',
    },
  },
};

/** A name that is certainly of another level; 区 may be a 管理区, which is a township. */
const isMisnamed = (level: ExtractLevel, name: string): boolean =>
  level === 'village'
    ? readGrassroots('village', name).body === undefined
    : readGrassroots('village', name).body !== undefined || /[省市县旗]$/u.test(name);

const nameObstacle = (level: ExtractLevel, name: string): Text | undefined => {
  const { place, like } = words[level];
  if (name === '' || /\p{C}/u.test(name))
    return { zh: `--region 后面写${place.zh}的名称`, en: `give --region the name of the ${place.en}` };
  if (!isMisnamed(level, name)) return undefined;
  return {
    zh: `“${name}”不像${place.zh}的名称：--region 写${place.zh}，${like.zh}`,
    en: `\`${name}\` does not look like a ${place.en}: --region names the ${place.en}, ${like.en}`,
  };
};

/** Why an extract makes no sense, in words; undefined when it may be written. `resolved` is the whole catalogue, `extract` what is left of it. */
export const extractObstacle = (
  resolved: Resolved,
  level: ExtractLevel,
  name: string | undefined,
  extract: Resolved,
): Text | undefined => {
  const { region } = resolved;
  if (region.level === 'national')
    return {
      zh: '国家目录不分乡镇、村（社区）：请从县（市、区）或者乡镇的地方层摘录',
      en: 'the national catalogue has no townships or villages: take the extract from the layer of a county or township',
    };
  if (region.level === 'township' && level === 'township')
    return {
      zh: `“${region.name}”本身就是乡级目录，不必摘录：去掉 --level；村（社区）的摘录用 --level village`,
      en: `\`${region.name}\` is the catalogue of a township already: leave out --level; for a village use --level village`,
    };
  const misnamed = name === undefined ? undefined : nameObstacle(level, name);
  if (misnamed) return misnamed;
  if (listedItems(extract).length > 0) return undefined;
  const { mark, place } = words[level];
  return {
    zh: `没有事项在${mark}公开，${place.zh}的摘录是空的：在地方层的 levels 里标“${mark}”`,
    en: `no item is disclosed at ${mark}, the extract of a ${place.en} is empty: mark ${mark} under \`levels\` in the layer`,
  };
};
