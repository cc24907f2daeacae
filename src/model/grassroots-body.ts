import type { LevelId } from './catalogue.ts';

/** The levels that publish an extract of a catalogue kept further up. */
export type ExtractLevel = Extract<LevelId, 'township' | 'village'>;

/** A township or village: the name that stands in titles, and its body as far as the name tells it. */
export interface Grassroots {
  readonly place: string;
  readonly body?: string;
}

const readTownship = (name: string): Grassroots => {
  const organ = /街道$/u.test(name) ? '办事处' : /(?:镇|乡|苏木)$/u.test(name) ? '人民政府' : undefined;
  return { place: name, ...(organ ? { body: `${name}${organ}` } : {}) };
};

/** The township that the name of a place begins with: 城关镇便民服务中心 is in 城关镇. */
export const townshipOf = (name: string): string | undefined => {
  const han = /^\p{Script=Han}+/u.exec(name.trim())?.[0] ?? '';
  for (let length = 2; length <= han.length; length += 1) {
    const start = han.slice(0, length);
    // 各乡镇, 乡镇 are no names.
    if (readTownship(start).body !== undefined && !/^(?:各|本|全)|^乡镇?$/u.test(start)) return start;
  }
  return undefined;
};

/** 红旗村委会 and 红旗村民委员会 belong to 红旗村; 东风居委会 has no other name for its place. */
const readVillage = (name: string): Grassroots => {
  const organ = /(?:村民委员会|村委会|居民委员会|居委会|委员会)$/u.exec(name)?.[0];
  const stem = name.slice(0, name.length - (organ?.length ?? 0));
  if (stem === '') return { place: name };
  if (organ?.startsWith('村')) {
    const place = /(?:村|嘎查)$/u.test(stem) ? stem : `${stem}村`;
    return { place, body: organ === '村委会' ? `${place}村民委员会` : name };
  }
  const body = organ === '居委会' ? `${stem}居民委员会` : name;
  if (organ) return { place: /(?:村|社区|嘎查)$/u.test(stem) ? stem : body, body };
  const own = /社区$/u.test(name) ? '居民委员会' : /(?:村|嘎查)$/u.test(name) ? '村民委员会' : undefined;
  return { place: name, ...(own ? { body: `${name}${own}` } : {}) };
};

/**
 * Reads the name of a township or village: a 街道 has an 办事处, a 镇 or 乡 a government, a 村 its 村民委员会, a 社区 its
 * 居民委员会. Without `body` for a name that tells none.
 */
export const readGrassroots = (level: ExtractLevel, name: string): Grassroots =>
  level === 'township' ? readTownship(name) : readVillage(name);
