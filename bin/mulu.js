#!/usr/bin/env node
// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

const entry = new URL('../dist/cli.js', import.meta.url);

try {
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { existsSync } = await import('node:fs');
  if (existsSync(entry)) throw error;
  console.error('mulu 尚未构建，请先运行 npm run build\nmulu is not built yet: run npm run build');
  process.exitCode = 2;
}
