/** Bundler loader: a file's text as a string, whatever its kind. Edits to an example then reload the page that shows it. */
module.exports = function sourceLoader(source) {
  return `export default ${JSON.stringify(source)};`;
};
