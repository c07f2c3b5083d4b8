/** The look of the report; its digest stands in the page's policy. Colours never stand alone: each grade has its word and its sign. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c2127; --quiet: #57606a; --line: #d3d9e0; --panel: #f5f7f9; --link: #0a58b0;
  --leak: #b3161b; --leak-soft: #fdecec; --suspect: #9a4a00; --suspect-soft: #fdf0e3; --review: #6b4ca0; --review-soft: #f2eefa;
  --fitness: #0b5a8f; --fitness-soft: #e6f2fa; --not-examined: #4d565f; --not-examined-soft: #eceff2; --clean: #17693a; --clean-soft: #e7f5ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --ink: #e4e8ec; --quiet: #9aa5b1; --line: #343c45; --panel: #1c2228; --link: #7db8f5;
    --leak: #ff8d8a; --leak-soft: #3a1a1c; --suspect: #f5b06a; --suspect-soft: #35260f; --review: #c3aaf2; --review-soft: #2a2140;
    --fitness: #7cc4f3; --fitness-soft: #12293a; --not-examined: #b4bec8; --not-examined-soft: #262c33; --clean: #7fd6a0; --clean-soft: #142d1f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
a { color: var(--link); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .3rem .6rem; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.3rem; margin: 2.4rem 0 .7rem; }
h3 { font-size: 1.05rem; }
h4 { font-size: .95rem; font-weight: 600; }
p { margin: .4rem 0; }
.question { color: var(--quiet); margin: 0 0 .3rem; }
.verdict { display: grid; grid-template-columns: auto 1fr; gap: 1.1rem; align-items: center; padding: 1.2rem 1.4rem; border-left: .5rem solid var(--tone); background: var(--soft); border-radius: 0 .4rem .4rem 0; }
.verdict svg { width: 3.2rem; height: 3.2rem; color: var(--tone); }
.verdict p { max-width: 46rem; }
.findings-tone { --tone: var(--leak); --soft: var(--leak-soft); }
.fitness-tone { --tone: var(--fitness); --soft: var(--fitness-soft); }
.open-tone { --tone: var(--not-examined); --soft: var(--not-examined-soft); }
.clean-tone { --tone: var(--clean); --soft: var(--clean-soft); }
.leak { --tone: var(--leak); --soft: var(--leak-soft); }
.suspect { --tone: var(--suspect); --soft: var(--suspect-soft); }
.review { --tone: var(--review); --soft: var(--review-soft); }
.fitness { --tone: var(--fitness); --soft: var(--fitness-soft); }
.not-examined { --tone: var(--not-examined); --soft: var(--not-examined-soft); }
.panels { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; margin: 1rem 0; }
.panel { border: 1px solid var(--line); border-top: .3rem solid var(--tone); border-radius: .4rem; padding: .8rem 1rem; background: var(--paper); }
.panel h2 { margin: 0; font-size: .92rem; font-weight: 600; color: var(--ink); }
.panel .count { font-size: 1.7rem; font-weight: 650; line-height: 1.2; color: var(--tone); }
.panel .count small { font-size: .95rem; font-weight: 500; }
.panel p { margin: .2rem 0 0; font-size: .92rem; }
.panel svg { width: 100%; height: .8rem; margin-top: .6rem; display: block; }
svg .leak, svg .suspect, svg .review, svg .fitness, svg .not-examined { fill: var(--tone); }
svg .ground { fill: var(--line); }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: .8rem 0 0; font-size: .92rem; }
.facts div { display: flex; gap: .45rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; list-style: none; padding: 0; margin: 1.2rem 0 0; font-size: .95rem; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.columns ul, .limits { margin: .4rem 0; padding-left: 1.2rem; }
.columns li, .limits li { margin: .25rem 0; font-size: .92rem; }
small, .small { font-size: .86rem; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
td.rule, td.rule code { overflow-wrap: normal; }
td.number, th.number { text-align: right; padding-right: 1.2rem; white-space: nowrap; }
code, .path { font: .86em/1.45 ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.badge { display: inline-flex; gap: .35rem; align-items: center; padding: .05rem .5rem; border-radius: 1rem; background: var(--soft); color: var(--tone); font-size: .84rem; font-weight: 600; white-space: nowrap; }
.badge svg { width: .8rem; height: .8rem; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .7rem 0; background: var(--paper); }
summary { cursor: pointer; padding: .6rem 1rem; background: var(--panel); border-radius: .4rem; }
details[open] > summary { border-bottom: 1px solid var(--line); border-radius: .4rem .4rem 0 0; }
summary h3 { display: inline; overflow-wrap: anywhere; }
summary .badge { margin-left: .5rem; }
.instance { padding: .7rem 1rem .8rem; border-bottom: 1px solid var(--line); }
.instance:last-child { border-bottom: 0; }
.finding { display: grid; grid-template-columns: 8.5rem 1fr; gap: .2rem .8rem; margin: .55rem 0 0; padding-left: .7rem; border-left: .2rem solid var(--tone); }
.finding p { margin: 0; }
.finding .where { font-weight: 600; overflow-wrap: anywhere; }
.marks { color: var(--quiet); font-size: .86rem; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; margin: .8rem 0 0; padding: 0; }
figure { margin: 0; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; }
figure img { display: block; width: 100%; height: auto; background: #000; }
figcaption { font-size: .84rem; color: var(--quiet); margin-top: .3rem; overflow-wrap: anywhere; }
.analysis { border-left: .25rem solid var(--fitness); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
.analysis li { margin: .5rem 0; }
:target { outline: 2px solid var(--link); outline-offset: .25rem; }
footer { color: var(--quiet); font-size: .88rem; padding-top: 1.5rem; padding-bottom: 3rem; }
@media (max-width: 46rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.45rem; }
  .panels, .columns { grid-template-columns: 1fr; }
  .verdict { grid-template-columns: 1fr; gap: .6rem; }
  .verdict svg { width: 2.2rem; height: 2.2rem; }
  .finding { grid-template-columns: 1fr; }
  thead { position: absolute; left: -100vw; }
  tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  td, tbody th { display: block; border: 0; padding: .1rem 0; }
  td.number { display: inline-block; text-align: left; padding-right: 1rem; }
  td.number::before { content: attr(data-label) " "; color: var(--quiet); }
}
@media print {
  @page { size: A4; margin: 15mm; }
  :root { --paper: #fff; --ink: #000; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .finding, .panel, .verdict, figure, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  * { print-color-adjust: exact; }
}
`;
