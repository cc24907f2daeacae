import { strFromU8, unzipSync } from 'fflate';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { filing } from '../../src/emit/filing/filing.ts';
import type { Finding } from '../../src/model/finding.ts';
import { sample, sampleOptions } from './sample.ts';

const at = { file: 'sample.yaml', path: [] };
/** What every warning about the sample has. */
export const warning = { rule: 'watched', severity: 'warning', at, related: [] } as const;
/** What was found in the sample that is filed. */
export const findings: readonly Finding[] = [
  {
    ...warning,
    message: { zh: '“公开内容（要素）”缺少“福利待遇”', en: '' },
    item: 'employment/1.3',
    field: 'content',
    accepted: { rule: 'watched', reason: '本县未统一规定福利待遇' },
  },
  { ...warning, message: { zh: '“公开对象”缺少“全社会”', en: '' }, item: 'social-insurance/1.1', field: 'audience' },
  { ...warning, severity: 'info', message: { zh: '依据未按效力排列', en: '' } },
];

/** The sample as a county would file it. */
export function filed(more: Partial<Compilation> = {}): Compilation {
  return {
    ...sample(),
    findings,
    filing: {
      receiver: '示例市人力资源和社会保障局',
      number: '示人社函〔2026〕12号',
      date: '2026-12-05',
      signer: '签发人示例',
      copies: ['示例县政务公开办公室'],
      review: { by: '示例县政务公开办公室', date: '2026-11-20', result: '同意' },
    },
    ...more,
  };
}

/** The filing pack of a compilation, taken apart. */
export async function filedDocuments(input: Compilation = filed(), options: Partial<EmitOptions> = {}) {
  const files = await filing.emit(input, { ...sampleOptions, ...options });
  const bytes = (path: string) => files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
  const parts = unzipSync(bytes('filing.docx'));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  return {
    paths: files.map((file) => file.path),
    docx: bytes('filing.docx'),
    part,
    names: Object.keys(parts),
    document: part('word/document.xml'),
    html: strFromU8(bytes('filing.html')),
  };
}
