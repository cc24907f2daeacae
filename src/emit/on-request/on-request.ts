import type { Compilation } from '../../catalogue/compilation.ts';
import { layoutChart } from '../../document/chart/layout-chart.ts';
import { printed } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { onRequest as data } from '../../generated/on-request.js';
import { onRequestHtml } from '../../generated/templates/on-request.html.js';
import type { RequestLaw, RequestOffice } from '../../model/on-request.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';
import { chartSvg } from '../guides/chart-svg.ts';
import { stepTable } from '../guides/step-table.ts';

const law: RequestLaw = data;

const chartSize = { fontSize: 14, lineHeight: 20, boxWidth: 150, rowGap: 30 } as const;
const chartName = 'on-request.svg';

interface Line {
  readonly label: string;
  readonly text: string;
  readonly href?: string;
}

const line = (label: string, text: string | undefined, href?: string): Line[] =>
  text ? [{ label, text: printed(text), ...(href ? { href } : {}) }] : [];

const addressOf = (text: string): string | undefined => (/^https?:\/\//iu.test(text) ? text : undefined);

/** Where requests are taken, line by line. */
const officeLines = (office: RequestOffice, { resolved, requestForm }: Compilation): Line[] => {
  const { place, online = [], mail, phone, form, note } = office;
  const found = resolved.places?.find(({ id }) => id === place);
  const where = found && [found.name, found.address, found.hours].filter(Boolean).join('，');
  return [
    ...line('受理机构', office.office),
    ...line('当面申请', where ?? place),
    ...online.flatMap((address) => line('网上申请', address, addressOf(address))),
    ...line('邮寄申请', mail),
    ...line('电话', phone ?? found?.phone ?? resolved.contact.phone),
    ...(form && addressOf(form) ? line('申请表', form, form) : []),
    ...(requestForm ? line('申请表', '下载申请表', encodeURI(requestForm.path)) : []),
    ...line('说明', note),
  ];
};

/** The items that are disclosed on request only, with the reason where the layer gives one. */
const itemsOf = ({ reasons }: RequestOffice, { resolved }: Compilation) =>
  [...resolved.items.values()].flatMap(({ ref, id, level, omitted, withheld, fields: { title, disclosureMode } }) => {
    const mode = disclosureMode?.value;
    if (level === 1 || omitted || withheld || !mode?.onRequest || mode.proactive) return [];
    const key = Object.keys(reasons).find((name) => name.split(/\s/u)[0] === ref);
    const reason = key === undefined ? '' : (reasons[key] ?? '');
    return [{ name: `${id} ${printed(title.value)}`, reason: printed(reason) }];
  });

const view = (office: RequestOffice, input: Compilation, { draft, tool, formats }: EmitOptions) => {
  const drawing = layoutChart(law.process, chartSize);
  const steps = stepTable(law.process);
  return {
    drawing,
    steps,
    page: {
      draft,
      tool,
      paper: '依申请公开',
      guide: { title: printed(input.resolved.region.name) },
      region: printed(input.resolved.region.name),
      law: law.law,
      office: officeLines(office, input),
      facts: law.facts,
      answers: law.answers,
      items: itemsOf(office, input),
      steps,
      chart: {
        src: chartName,
        width: Math.round(drawing.width),
        height: Math.round(drawing.height),
        alt: `依申请公开的流程图，共${steps.length}步，文字见下面的表`,
      },
      ...(formats?.includes('html') ? { catalogueHref: 'index.html' } : {}),
    },
  };
};

/** How to ask for information: the procedure of the 条例, the same everywhere, with the office of the layer. */
export const onRequest: Emitter = {
  id: 'on-request',
  emit: async (input, options) => {
    const office = input.step?.layer.onRequest;
    if (!office) return [];
    const { drawing, steps, page } = view(office, input, options);
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const description = steps.map(({ number, by, text }) => `${number} ${by}：${text}`).join('；');
    return [
      { path: 'on-request.html', bytes: encode(render(onRequestHtml, page)) },
      { path: chartName, bytes: encode(chartSvg(drawing, '依申请公开流程图', description)) },
      ...(input.requestForm ? [input.requestForm] : []),
    ];
  },
};
