// retext on every file named: simplify, passive, equality, readability and repeated words over Markdown.
import { readFileSync } from 'node:fs'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextPassive from 'retext-passive'
import retextReadability from 'retext-readability'
import retextRepeatedWords from 'retext-repeated-words'
import retextSimplify from 'retext-simplify'
import retextStringify from 'retext-stringify'

const rules = unified()
  .use(retextEnglish)
  .use(retextSimplify)
  .use(retextPassive)
  .use(retextEquality)
  .use(retextReadability)
  .use(retextRepeatedWords)
  .use(retextStringify)
const pages = unified().use(remarkParse).use(remarkRetext, rules).use(retextStringify)

for (const file of process.argv.slice(2)) {
  const page = await pages.process(readFileSync(file, 'utf8')).catch((error) => ({ messages: [error] }))
  for (const message of page.messages) console.log(`${file}: ${message}`)
}
