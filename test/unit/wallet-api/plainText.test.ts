import { plainText } from '../../../wallet-api/calling/plainText';

it.each([
	['<style type="text/css">a { color: red }</style>Blocked', 'Blocked'],
	['<script src="a.js">x()</script >Blocked', 'Blocked'],
	['<title lang="en">403</title>\n<h1>Blocked</h1>', 'Blocked'],
	['<!-- a > b --><p>Blocked<br>by policy', 'Blocked by policy'],
	['Blocked <a href="', 'Blocked'],
	['<SCRIPT>x()</script>Blocked', 'Blocked'],
	['plain words', 'plain words'],
])('%j says %j', (page, words) => {
	expect(plainText(page)).toBe(words);
});

it('looks at the beginning alone', () => {
	expect(plainText(`said${' '.repeat(10_000)}more`)).toBe('said');
});
