export { applyEdits, type TextEdit } from './edits';
export type { Span } from './lines';
export type { HttpRequest } from './model';
export { type Plan, planHeader } from './plan';
export type { Refusal } from './refusal';
export { requestAt, scanHttpFile } from './scan';
