/** Shows the rows that a reviewer asks for; its digest stands in the page's policy. */
export const matrixScript = `
'use strict';
const rows = [...document.querySelectorAll('tbody')].map((body) => ({ body, text: body.textContent.toLowerCase() }));
const [text, leaves, layer, count] = ['text', 'leaves', 'layer', 'count'].map((id) => document.getElementById(id));
function filter() {
  const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const { dataset } = row.body;
    const fits = words.every((word) => row.text.includes(word))
      && (leaves.value === '' || dataset.leaves.split('|').includes(leaves.value))
      && (layer.value === '' || dataset.layer.split('|').includes(layer.value));
    row.body.hidden = !fits;
    if (fits) shown += 1;
  }
  count.textContent = shown + ' of ' + rows.length + ' rows';
}
for (const control of [text, leaves, layer]) control.addEventListener('input', filter);
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
document.querySelector('form').hidden = false;
filter();
`;
