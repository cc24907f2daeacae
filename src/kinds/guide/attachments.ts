import type { Attachment, Guide, Material } from '../../model/guide.ts';
import type { Place } from '../../model/place.ts';
import type { Host } from '../../source/host.ts';
import { joinName } from '../../source/parent-file.ts';

const inside = (at: Place, key: string): Place => ('path' in at ? { ...at, path: [...at.path, key] } : at);

/** The materials that a guide itself writes or changes, each with its place. */
const written = ({ fields }: Guide): { readonly material: Partial<Material>; readonly at: Place }[] => {
  const edit = fields.materials?.value;
  if (!edit) return [];
  if (edit.kind === 'set')
    return edit.value.flatMap((material, index) => {
      const at = edit.places[index];
      return at ? [{ material, at }] : [];
    });
  const { add, amend } = edit.edit;
  return [
    ...add.map(({ value, at }) => ({ material: value, at })),
    ...amend.map(({ value, at }) => ({ material: value.change, at })),
  ];
};

/** The names of files that a guide writes, each with its place. */
const named = (guide: Guide): { readonly name: string; readonly at: Place }[] =>
  written(guide).flatMap(({ material, at }) =>
    (['form', 'sample'] as const).flatMap((key) => {
      const name = material[key];
      return name === undefined ? [] : [{ name, at: inside(at, key) }];
    }),
  );

/** The files that a guide itself names, as it names them. */
export const attachmentNames = (guide: Guide): string[] => named(guide).map(({ name }) => name);

/** What a file holds and the words in it, as far as they can be looked at. */
const look = async (bytes: Uint8Array): Promise<Pick<Attachment, 'bytes' | 'texts' | 'problem'>> => {
  const { officeTexts } = await import('../../source/office-text.ts');
  try {
    const texts = officeTexts(bytes);
    return { bytes, ...(texts ? { texts } : {}) };
  } catch {
    return { problem: 'unread' };
  }
};

/** The files that a guide itself names, as they are in its folder: none is looked for outside of it, and no link is followed. */
export const attachmentsOf = (guide: Guide, root: string, host: Host): Promise<Attachment[]> => {
  const open = async (name: string, at: Place): Promise<Attachment> => {
    const path = joinName(`${root}/x`, name);
    if (!path.startsWith(`${root}/`)) return { name, at, problem: 'outside' };
    if (await host.isLink?.(path)) return { name, at, problem: 'link' };
    const bytes = await host.read(path);
    if ('problem' in bytes) return { name, at, problem: bytes.problem === 'failed' ? 'unread' : bytes.problem };
    return { name, at, ...(await look(bytes)) };
  };
  return Promise.all(named(guide).map(({ name, at }) => open(name, at)));
};
