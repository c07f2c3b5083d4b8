'use strict';
const { delimiter, isAbsolute, join } = require('node:path');

/**
 * Where the program is: the setting, the workspace's own, the search path. `folders`: the folders of the workspace; `exists`: whether a
 * file is there. `{ command }`, or `{ problem }` with a sentence for the user.
 */
function findServer({ configured, folders, searchPath, platform, exists }) {
  const names = platform === 'win32' ? ['anonc.cmd', 'anonc.exe'] : ['anonc'];
  if (configured !== '') {
    const candidates = isAbsolute(configured) ? [configured] : folders.map((folder) => join(folder, configured));
    const command = candidates.find(exists);
    return command === undefined ? { problem: `The setting \`anonc.path\` names \`${configured}\`, and no file is there.` } : { command };
  }
  const places = [...folders.map((folder) => join(folder, 'node_modules', '.bin')), ...searchPath.split(delimiter).filter((place) => place !== '')];
  const command = places.flatMap((place) => names.map((name) => join(place, name))).find(exists);
  if (command !== undefined) return { command };
  return { problem: 'The program `anonc` is neither in the workspace (`npm install --save-dev anonc`) nor on the search path. The setting `anonc.path` can name it.' };
}

module.exports = { findServer };
