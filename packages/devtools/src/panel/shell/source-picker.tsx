import { type ReactNode, useSyncExternalStore } from 'react'
import { usePanelSession } from '../session.ts'
import { useSourceReading } from '../source-reading.ts'
import { Icon } from './icons.tsx'
import { MenuButton } from './menu-button.tsx'
import { MenuItem } from './menu-item.tsx'
import { stateFace } from './state-face.ts'

/** Which link is looked at, with the state of that link; the others are in its menu. */
export function SourcePicker({ hasDetail }: { readonly hasDetail: boolean }): ReactNode {
  const { sources, source, selectSource } = usePanelSession()
  const list = useSyncExternalStore(sources.subscribe, sources.get)
  const state = useSourceReading(({ stats }) => stats.state)
  const isThere = source !== undefined && list.includes(source)
  const { icon, tone } = stateFace(isThere ? state : undefined)
  return (
    <MenuButton
      label="Source"
      className="source"
      isNamedByFace
      title={source === undefined ? 'No source' : `${source.label}, ${source.detail}, ${state}`}
      face={
        <>
          <Icon name={icon} className={tone} />
          <span className="source-words">
            <span className="visually-hidden">Source </span>
            {source?.label ?? 'No source'}
            {hasDetail && source !== undefined && <span className="t3"> {source.detail}</span>}
          </span>
          <Icon name="down" />
        </>
      }
    >
      {() =>
        list.length === 0 ? (
          <MenuItem text="No source is there yet" onChoose={() => undefined} />
        ) : (
          list.map(({ id, label, detail }) => (
            <MenuItem
              key={id}
              text={label}
              aside={detail}
              isChosen={id === source?.id}
              onChoose={() => selectSource(id)}
            />
          ))
        )
      }
    </MenuButton>
  )
}
