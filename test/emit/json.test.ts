import { expect, it } from 'vitest';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import { json } from '../../src/emit/json/json.ts';
import { fieldIds } from '../../src/model/fields.ts';
import { misfitsOf, schemaOf } from '../misfits.ts';
import { type CatalogueJson, recount } from './recount.ts';
import { sample, sampleOptions } from './sample.ts';

const misfits = misfitsOf('compilation');

const emit = async (input: Compilation = sample(), options = sampleOptions): Promise<CatalogueJson> => {
  const [file] = await json.emit(input, options);
  return JSON.parse(Buffer.from(file?.bytes ?? []).toString('utf8'));
};

const place = { file: '/home/someone/990101.yaml', path: [] };

it('keeps the promise of its schema', async () => {
  expect(misfits(await emit())).toEqual([]);
});

it('keeps it for a bare catalogue and for one with findings', async () => {
  const { edition: _edition, date: _date, ...bare } = sample();
  expect(misfits(await emit(bare))).toEqual([]);
  const message = { zh: '“1.3”缺少“福利待遇”', en: '1.3 lacks it' };
  const accepted = { rule: 'watched', reason: '本县未开展' };
  const finding = { rule: 'watched', severity: 'warning', message, at: place, related: [], accepted } as const;
  const catalogue = await emit({ ...sample(), findings: [{ ...finding, item: 'employment/1.3', field: 'content' }] });
  expect(misfits(catalogue)).toEqual([]);
});

it('promises every field of the model', () => {
  const { $defs } = schemaOf<{
    $defs: { fieldId: { enum: string[] }; item: { properties: { fields: { properties: object } } } };
  }>('compilation');
  expect(Object.keys($defs.item.properties.fields.properties)).toEqual(fieldIds);
  expect($defs.fieldId.enum).toEqual(fieldIds);
});

it.each(['employment', 'social-insurance'])('lets every statistic of %s be counted again', async (domain) => {
  const catalogue = await emit();
  expect(recount(catalogue, domain)).toEqual(catalogue.statistics[domain]);
});

it('holds omitted items, candidates and numbers of listed rows', async () => {
  const items = (await emit()).domains.flatMap((domain) => domain.items);
  const of = (ref: string) => items.find((item) => item.ref === ref);
  expect(of('employment/2.2')).toMatchObject({ listed: false, omitted: { reason: 'not-operated' } });
  expect(of('employment/2.2')).not.toHaveProperty('number');
  expect(of('social-insurance/1.2')).toMatchObject({ listed: true, candidate: true, number: 2 });
  expect(of('social-insurance/2')).toMatchObject({ listed: false });
});

it('tells who set a changed value, where and what stood there before, under logical names', async () => {
  const catalogue = await emit(sample(), {
    ...sampleOptions,
    fileName: (file) => file.replace('sample', 'logical'),
    locate: () => ({ line: 12, column: 3, endLine: 12, endColumn: 9 }),
  });
  const item = catalogue.domains.flatMap((domain) => domain.items).find(({ ref }) => ref === 'employment/1.2');
  expect(item?.fields.timeLimit).toMatchObject({
    printed: '公开事项信息形成或变更之日起5个工作日内公开',
    trust: 'local',
    setBy: 2,
    history: [
      { layer: 0, printed: '公开事项信息形成或变更之日起20个工作日内公开', file: 'logical.yaml', line: 12 },
      { layer: 2, printed: '公开事项信息形成或变更之日起5个工作日内公开', file: 'logical.yaml', line: 12 },
    ],
  });
  expect(item?.fields.content).not.toHaveProperty('history');
});

it('prints the same bytes whatever the order of keys in the source', async () => {
  const input = sample();
  const contact = Object.fromEntries(Object.entries(input.resolved.contact).reverse());
  const [left] = await json.emit(input, sampleOptions);
  const [right] = await json.emit({ ...input, resolved: { ...input.resolved, contact } }, sampleOptions);
  expect(left?.bytes).toEqual(right?.bytes);
});
