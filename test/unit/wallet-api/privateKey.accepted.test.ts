/** Every form in which people paste a key is read, and is that key. */
import { childrenOf, decodeDer } from '../../../wallet-api/signing/keyKinds';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { bareOf, derOf, FORMS, rsaKey } from '../../support/keys';

const readKey = (text: string) => {
	const reading = parsePrivateKey(text);
	if (!reading.ok) throw new Error(reading.failure);
	return reading.value;
};

describe.each(['2048', '3072', '4096'])('an RSA key of %s bits', (bits) => {
	const key = rsaKey(bits);

	it.each(FORMS)('is read: $name', ({ paste }) => {
		const read = readKey(paste(key));
		expect(read.asymmetricKeyDetails?.modulusLength).toBe(Number(bits));
		expect(read.equals(key)).toBe(true);
	});
});

it('is read with the attributes that Windows writes after the key', () => {
	const keyUsage = Buffer.from('a00d300b0603551d0f310403020010', 'hex');
	const content = decodeDer(derOf(rsaKey('2048'), 'pkcs8'))?.content ?? Buffer.alloc(0);
	const length = Buffer.alloc(2);
	length.writeUInt16BE(content.length + keyUsage.length);
	const der = Buffer.concat([Buffer.from([0x30, 0x82]), length, content, keyUsage]);
	expect(childrenOf(decodeDer(der)?.content ?? content)).toHaveLength(4);
	expect(readKey(der.toString('base64')).equals(rsaKey('2048'))).toBe(true);
});

it('is read with what pasting adds: quotes between spaces, and marks that nobody sees', () => {
	const bare = bareOf(rsaKey('2048'), 'pkcs8');
	const marks = ['\u200B', '\u200E', '\u200F'];
	const pasted = marks.reduce(
		(text, mark, at) => text.replace(/(?=.{500}$)/, mark.repeat(at + 1)),
		bare,
	);
	expect(readKey(` "${bare}"\n`).equals(rsaKey('2048'))).toBe(true);
	expect(readKey(`" ${bare} "`).equals(rsaKey('2048'))).toBe(true);
	expect(readKey(pasted).equals(rsaKey('2048'))).toBe(true);
});

describe('a key that was read before', () => {
	const text = bareOf(rsaKey('2048'), 'pkcs8');
	const readOthers = (count: number, name: string) => {
		for (let other = 0; other < count; other++) parsePrivateKey(`${name} ${other}`);
	};

	it('is not parsed again', () => {
		const key = readKey(text);
		readOthers(20, 'a few');
		expect(readKey(text)).toBe(key);
	});

	it('is forgotten after many others, so that memory stays bounded', () => {
		const key = readKey(text);
		readOthers(200, 'many');
		const again = readKey(text);
		expect(again).not.toBe(key);
		expect(again.equals(key)).toBe(true);
	});

	it('is remembered beside 49 others, and no more', () => {
		readOthers(60, 'those before');
		const key = readKey(text.slice(0, 100) + ' ' + text.slice(100));
		readOthers(49, 'just enough');
		expect(readKey(text.slice(0, 100) + ' ' + text.slice(100))).toBe(key);
		readOthers(1, 'one too many');
		expect(readKey(text.slice(0, 100) + ' ' + text.slice(100))).not.toBe(key);
	});

	it('is not mixed up with another', () => {
		const other = rsaKey('2048-other');
		expect(readKey(text).equals(other)).toBe(false);
		expect(readKey(bareOf(other, 'pkcs8')).equals(other)).toBe(true);
		expect(readKey(text).equals(rsaKey('2048'))).toBe(true);
	});
});
