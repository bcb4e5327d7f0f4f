import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Width of an element in whole pixels, following its changes; 0 before it is on the page. */
export function useWidth<T extends HTMLElement>(): readonly [Ref<T>, number] {
  const node = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(node.current!.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node.current!);
    return () => observer.disconnect();
  }, []);
  return [node, width];
}
