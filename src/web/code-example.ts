/** Text the page opens with: written for this page; the events in it are made up. */
export const EXAMPLE_TEXT = `Iran's foreign minister arrived in Islamabad on Monday and met Pakistan's prime minister. The two sides signed three agreements on trade and border security and agreed to raise bilateral trade from three to ten billion dollars by 2028.

Pakistan's commerce minister said Islamabad would open two new border markets next year. Work on a gas pipeline between the two countries is still delayed. Tehran denied that its forces had shelled a village across the border.

A state news agency called the visit a "historic turning point" and accused foreign powers of backing terrorists. Pakistan's ambassador said security was now the driving engine of trade.`;

export const EXAMPLE_DATE = '2025-11-25';
