import { useEffect, useRef, useState } from 'preact/hooks';
import type { Places, ThirdParties } from '../../server/contract.js';
import { useApi, type ApiState } from '../api-client.js';
import { ChartFigure } from '../chart-figure.js';
import { RegionMap, type CountryShape } from '../charts/region-map.js';
import { actorName } from '../actor-names.js';
import { joinWords, plural } from '../format.js';
import { toQuery, type Scope } from '../query.js';
import { open, type View } from '../state.js';
import { loadWorld } from '../world.js';
import { Loaded, Panel } from './panel.js';

/** Where did it happen, and who else is around? */
export function MapPanel({ view, scope, thirdParties }: { readonly view: View; readonly scope: Scope; readonly thirdParties: ApiState<ThirdParties> }) {
  const places = useApi<Places>(`/api/places?${toQuery(view, scope)}`);
  const [countries, setCountries] = useState<readonly CountryShape[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watcher.disconnect();
      loadWorld().then(setCountries, (error: unknown) => setFailure((error as Error).message));
    }, { rootMargin: '400px' });
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);
  return (
    <Panel title="Where" question={scope.origin === null ? 'Places the sentences name' : `Places ${scope.origin} names`} id="map">
      <div ref={box}>
        {failure ? <p class="note" role="alert">The outlines of the map could not be loaded: {failure}.</p> : null}
        <Loaded state={places} room={330}>
          {({ places: found, withoutPlace }) => {
            const positioned = found.flatMap((place) => (place.lat === null || place.lon === null ? [] : [{ ...place, lat: place.lat, lon: place.lon }]));
            return (
              <ChartFigure name={`Places ${scope.pair}`} height={(width) => Math.round(Math.min(380, Math.max(260, width * 0.68)))} caption={describe(found, withoutPlace)}
                draw={(size) => (countries ? <RegionMap countries={countries} a={scope.a} b={scope.b} thirdParties={thirdParties.answer?.rows ?? []} places={positioned} size={size} /> : null)}
                table={{ columns: ['Place', 'State', 'Acts', 'Newest'], rows: found.map((place) => [place.name, place.code ? actorName(place.code) : null, place.events, place.latest]) }}
                onMark={(mark) => {
                  const [kind, key] = mark.split('|') as [string, string];
                  if (kind === 'place') open('events', toQuery(view, scope, { place: found.filter(({ name, lat }) => name === key && lat !== null).flatMap(({ names }) => names) }));
                  else open('events', toQuery(view, scope, { pair: null, actor: key, source: null, target: null }));
                }}>
                <ul class="legend"><li><span class="swatch swatch-place" aria-hidden="true" /><span>place, by number of acts</span></li><li><span class="swatch swatch-tied" aria-hidden="true" /><span>other actor, stronger with more acts</span></li></ul>
              </ChartFigure>
            );
          }}
        </Loaded>
        <p class="note">Outlines as Natural Earth draws them; they take no side on disputed borders.</p>
      </div>
    </Panel>
  );
}

function describe(places: Places['places'], withoutPlace: number): string {
  if (places.length === 0) return `None of the ${plural(withoutPlace, 'act')} names a place.`;
  const top = places.slice(0, 2).map(({ name, events }) => `${name} (${events})`);
  return `Most acts are placed in ${joinWords(top)}; ${withoutPlace === 0 ? 'every act names a place' : `${plural(withoutPlace, 'act')} name${withoutPlace === 1 ? 's' : ''} none`}.`;
}
