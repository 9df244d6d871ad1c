import type { CreateVariant } from './variant.ts'

/** Each in a script of its own, so that a page loads the one that it measures. */
export const variants = {
  floor: async (): Promise<CreateVariant> => (await import('./variants/floor.tsx')).createFloor,
  'read-only': async (): Promise<CreateVariant> =>
    (await import('./variants/read-only.tsx')).createReadOnly,
  'bare-store': async (): Promise<CreateVariant> =>
    (await import('./variants/bare-store.tsx')).createBareStore,
  ours: async (): Promise<CreateVariant> => (await import('./variants/ours.tsx')).createOurs,
  'ours-context': async (): Promise<CreateVariant> =>
    (await import('./variants/ours-context.tsx')).createOursContext,
  'ours-transient': async (): Promise<CreateVariant> =>
    (await import('./variants/ours-transient.tsx')).createOursTransient,
  'ours-queries': async (): Promise<CreateVariant> =>
    (await import('./variants/ours-queries.tsx')).createOursQueries,
  zustand: async (): Promise<CreateVariant> =>
    (await import('./variants/zustand.tsx')).createZustand,
  'zustand-dense': async (): Promise<CreateVariant> =>
    (await import('./variants/zustand.tsx')).createDenseZustand,
  jotai: async (): Promise<CreateVariant> => (await import('./variants/jotai.tsx')).createJotai,
  valtio: async (): Promise<CreateVariant> => (await import('./variants/valtio.tsx')).createValtio,
  koota: async (): Promise<CreateVariant> => (await import('./variants/koota.tsx')).createKoota,
}

export type VariantName = keyof typeof variants
