/** The look of the matrix page; its digest stands in the page's policy. */
export const matrixStyle = `
:root { color-scheme: light; --ink: #1b1f24; --quiet: #57606a; --line: #d0d7de; --head: #f6f8fa; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 90rem; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1rem 0 .25rem; }
.profile { margin: 0; }
.doc { max-width: 60rem; white-space: pre-line; }
dl { display: grid; gap: .25rem; margin: 1rem 0; }
dl div { display: grid; grid-template-columns: 8rem 1fr; }
dt { color: var(--quiet); }
dd { margin: 0; }
q { font-style: italic; }
code { font: .85em ui-monospace, monospace; color: var(--quiet); overflow-wrap: anywhere; }
code.tag { display: inline-block; margin-right: .3rem; }
th small, th code { font-weight: normal; }
.name { display: block; }
.filter[hidden] { display: none; }
small { color: var(--quiet); font-size: .82em; }
.filter { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; padding: .6rem 0; background: #fff; height: 3.2rem; }
.filter input { width: 20rem; max-width: 60vw; }
.filter input, .filter select { font: inherit; padding: .2rem .4rem; border: 1px solid var(--line); border-radius: 4px; background: #fff; color: inherit; }
.filter output { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
thead th { position: sticky; top: 3.2rem; z-index: 1; background: var(--head); box-shadow: inset 0 -1px var(--line), inset 0 1px var(--line); }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: break-word; }
thead th { font-weight: 600; }
thead th:nth-child(1) { width: 23%; }
thead th:nth-child(2) { width: 19%; }
thead th:nth-child(3) { width: 17%; }
thead th:nth-child(4) { width: 17%; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.none { color: var(--quiet); }
.chosen { color: var(--ink); font-weight: 600; }
.leaves { display: block; }
td.nothing { border-left: 4px solid #1a7f37; }
td.something-else { border-left: 4px solid #0969da; }
td.a-part { border-left: 4px solid #bf8700; }
td.everything { border-left: 4px solid #cf222e; }
tbody[hidden] { display: none; }
footer { margin-top: 1.5rem; color: var(--quiet); font-size: .85em; }
@media (max-width: 60rem) { .filter { height: auto; position: static; } thead th { top: 0; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { padding: 0; max-width: none; font-size: 9pt; }
  .filter { display: none; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: avoid; }
}
`;
