import { deidentify, prepare } from '../index.js';
import { serve } from './serve.js';

serve({ prepare, deidentify });
