import { emitters } from '../../emit/index.ts';
import { manifestName } from '../../model/manifest.ts';
import type { Text } from '../../model/text.ts';

const purposes: readonly (readonly [path: string, purpose: Text])[] = [
  ...Object.values(emitters).flatMap(({ purpose }) => Object.entries(purpose)),
  [manifestName, { zh: '文件清单和校验值', en: 'the list of files with checksums' }],
];

/** What a file of a build is for. */
export const purposeOf = (path: string): Text =>
  purposes.find(([name]) => (name.endsWith('*') ? path.startsWith(name.slice(0, -1)) : path === name))?.[1] ?? {
    zh: '',
    en: '',
  };
