import { lstat, readFile, realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { manifestName } from '../model/manifest.ts';
import { listedFiles } from './manifest.ts';

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The encoding of a CSV is the author’s choice; only one that starts with a BOM is UTF-8. */
const typeOf = (path: string, bytes: Uint8Array): string =>
  extname(path) === '.csv'
    ? `text/csv; charset=${bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8' : 'gb18030'}`
    : (types[extname(path)] ?? 'application/octet-stream');

/** The path that a URL asks for; undefined when it is none. */
const pathOf = (url: string): string | undefined => {
  const [path = ''] = url.split(/[?#]/u);
  try {
    const decoded = decodeURIComponent(path);
    return decoded.startsWith('/') ? decoded.slice(1) || 'index.html' : undefined;
  } catch {
    return undefined;
  }
};

/** The bytes of a file of the last build; undefined for everything else, whatever lies in the folder. */
const fileOfBuild = async (folder: string, path: string): Promise<Uint8Array | undefined> => {
  if (path !== manifestName && !listedFiles(folder)?.some((listed) => listed.path === path)) return undefined;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    if (file !== join(root, ...path.split('/')) || !file.startsWith(root + sep)) return undefined;
    return (await lstat(file)).isFile() ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
};

const answer = async (folder: string, port: number, request: IncomingMessage, response: ServerResponse) => {
  const end = (status: number, type: string, body: Uint8Array | string): void => {
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const refuse = (status: number, text: string): void => end(status, 'text/plain; charset=utf-8', `${text}\n`);
  // Another site may give its own name the address 127.0.0.1: its pages must not read the preview.
  if (!['127.0.0.1', 'localhost'].some((name) => request.headers.host?.toLowerCase() === `${name}:${port}`))
    return refuse(403, '只供本机预览 (local preview only)');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, '只能读 (read only)');
  const path = pathOf(request.url ?? '');
  const bytes = path === undefined ? undefined : await fileOfBuild(folder, path);
  if (path === undefined || !bytes) return refuse(404, '没有这个文件 (no such file)');
  end(200, typeOf(path, bytes), bytes);
};

/** Serves the files of a build on 127.0.0.1, and nothing else. Port 0 takes any that is free. */
export const serve = (
  folder: string,
  port: number,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> =>
  new Promise((done, fail) => {
    const server = createServer((request, response) => {
      const { port: own } = server.address() as AddressInfo;
      answer(folder, own, request, response).catch(() => response.destroy());
    });
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () =>
      done({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
