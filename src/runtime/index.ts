import type { Plan } from '../compiler/lower/plan.js';
