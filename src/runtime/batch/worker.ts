import { deidentify, openRedactor, prepare } from '../index.js';
import { serve } from './serve.js';

serve({ prepare, deidentify, openRedactor });
