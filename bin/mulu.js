#!/usr/bin/env node
// Not a module of the newer kind: to make one ready takes a tenth of what an empty run takes.
const nodeModule = require('node:module');
const { join } = require('node:path');

const english = process.argv.some(
  (word, index, all) => word === '--lang=en' || (word === 'en' && all[index - 1] === '--lang'),
);
const fullDisk = english ? 'error: the disk is full; the output is not complete' : '错误：磁盘已满，输出不完整';

for (const stream of [process.stdout, process.stderr])
  stream.on('error', ({ code }) => {
    // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
    if (code === 'EPIPE') process.exit();
    const told =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? fullDisk
        : english
          ? `error: output failed (${code})`
          : `错误：输出写不出去（${code}）`;
    if (stream === process.stdout) process.stderr.write(`${told}\n`);
    process.exit(2);
  });

// Newer Nodes keep what they have compiled, here in a folder that only its owner writes.
if (nodeModule.enableCompileCache) {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const cache = XDG_CACHE_HOME || LOCALAPPDATA || join(require('node:os').homedir(), '.cache');
  nodeModule.enableCompileCache(join(cache, 'mulu', 'code'));
}

const loader = join(__dirname, '../dist/load-chunk.cjs');

const run = async () => {
  try {
    const { main } = require(loader).loadChunk('cli.cjs');
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (require('node:fs').existsSync(loader)) throw error;
    console.error('mulu 尚未构建，请先运行 npm run build\nmulu is not built yet: run npm run build');
    process.exitCode = 2;
  }
};

run();
