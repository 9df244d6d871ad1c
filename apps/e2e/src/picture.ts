import type { Page } from 'playwright-core'

/** How many different colours a picture has, to the nearest 16 a channel: a blank page has few. */
export async function colourSpread(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    if (context === null) return 0
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    const colours = new Set<number>()
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
      colours.add(((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4))
    }
    return colours.size
  }, png.toString('base64'))
}
