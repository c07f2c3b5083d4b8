import { error, type Nothing } from './row.js';

/** ANC5xxx: templates of burned-in text, and its detection. */
export const pixelMessages = {
  ANC5001: error<{ problem: string; size: string }>({
    title: 'a region outside of the image',
    message: ({ problem, size }) => `this region does not lie in the image of ${size}: ${problem}`,
    page: {
      means: 'The template is for images of one size, and the rectangle reaches beyond its edges or holds no pixel.',
      matters: 'It was measured on another image: text that it was meant to cover stays.',
      wrong: 'template "a device" for Modality US, Columns 640, Rows 480 { black x 600 y 0 width 100 height 20 }',
      right: 'template "a device" for Modality US, Columns 640, Rows 480 { black x 540 y 0 width 100 height 20 }',
    },
  }),
  ANC5002: error<{ template: string }>({
    title: 'a template that no file meets',
    message: ({ template }) => `no file can meet what the template \`${template}\` is for`,
    page: {
      means: 'What stands behind `for` contradicts itself.',
      matters: 'The template would never black out anything.',
      wrong: 'template "a device" for Modality US, Modality MR { black x 0 y 0 width 100 height 20 }',
      right: 'template "a device" for Modality in {US, MR} { black x 0 y 0 width 100 height 20 }',
    },
  }),
  ANC5003: error<{ what: string; missing: string }>({
    title: 'a block that does nothing',
    message: ({ what, missing }) => `this ${what} does nothing: it has no ${missing}`,
    page: {
      means: 'A template needs at least one region to black out, a detection at least the confidence from which on it redacts.',
      matters: 'What it was meant to cover would stay.',
      wrong: 'detect text when Modality is US { review at confidence 0.3 }',
      right: 'detect text when Modality is US { redact at confidence 0.8 review at confidence 0.3 }',
    },
  }),
  ANC5004: error<{ written: string }>({
    title: 'not a confidence',
    message: ({ written }) => `${written} is no confidence`,
    help: () => 'a confidence is a number between 0 and 1, neither of them included: 0.80',
    page: {
      means: 'A confidence says how sure the detection is that something is text, from 0 to 1.',
      matters: 'Above 1 nothing would ever be redacted.',
      wrong: 'detect text when Modality is US { redact at confidence 80 }',
      right: 'detect text when Modality is US { redact at confidence 0.80 }',
    },
  }),
  ANC5005: error<{ problem: string }>({
    title: 'confidences out of order',
    message: ({ problem }) => `the confidences are out of order: ${problem}`,
    help: () => 'the order is `redact at` the greatest, `review at` a smaller one, `leave below` the same as the smallest of them',
    page: {
      means: 'From the greatest confidence down text is redacted, then reviewed, then left.',
      matters: 'Between two thresholds in the wrong order it would be a guess what happens.',
      wrong: 'detect text when Modality is US { redact at confidence 0.3 review at confidence 0.8 }',
      right: 'detect text when Modality is US { redact at confidence 0.8 review at confidence 0.3 }',
    },
  }),
  ANC5006: error<{ word: string }>({
    title: 'said twice in one block',
    message: ({ word }) => `\`${word}\` is said twice here`,
    page: {
      means: 'Each threshold, and `strict`, stands in a detection at most once.',
      matters: 'With two, it would be a guess which one holds.',
      wrong: 'detect text when Modality is US { redact at confidence 0.8 redact at confidence 0.7 }',
      right: 'detect text when Modality is US { redact at confidence 0.7 }',
    },
  }),
  ANC5007: error<{ name: string }>({
    title: 'two templates of one name',
    message: ({ name }) => `another template is called \`${name}\``,
    page: {
      means: 'Reports name templates by their name.',
      matters: 'It must be beyond doubt which one covered a region.',
      wrong: 'template "a" for Modality US { black outside regions }\ntemplate "a" for Modality CT { black x 0 y 0 width 9 height 9 }',
      right: 'template "a" for Modality US { black outside regions }\ntemplate "b" for Modality CT { black x 0 y 0 width 9 height 9 }',
    },
  }),
  ANC5008: error<Nothing>({
    title: 'regions that nothing declares',
    message: () => '`black outside regions` would black out the whole image of files that declare no region',
    help: () => 'add `SequenceOfUltrasoundRegions present` behind `for`',
    page: {
      means: 'The regions are those that SequenceOfUltrasoundRegions declares. Files without it have none.',
      matters: 'Their whole image would be lost.',
      wrong: 'template "any ultrasound" for Modality US { black outside regions }',
      right: 'template "any ultrasound" for Modality US, SequenceOfUltrasoundRegions present { black outside regions }',
    },
  }),
};
