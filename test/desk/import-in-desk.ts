import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createSession } from '../../src/desk/session.ts';
import { runHere } from '../cli/run-cli.ts';

/** The layer that the desk makes of a table. */
export const importedInDesk = async (file: string): Promise<string | undefined> => {
  const name = basename(file);
  const session = createSession();
  await session.open({ files: [{ name, bytes: readFileSync(file) }] });
  const { layer } = await session.import({ tables: [name], code: '990101', name: '示例县' });
  return layer && new TextDecoder().decode(layer.bytes);
};

/** The layer that `mulu import` writes of it. */
export const importedByCommand = async (file: string): Promise<string | undefined> => {
  const target = join(mkdtempSync(join(tmpdir(), 'mulu-desk-')), '990101.yaml');
  await runHere('import', file, '-o', target, '--region', '990101', '--name', '示例县');
  return existsSync(target) ? readFileSync(target, 'utf8') : undefined;
};
