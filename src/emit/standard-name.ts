import type { Section } from '../model/domain.ts';
import { listed } from './listed.ts';

/** 国家标准, where the nation has set it: what a province or a city has set is no national standard. */
export const standardWord = (domains: readonly Pick<Section, 'own'>[]): string =>
  domains.some(({ own }) => own) ? '标准' : '国家标准';

/** The catalogues that set the standard, each with its edition: `国家标准目录（2019年版）和劳动关系标准目录（2025年版）`. */
export const standardCatalogues = (
  domains: readonly Pick<Section, 'name' | 'own' | 'edition'>[],
  join: (names: readonly string[]) => string = listed,
): string => {
  const print = (name: string, edition: string | undefined): string =>
    `${name}标准目录${edition ? `（${edition}年版）` : ''}`;
  const own = domains.filter((domain) => domain.own);
  const national = domains.find((domain) => !domain.own);
  const isOne = !national && own.every(({ edition }) => edition === own[0]?.edition);
  const names = isOne ? [print('', own[0]?.edition)] : own.map(({ name, edition }) => print(name.zh, edition));
  return join([...(national ? [print('国家', national.edition)] : []), ...names]);
};
