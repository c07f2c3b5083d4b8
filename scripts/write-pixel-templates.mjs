// Writes rules/pixels and docs/pixel-templates.md from the table in src/facts/data. With --check it writes nothing, names the files that
// differ and fails.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryFiles } from './pixel-templates/files.mjs';
import { reportPage } from './pixel-templates/report.mjs';
import { allTemplates } from './pixel-templates/templates.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { templates, defects } = allTemplates();
const library = libraryFiles(templates);
const numbers = library.map(([file, text]) => [file, text.match(/^template /gm)?.length ?? 0]);
const files = [...library.map(([name, text]) => [`rules/pixels/${name}.anon`, text]), ['docs/pixel-templates.md', reportPage(templates, numbers, defects)]];

if (process.argv.includes('--check')) {
  const differing = files.filter(([path, text]) => committed(path) !== text).map(([path]) => path);
  if (differing.length > 0) {
    console.error(`not what the table says (run node scripts/write-pixel-templates.mjs): ${differing.join(', ')}`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(`${root}rules/pixels`, { recursive: true });
  for (const [path, text] of files) writeFileSync(`${root}${path}`, text);
}

function committed(path) {
  try {
    return readFileSync(`${root}${path}`, 'utf8');
  } catch {
    return null;
  }
}
