import type { NamedBytes } from '../protocol.ts';

/** The last step of a name. */
export const baseName = (path: string): string => path.split('/').at(-1) ?? path;

/** A file of the browser with the folder that it was given in. */
const named = async (file: File, name = file.webkitRelativePath || file.name): Promise<NamedBytes> => ({
  name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/** The files of an input. */
export const filesOf = (list: FileList | null): Promise<readonly NamedBytes[]> =>
  Promise.all([...(list ?? [])].map((file) => named(file)));

const entriesIn = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none at the end.
  return new Promise((done, failed) => {
    const more = (): void =>
      reader.readEntries((some) => {
        all.push(...some);
        if (some.length === 0) done(all);
        else more();
      }, failed);
    more();
  });
};

const below = async (entry: FileSystemEntry): Promise<readonly NamedBytes[]> => {
  if (entry.isDirectory)
    return (await Promise.all((await entriesIn(entry as FileSystemDirectoryEntry)).map(below))).flat();
  const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
  return [await named(file, entry.fullPath.replace(/^\//u, ''))];
};

/** The files that were dropped, those in folders with their paths. */
export const droppedFiles = async ({ items, files }: DataTransfer): Promise<readonly NamedBytes[]> => {
  const entries = [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  return entries.length > 0 ? (await Promise.all(entries.map(below))).flat() : filesOf(files);
};

/** Asks for a folder, and gives its files once it is chosen: they are yet to be read. */
export const askFolder = (take: (files: Promise<readonly NamedBytes[]>) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.onchange = () => take(filesOf(input.files));
  input.click();
};

/** Hands bytes to the browser as a file to keep. */
export const download = (name: string, bytes: Uint8Array, type = 'application/octet-stream'): void => {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Old engines read the address after the click.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
