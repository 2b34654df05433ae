// What a single line is. Every expression is anchored and runs on a line whose leading blanks are cut off,
// so that none can take more than linear time.

const HTTP_METHODS =
  'GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|CONNECT|TRACE|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|' +
  'CHECKOUT|CHECKIN|REPORT|MERGE|MKACTIVITY|MKWORKSPACE|VERSION-CONTROL|BASELINE-CONTROL|MKCALENDAR|ACL|' +
  'SEARCH|GRAPHQL';
const OTHER_PROTOCOLS = 'SSE|EVENTSOURCE|GRPC|MQTTS?|AMQP|WSS?|WEBSOCKET';
const METHOD = new RegExp(`^(?:${HTTP_METHODS}|${OTHER_PROTOCOLS})(?=\\s+\\S)`);
const METHOD_IN_ANY_CASE = new RegExp(METHOD.source, 'i');
const UNLISTED_METHOD = /^[A-Z][A-Z-]*(?=\s+\S)/;
const ABSOLUTE_TARGET = /^(?:[a-z]+:\/\/|\/|\{\{.+\}\})/i;
const QUERY = /^[?&](?:[^(=?&)]+=|\{\{.*\}\}$)/;
const SCRIPT_BRACES = /^\{\{(?:@js\s+)?[+@]?(?:request|streaming|response|after|responseLogging)?$/i;
const GRAPHQL = /^(?:query|mutation|fragment\s+[^\s(]+\s+on\s|gql(?:\s+[^\s(]+)?\s+<\s)/;

/** True for a line without visible characters, which ends a header block in all dialects. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** True for `###` at any indent. */
export const isSeparator = (text: string): boolean => text.trimStart().startsWith('###');

/** True for `#` and `//` lines, as REST Client and JetBrains see them. */
export const isComment = (text: string): boolean => /^(?:#|\/\/)/.test(text.trimStart());

/** True for the comments that httpYac, too, passes over inside a header block: `# text` and `//text`. */
export const isCommentInHeaders = (text: string): boolean => /^(?:#\s|\/\/)/.test(text.trimStart());

/** True for the line that opens httpYac's comment block. */
export const opensComment = (text: string): boolean => text.trim() === '/*';
/** True for the line that closes httpYac's comment block. */
export const closesComment = (text: string): boolean => text.trim() === '*/';

/** True for httpYac's `...name` line. */
export const isSpread = (text: string): boolean => /^\.{3}\S+$/.test(text.trim());

/** True for `@name …`; httpYac does without the equals sign. */
export const isVariable = (text: string): boolean => /^@[^\s=:]/.test(text.trimStart());

/** True for query lines that both REST Client and httpYac add to the URL. */
export const isQuery = (text: string): boolean => QUERY.test(text.trim());

/** True for query lines as REST Client knows them, with or without an equals sign. */
export const isRestClientQuery = (text: string): boolean => /^[?&]/.test(text.trimStart());

/** True for path lines that httpYac adds to the URL. */
export const isPath = (text: string): boolean => text.trimStart().startsWith('/') && !text.includes('*');

/** True for a first line that REST Client runs as a curl command. */
export const isCurl = (text: string): boolean => /^curl/i.test(text.trimStart());

/** True for the status line of a response kept in the file. */
export const isStatusLine = (text: string): boolean => /^HTTP\/[\d.]+/.test(text.trimStart());

/** True for a GraphQL operation, which httpYac reads up to the next blank line. */
export const opensGraphql = (text: string): boolean => GRAPHQL.test(text.trimStart());

/** True for the line that opens an httpYac JavaScript block. */
export const opensBraces = (text: string): boolean => SCRIPT_BRACES.test(text.trim());
/** True for the line that closes an httpYac JavaScript block. */
export const closesBraces = (text: string): boolean => text.trim() === '}}';

/** True for `> {%`, and for `< {%` where a request has not begun yet. */
export const opensHandler = (text: string, inRequest: boolean): boolean =>
  (inRequest ? /^>\s*\{%/ : /^[<>]\s*\{%/).test(text.trimStart());
/** True for a line that ends with `%}`. */
export const closesHandler = (text: string): boolean => text.trimEnd().endsWith('%}');

/** True for `> file`, and for `< file` where a request has not begun yet. */
export const isScriptFile = (text: string, inRequest: boolean): boolean =>
  (inRequest ? /^>\s+[^\s{%}]+$/ : /^[<>]\s+[^\s{%}]+$/).test(text.trim());

/** True for redirections, response references and assertions, which need a request above them. */
export const isAftermath = (text: string): boolean => /^(?:>>|<>|\?\?)/.test(text.trimStart());

/** True for httpYac's `proto < file`, whose options look like headers. */
export const isProtoImport = (text: string): boolean => /^proto\s+<\s/.test(text.trimStart());

/** The method of a line that starts a request wherever it stands, or undefined. */
export function methodOf(text: string): string | undefined {
  return METHOD.exec(text.trimStart())?.[0];
}

/** The method of a line that starts a request only as the first one: lower case and unlisted ones, too. */
export function leadingMethodOf(text: string): string | undefined {
  const start = text.trimStart();
  return (METHOD_IN_ANY_CASE.exec(start) ?? UNLISTED_METHOD.exec(start))?.[0];
}

/** True when text can be what a request asks for; keeps prose, SQL and JSON from being taken for requests. */
export function isTarget(text: string): boolean {
  const target = text.trim();
  if (ABSOLUTE_TARGET.test(target)) return true;
  const url = target.replace(/ HTTP\/\S*$/, '');
  return /^[\w.-]/.test(url) && !/\s/.test(url) && /[./:?]|^localhost$|\{\{/.test(url);
}

/** True for text that opens a `{{` it does not close. */
export const isTemplateOpen = (text: string): boolean => text.lastIndexOf('{{') > text.lastIndexOf('}}');
