export { applyEdits, type TextEdit } from './edits';
export type { LineTable, Span } from './lines';
export type {
  BodyKind,
  FileVariable,
  HeaderLine,
  HttpFile,
  HttpRequest,
  RequestBody,
  Separator,
} from './model';
export { type Plan, planHeader } from './plan';
export type { Refusal } from './refusal';
export { requestAt, scanHttpFile } from './scan';
