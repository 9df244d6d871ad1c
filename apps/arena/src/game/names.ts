/** Invented names, all different and short enough for a tag above a fighter's head; 320 at least. */
export const botNames: readonly string[] = `
  Brakka Iskra Vesper Tolk Ansa Ferrow Quill Rook Pike Moss Sable Dane Perbo Gwera Joven Wilen
  Rigo Arka Finbo Tadek Jubo Galla Yamar Mirgo Davin Corta Isso Sida Widel Sirin Belley Perne
  Gana Vata Zuka Brimar Holven Romo Lane Timo Pisa Belda Koda Selris Omo Faso Silen Kesley
  Dorbo Momo Bora Belris Dasa Sidel Maric Mirne Tada Mona Wika Haga Gavin Taka Lolo Maru
  Pergo Pivin Moga Vesna Iric Belmo Zana Yodo Delny Vasa Alra Zada Nolo Luga Uldel Taris
  Penso Adro Aldin Almo Amrik Anvi Arbo Ardel Arlo Arvek Asko Aster Atka Avel Azra Baldo
  Banto Barik Basra Bekko Belto Benka Berro Biska Bolde Bonta Borek Boska Bramo Brenn Brisa Brosk
  Brula Calda Canto Carro Cask Celdo Chaska Cinda Colm Corvo Cosma Cresk Dagna Dalko Dargo Darra
  Delka Demir Denvo Deska Dimra Dinko Dolvi Dorna Draska Drev Drimo Dulla Durro Eda Egil Ekko
  Elba Eldra Elmo Elska Embo Enra Erko Esko Estri Evra Fadel Falk Fanno Farra Feld Fenna
  Feska Filka Finn Flint Folko Forra Freya Frisk Fulvo Gadra Galdo Gamba Garro Gelda Gerno Gilda
  Ginko Glim Golda Gorrik Grada Grell Grivo Gulda Gusta Hadel Halka Hanno Harrow Haska Hedra Helmo
  Hesko Hilda Hinko Hodra Holt Horvo Hulda Husk Ibex Idra Ikkel Ilmo Imra Indo Inka Irsa
  Istvo Ivra Jadda Jarl Jaska Jelko Jenna Jesper Jinko Jolda Jorra Juna Jurek Kadra Kalda Kanto
  Karro Kaska Keldo Kenna Kerro Kilda Kimbo Kirra Klavo Knell Kolda Korrin Kosta Kresk Kuldo Kurra
  Ladro Lamka Larko Laska Leldo Lenka Lerro Liska Lodra Lomi Lorn Luska Lumo Lyra Madro Malka
  Mando Marrek Maska Melda Menko Merro Milda Minko Mirra Molko Morro Mulda Murk Nadra Nalko Nanda
  Narro Naska Nelda Nenko Nerra Nilko Nimra Nodda Norro Nuska Oden Okka Oldo Olmra Ondra Orbo
  Orrik Oska Otra Ozla Padro Palka Pando Parra Paska Peldo Penka Pilko Pinda Polra Porro Pulka
  Quado Quenn Quisk Radko Ralla Rando Raska Reldo Renka Resko Rilda Rinko Rodra Rolk Rosko Rulda
  Runa Ruska Sadro Salka Sando Sarro Selko Sento Serra Skell Solda Sorro Steld Sulko Svena Tamra
  Tarko Tenda Tesko Tilra Torvo Trell Tulka Udra Ulko Umbra Urso Vadra Valko Verro Vilda Volk
`
  .trim()
  .split(/\s+/)
