// 把编译好的目录嵌进业务系统：办理大厅的系统按事项编号取公开时限、主体和办事链接。
// (Embeds the resolved catalogue in a business system: look up an item by its number.)
// 用法 (usage): node examples/embed/embed.mjs <文件夹 folder> <地方层 layer> <事项 item>
import { compile, readFolder } from 'mulu';

const [folder = '.', layer = '', wanted = ''] = process.argv.slice(2);
const { ok, catalogue, findings } = await compile(layer, { host: readFolder(folder) });

if (!ok) {
  // 有错误的目录不上线，业务系统继续用上一版 (a catalogue with errors never goes live)
  for (const { severity, file, line, message } of findings)
    if (severity === 'error') console.error(`${file}:${line} ${message}`);
  process.exitCode = 1;
} else {
  // 只取要用的栏；printed 是表格里印出的文字 (only what is needed; `printed` is the text of the table)
  const items = new Map(
    catalogue.domains
      .flatMap(({ items }) => items)
      .filter(({ listed }) => listed)
      .map(({ ref, title, fields }) => [
        ref,
        {
          title,
          timeLimit: fields.timeLimit?.printed,
          responsibleBody: fields.responsibleBody?.printed,
          guide: fields.links?.value?.guide,
        },
      ]),
  );
  console.log(JSON.stringify(wanted ? (items.get(wanted) ?? null) : { count: items.size }, null, 2));
}
