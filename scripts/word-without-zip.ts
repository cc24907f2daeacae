import type { Plugin } from 'esbuild';

/** The reader of Word files is handed files that are unpacked: its own reader of archives, a second one, is left out. */
export const wordWithoutZip: Plugin = {
  name: 'word without zip',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]mammoth[\\/](?:browser|lib)[\\/]unzip\.js$/ }, () => ({
      contents: "exports.openZip = ({ file }) => require('../lib/promises').resolve(file);",
    }));
    onLoad({ filter: /[\\/]node_modules[\\/]jszip[\\/]/ }, () => ({ contents: 'module.exports = {};' }));
  },
};
