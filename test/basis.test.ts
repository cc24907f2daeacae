import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { national } from '../src/generated/national.js';
import { reference } from '../src/generated/reference.js';
import {
  documentKeys,
  findDocument,
  missingCitations,
  parseCitation,
  sameCitation,
  successors,
} from '../src/model/basis.ts';
import { madeOnce } from '../src/model/made-once.ts';
import { anyText } from './any-text.ts';
import { fuzz } from './fuzz.ts';

const { register } = reference;
const find = (text: string): string | undefined => findDocument(parseCitation(text), register)?.id;
const missing = (local: readonly string[], inherited: readonly string[], date?: string): string[] =>
  missingCitations(local, inherited, register, date);

interface Written {
  readonly id: string;
  readonly citation: string;
  readonly citationsSeen?: readonly string[];
}
const written = madeOnce(
  (): readonly Written[] =>
    parse(readFileSync(new URL('../catalogues/reference/legal-register.yaml', import.meta.url), 'utf8')).documents,
);

interface Item {
  readonly id: string;
  readonly basis?: readonly string[];
  readonly items?: readonly Item[];
}
const basisOf = (items: readonly Item[]): { id: string; text: string }[] =>
  items.flatMap(({ id, basis = [], items: below = [] }) => [...basis.map((text) => ({ id, text })), ...basisOf(below)]);

describe('the legal register', () => {
  it('resolves every citation and every spelling seen in published tables to its own entry', () => {
    const pairs = written().flatMap(({ id, citation, citationsSeen = [] }) =>
      [citation, ...citationsSeen].map((text) => ({ id, text })),
    );
    expect(pairs.length).toBeGreaterThan(200);
    expect(pairs.filter(({ id, text }) => find(text) !== id)).toEqual([]);
  });

  it('holds every basis of both national catalogues', () => {
    const values = national.files.flatMap(({ data }) => basisOf((data as { items: readonly Item[] }).items));
    expect(values.length).toBeGreaterThan(280);
    expect(values.filter(({ text }) => find(text) === undefined)).toEqual([]);
  });

  it('leads from every superseded document to one that is not itself superseded', () => {
    for (const document of register.documents) {
      const chain = successors(document, register);
      expect(chain.map(({ id }) => id)).not.toContain(document.id);
      if (document.replacedBy !== null) expect(chain.at(-1)?.replacedBy).toBeNull();
    }
  });
});

describe('a citation is read', () => {
  const disclosure = 'zhengfu-xinxi-gongkai-tiaoli';
  it.each([
    [
      '《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）',
      disclosure,
      'as the national tables print it',
    ],
    ['《政府信息公开条例》(国令第711号)', disclosure, 'short organ, half-width bracket'],
    ['《政府信息公开条例》（国务院令711号）', disclosure, '第 is missing'],
    ['《政府信息公开条例》（2019年国务院令第711号）', disclosure, 'a leading year'],
    ['《 政 府 信 息 公 开 条 例 》（国务院令 第 ７１１ 号）', disclosure, 'blanks and full-width digits'],
    ['《中华人民共和国政府信息公开条例》', disclosure, 'title only'],
    ['中华人民共和国政府信息公开条例', disclosure, 'no marks'],
    ['国务院令第711号', disclosure, 'number only'],
    ['《中华人民共和国社会保险法》第三十条', 'shehui-baoxian-fa', 'an article behind it'],
    ['1.《工伤保险条例》（国务院令第586号）', 'gongshang-baoxian-tiaoli', 'a list mark before it'],
    ['、《工伤保险条例》', 'gongshang-baoxian-tiaoli', 'a leading separator'],
    ['《工伤保险条例》（', 'gongshang-baoxian-tiaoli', 'a bracket that never closes'],
    ['《广东省工伤保险条例》', 'guangdong-gongshang-baoxian-tiaoli', 'a title that holds another title'],
    ['人社部规〔2017〕1号', 'renshebugui-2017-1', 'a bare number'],
    ['人社部规﹝2017﹞1号', 'renshebugui-2017-1', 'small brackets'],
    ['人社部规[2017]1号', 'renshebugui-2017-1', 'square brackets'],
    ['人社部规(2017)第1号', 'renshebugui-2017-1', 'round brackets and 第'],
    ['人社部规2017〕1号', 'renshebugui-2017-1', 'half a bracket is missing'],
    ['《社会保险费征缴暂行条例》（国务院令第259号）', 'shehui-baoxianfei-zhengjiao-zanxing-tiaoli', 'the first number'],
    [
      '《社会保险费征缴暂行条例》（国务院令第710号）',
      'shehui-baoxianfei-zhengjiao-zanxing-tiaoli',
      'the amending number',
    ],
    [
      '《实施〈中华人民共和国社会保险法〉若干规定》（人力资源和社会保障部令第13号）',
      'shishi-shehui-baoxian-fa-ruogan-guiding',
      'a title inside a title',
    ],
    ['《实施<中华人民共和国社会保险法>若干规定》', 'shishi-shehui-baoxian-fa-ruogan-guiding', 'with other marks'],
    ['《实施《中华人民共和国社会保险法》若干规定》', 'shishi-shehui-baoxian-fa-ruogan-guiding', 'with the same marks'],
    ['实施《中华人民共和国社会保险法》若干规定', 'shishi-shehui-baoxian-fa-ruogan-guiding', 'begun outside the mark'],
    ['《工伤认定办法》（人社部令第8号）', 'gongshang-rending-banfa', 'an order number that two ministries share'],
    ['《工伤认定办法》（第8号令）', 'gongshang-rending-banfa', 'the other order of words'],
    ['《企业年金办法》（人力资源社会保障部 财政部令第36号）', 'qiye-nianjin-banfa', 'two organs, a blank'],
    ['《企业年金办法》（人力资源和社会保障部、财政部令第36号）', 'qiye-nianjin-banfa', 'two organs, a mark'],
    [
      '《就业服务与就业管理规定》（中华人民共和国劳动和社会保障部令第28号）',
      'jiuye-fuwu-yu-jiuye-guanli-guiding',
      'the full name of an organ',
    ],
    [
      '《劳动能力鉴定管理办法》（国务院令第711号）',
      'laodong-nengli-jianding-guanli-banfa',
      'the number of another document',
    ],
  ])('%s', (text, id) => {
    expect(find(text)).toBe(id);
  });

  it.each(['《工伤保险条件》', '《没有这个文件》（无人发〔2099〕1号）', '《》', '', '711号', '暂行条例'])(
    'and “%s” stays unresolved',
    (text) => {
      expect(find(text)).toBeUndefined();
    },
  );

  it('in whatever form, without failing', () => {
    const scrap = fc.constantFrom(...'《》〈〉<>（）()〔〕﹝[]【】“”、，1.２0年第号令国务院人社部发条例办法 \n　');
    const text = fc.oneof(
      anyText,
      fc.array(scrap, { maxLength: 30 }).map((parts) => parts.join('')),
      fc
        .tuple(fc.constantFrom(...written().map(({ citation }) => citation)), fc.nat(200))
        .map(([one, cut]) => one.slice(cut)),
    );
    fc.assert(
      fc.property(text, (one) => {
        const citation = parseCitation(one);
        expect(citation.text).toBe(one);
        findDocument(citation, register);
        expect(sameCitation(one, one, register)).toBe(true);
      }),
      fuzz(1000),
    );
  });

  it('the same, whatever the width, the blanks and the kind of brackets', () => {
    const full = (text: string): string =>
      text.replace(/[0-9()]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.constantFrom(...written()),
        fc.array(fc.constantFrom('', '', '', ' ', '　', '\n'), { minLength: 30, maxLength: 30 }),
        fc.constantFrom('〔〕', '﹝﹞', '[]', '［］', '【】'),
        ({ id, citation }, gaps, brackets) => {
          const other = [...full(citation)]
            .map((char, index) => `${char}${gaps[index % gaps.length]}`)
            .join('')
            .replaceAll('〔', brackets[0] ?? '')
            .replaceAll('〕', brackets[1] ?? '');
          expect(find(other)).toBe(id);
        },
      ),
      fuzz(400),
    );
  });
});

describe('a basis is compared', () => {
  const byStatus = (status: string, sure: boolean) =>
    written().find(({ id }) => {
      const document = register.documents.find((known) => known.id === id);
      return document?.status === status && (document.statusConfidence !== 'background') === sure;
    })?.citation ?? '';
  const law = '《中华人民共和国社会保险法》';
  const rule = '《工伤保险条例》（国务院令第586号）';

  it('by documents, not by letters', () => {
    expect(missing(['《社会保险法》', '《工伤保险条例》'], [law, rule])).toEqual([]);
    expect(missing([law], [law, rule])).toEqual([rule]);
    expect(missing(['实施《社会保险法》若干规定'], [law])).toEqual([law]);
    expect(missing(['《某县办法》'], ['《某县办法》（某政发〔2020〕1号）'])).toEqual([]);
    expect(missing([], ['《某县办法》'])).toEqual(['《某县办法》']);
  });

  it('with a successor standing for what it replaced, not the other way round', () => {
    const old = register.documents.find(({ status, replacedBy }) => status === 'superseded' && replacedBy !== null);
    const next = register.documents.find(({ id }) => id === old?.replacedBy);
    expect(missing([next?.citation ?? ''], [old?.citation ?? ''])).toEqual([]);
    expect(missing([old?.citation ?? ''], [next?.citation ?? ''])).toEqual([next?.citation]);
  });

  it('with repealed documents free to go, as far as a source was read', () => {
    expect(missing([], [byStatus('repealed', true)])).toEqual([]);
    expect(missing([], [byStatus('in-force', true)])).toEqual([byStatus('in-force', true)]);
    expect(missing([], [byStatus('in-force', false)])).toEqual([byStatus('in-force', false)]);
  });

  it('with expired documents free to go from the day after they end', () => {
    const timed = register.documents.find(
      ({ status, statusConfidence, validUntil, replacedBy }) =>
        status === 'time-bound' && statusConfidence !== 'background' && validUntil !== null && replacedBy === null,
    );
    const { citation = '', validUntil = '' } = timed ?? {};
    expect(missing([], [citation], '2099-01-01')).toEqual([]);
    expect(missing([], [citation], validUntil ?? '')).toEqual([citation]);
    expect(missing([], [citation])).toEqual([citation]);
  });

  it('never with something missing that is there word for word', () => {
    const cell = fc.uniqueArray(fc.constantFrom(...written().map(({ citation }) => citation)), { maxLength: 6 });
    fc.assert(
      fc.property(
        cell,
        cell,
        fc.option(fc.constantFrom('2019-12-31', '2026-12-01'), { nil: undefined }),
        (local, inherited, date) => {
          expect(missing([...inherited, ...local], inherited, date)).toEqual([]);
          const gone = missing(local, inherited, date);
          expect(inherited).toEqual(expect.arrayContaining(gone));
          for (const text of gone) expect(local.map(find)).not.toContain(find(text));
        },
      ),
      fuzz(100),
    );
  });
});

it('finds documents by keys that were prepared as they would be computed', () => {
  const { documents } = reference.register;
  for (const { keys, ...document } of documents) expect(keys, document.id).toEqual(documentKeys(document));
  expect(documents.every(({ keys }) => keys && keys.titles.length > 0)).toBe(true);
});
