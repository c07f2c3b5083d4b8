/** The decoders of the verifier: builds of CharLS, OpenJPEG, OpenJPH and libjpeg-turbo. What is not used is not described. */
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const open: import('./emscripten.js').Open<'JpegLSDecoder'>;
  export default open;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const open: import('./emscripten.js').Open<'J2KDecoder'>;
  export default open;
}
declare module '@cornerstonejs/codec-openjph' {
  const open: import('./emscripten.js').Open<'HTJ2KDecoder'>;
  export default open;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const open: import('./emscripten.js').Open<'JPEGDecoder'>;
  export default open;
}
