import { createHash } from 'node:crypto';
import { riskSection, riskStyle } from './section.js';
import type { RiskReport } from './risk-report.js';

const pageStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1a1a1a}h1{font-size:1.5em}${riskStyle}`;

/** The section as a page by itself: nothing is loaded from elsewhere, and its policy forbids it. */
export function riskPage(report: RiskReport): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle, 'utf8').digest('base64')}'; base-uri 'none'; form-action 'none'`;
  const title = text(`${report.profile.name} ${report.profile.version}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: risk of re-identification</title>
<style>${pageStyle}</style>
</head>
<body>
<h1>${title}</h1>
${riskSection(report)}
<footer><p><small>${report.planDigest === null ? '' : `Plan ${text(report.planDigest)}. `}By these tables: ${Object.entries(report.editions).map(([table, edition]) => text(`${table}: ${edition}`)).join('; ')}</small></p></footer>
</body>
</html>
`;
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
