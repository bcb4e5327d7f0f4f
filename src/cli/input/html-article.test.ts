import { describe, expect, test } from 'vitest';
import { readArticle } from './html-article.js';
import { plainText, shapeOf, stripSilent } from './html-source.js';

const at = { file: 'p.html' };
const paragraph = 'The foreign ministers of the two states met in the capital and spoke about trade, the border and a railway, the ministry said in a statement. ';

describe('readArticle', () => {
  test('takes the article and what the tags say of it, and leaves the rest of the page', () => {
    const { value, issues } = readArticle(`<!doctype html><html><head><title>Talks held | Daily</title><meta property="og:title" content="Talks held">
      <meta property="og:site_name" content="The Daily"><meta property="article:published_time" content="2025-11-25T08:00:00+05:00">
      <link rel="canonical" href="https://daily.example/talks"><script>var visited = "<p>no</p>";</script><style>p{}</style></head>
      <body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Talks held</h1><p>${paragraph.repeat(3)}</p><p>Second &amp; last: ${paragraph.repeat(2)}</p><!-- hidden --></article>
      <footer>Copyright</footer></body></html>`, 'p', at);
    expect(issues).toEqual([]);
    expect(value).toMatchObject({ id: 'p', title: 'Talks held', date: '2025-11-25', url: 'https://daily.example/talks', outlet: { name: 'The Daily' } });
    expect(value?.text).toContain(`${paragraph.trim()}\n\nSecond & last: The foreign`);
    for (const unwanted of ['visited', 'hidden', 'Copyright', 'Sport', '<']) expect(value?.text).not.toContain(unwanted);
  });

  test('takes what text there is where the page is no article', () => {
    const { value } = readArticle('<p>Iran &lt;&#8211;&gt; Pakistan</p><p>Talks.</p>', 'p', at);
    expect(value).toMatchObject({ text: expect.stringMatching(/^Iran <–> Pakistan\n\nTalks\.$/) });
    expect(value).not.toHaveProperty('date');
  });

  test.each([
    ['deep nesting', `${'<div>'.repeat(50_000)}Iran visited.${'</div>'.repeat(50_000)}`],
    ['many elements', `${'<b>x</b>'.repeat(100_000)}<p>Iran visited.</p>`],
    ['many scripts', `${'<script>alert(1)</script>'.repeat(200_000)}<p>Iran visited.</p>`],
    ['a script never closed before it', '<p>Iran visited.</p><script>while(1){'],
    ['tags never closed', `<p>Iran visited.</p>${'<b '.repeat(500_000)}`],
    ['comments never closed', `<p>Iran visited.</p>${'<!-- '.repeat(500_000)}`],
  ])('is not stopped by %s', (_, html) => {
    expect(readArticle(html, 'p', at).value?.text).toContain('Iran visited.');
  }, 10_000);

  test.each([['', ''], ['only a script', '<script>x</script>'], ['only tags', '<html><body><div></div></body></html>']])('has nothing to take from a page with %s', (_, html) => {
    expect(readArticle(html, 'p', at)).toEqual({ value: null, issues: [{ code: 'document/empty', message: 'the page has no text', at }] });
  });
});

test('stripSilent leaves out scripts, styles and comments in any letter case', () => {
  expect(stripSilent('a<SCRIPT src="x">1</b></Script >b<!-- <p> -->c<style>p</style>d')).toBe('abcd');
  expect(stripSilent('a<!-- never closed')).toBe('a');
});

test('shapeOf counts elements and levels', () => {
  expect(shapeOf('<div><p>a<br><img src="x"></p><p/></div></div><i>b</i>')).toEqual({ elements: 6, depth: 2 });
});

test('plainText keeps blocks apart and decodes entities it knows', () => {
  expect(plainText('<h1>A  &amp;\nB</h1><p>C<b>D</b> &unknown; &#x41;&#0;</p>')).toBe('A & B\n\nCD &unknown; A&#0;');
});
