type Translate = (message: string, ...args: (string | number)[]) => string;

const inEnglish: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(args[Number(index)] ?? placeholder));

let translate = inEnglish;

/** Translates user text; `{0}`, `{1}` … stand for the arguments. English until the editor's translator is set. */
export function t(message: string, ...args: (string | number)[]): string {
  return translate(message, ...args);
}

/** Lets the editor translate what core says; core itself knows no editor. */
export function useTranslator(translator: Translate): void {
  translate = translator;
}
