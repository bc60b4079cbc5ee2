/** Keys that write on a new line, erase, or move a caret. */
const commands = /^(?:Enter|Backspace|Delete|Arrow.*|Page(?:Up|Down)|Home|End)$/;

/**
 * Whether a key is for a text that is written: a letter, a key that erases or moves the caret, "select all", or the Enter that
 * runs. What moves on (Tab), and what is for the browser, is not.
 */
export function isTyping(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  // Some keyboards make signs with AltGr, which may say that it is Ctrl and Alt.
  if ([...key].length === 1 && event.getModifierState("AltGraph")) return true;
  if (altKey) return false;
  if (ctrlKey || metaKey) return key === "Enter" || key.toLowerCase() === "a";
  return [...key].length === 1 || commands.test(key);
}
