import { readingOf } from './dist/src/verifier/residue/patterns/reading.js';
import { allPatterns } from './dist/src/verifier/residue/patterns/all.js';
const c=()=>{const u=process.cpuUsage();return (u.user+u.system)/1000};
for (const text of ['Helix 64','4KKG6YCPX5PQ','SYNTHETIC CT WORKS','Basic Application Confidentiality Profile','anonc 0.1.0']) {
  let t=c(); const r=readingOf(text,{kind:'label',identifying:false,technical:false}); console.log(text,'reading',(c()-t).toFixed(1));
  allPatterns.forEach((p,i)=>{ t=c(); p(r); const d=c()-t; if(d>0.5) console.log('   ',['contacts', 'network', 'nationalIds', 'recordNumbers', 'dates', 'ages', 'addresses', 'names', 'positions', 'digests'][i],d.toFixed(1)); });
}
