import { expect, it } from 'vitest';
import { readGrassroots } from '../src/model/grassroots-body.ts';

it.each([
  ['township', '示例镇', '示例镇', '示例镇人民政府'],
  ['township', '城关街道', '城关街道', '城关街道办事处'],
  ['township', '巴彦苏木', '巴彦苏木', '巴彦苏木人民政府'],
  ['township', '示例农场', '示例农场', undefined],
  ['village', '示例镇红旗村', '示例镇红旗村', '示例镇红旗村村民委员会'],
  ['village', '红旗村委会', '红旗村', '红旗村村民委员会'],
  ['village', '红旗村村委会', '红旗村', '红旗村村民委员会'],
  ['village', '红旗村村民委员会', '红旗村', '红旗村村民委员会'],
  ['village', '红旗村民委员会', '红旗村', '红旗村民委员会'],
  ['village', '红旗村居委会', '红旗村', '红旗村居民委员会'],
  ['village', '杨家村社区', '杨家村社区', '杨家村社区居民委员会'],
  ['village', '阳光社区居民委员会', '阳光社区', '阳光社区居民委员会'],
  ['village', '东风居委会', '东风居民委员会', '东风居民委员会'],
  ['village', '巴彦嘎查', '巴彦嘎查', '巴彦嘎查村民委员会'],
  ['village', '巴彦嘎查委员会', '巴彦嘎查', '巴彦嘎查委员会'],
  ['village', '三连', '三连', undefined],
  ['village', '居委会', '居委会', undefined],
] as const)('reads the %s %s: %s, %s', (level, name, place, body) => {
  expect(readGrassroots(level, name)).toEqual({ place, ...(body ? { body } : {}) });
});
