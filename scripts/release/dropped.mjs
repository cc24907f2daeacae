// What happens when something is dropped on mulu.cmd: a layer is checked and built into a folder beside it, a folder is checked.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv[2] ?? '';

const run = (...words) =>
  spawnSync(process.execPath, [join(here, 'bin', 'mulu.js'), ...words], { stdio: 'inherit' }).status ?? 2;

const isFolder = () => {
  try {
    return statSync(given).isDirectory();
  } catch {
    return false;
  }
};

const answer = () => {
  if (given === '') {
    console.log(
      '把地方层文件（.yaml）或整个文件夹拖到 mulu.cmd 的图标上。\n旧表格、填报工作簿请用 mulu.html 打开；命令见 使用说明.txt。',
    );
    return 2;
  }
  if (isFolder()) return run('validate', given);
  if (!/^\.ya?ml$/i.test(extname(given))) {
    console.log(
      `${basename(given)} 不是地方层文件（.yaml）。\n旧表格、填报工作簿请双击 mulu.html，拖进去；也可以在命令行用 import。`,
    );
    return 2;
  }
  const checked = run('validate', given);
  if (checked !== 0) return checked;
  return run('build', given, '-o', join(dirname(given), `${basename(given, extname(given))}-输出`));
};

process.exitCode = answer();
