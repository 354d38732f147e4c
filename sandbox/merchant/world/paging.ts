import type { PageQuery } from '../../../wallet-api/contract';
import type { World } from './world';

/** The part of the list that is served, and what the answer says it is. */
export interface Slice {
	readonly from: number;
	readonly to: number;
	readonly size: number;
	readonly current: number;
}

/** Where in a list of that many users the served page lies. */
export function sliceOf(
	asked: Pick<PageQuery, 'page' | 'size'>,
	{ cap, page }: World,
	length: number,
): Slice {
	const size = Math.min(asked.size, cap?.rows ?? asked.size);
	const step = cap?.begins === 'asked' ? asked.size : size;
	const last = Math.max(Math.ceil(length / step), 1);
	const served = { first: 1, notPastLast: Math.min(asked.page, last), asked: asked.page }[
		page?.served ?? 'asked'
	];
	const from = (served - 1) * step;
	return {
		from,
		to: from + size,
		size: cap?.says === 'asked' ? asked.size : size,
		current: page?.says === 'served' ? served : asked.page,
	};
}
