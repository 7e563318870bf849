/**
 * A Python editor, bundled with CodeMirror for pages to load when they need it.
 *
 * It lives in a shadow root: there CodeMirror adopts its style sheets, which the page's content
 * security policy allows, where style elements in the page are refused.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, temporarilySetTabFocusMode } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/**
 * @typedef {object} Editor
 * @property {() => string} text
 * @property {(text: string) => void} replace one change, which undo takes back
 * @property {() => void} undoable focus, so that undo is at hand
 */

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.5", minHeight: "22rem", maxHeight: "70vh", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink-soft)", backgroundColor: "var(--paper-raised)", border: "none" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-wash)",
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: "var(--code-name)" },
]);

/**
 * @param {object} options
 * @param {HTMLElement} options.host an element that becomes the editor
 * @param {string} options.text
 * @param {string} options.label
 * @param {(text: string) => void} options.onChange
 * @param {() => void} options.onSubmit
 * @returns {Editor}
 */
export function createEditor({ host, text, label, onChange, onSubmit }) {
  const root = host.attachShadow({ mode: "open" });
  const submit = { key: "Mod-Enter", run: () => (onSubmit(), true) };
  // The next Tab after Escape moves the focus on instead of indenting.
  const leave = { key: "Escape", run: temporarilySetTabFocusMode };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        python(),
        theme,
        syntaxHighlighting(colours),
        keymap.of([submit, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, leave, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
        EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
      ],
    }),
  });
  // Lines are measured before the shadow root's styles take effect.
  requestAnimationFrame(() => view.requestMeasure());
  return {
    text: () => view.state.doc.toString(),
    replace: (replacement) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: replacement } }),
    undoable: () => view.focus(),
  };
}
